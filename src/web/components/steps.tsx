import type { ReactNode } from 'react'
import type { Translate } from '../../platform/i18n.ts'
import { Icon } from '../icons.tsx'

/** Where a person is in a wizard. `current` counts from 1. */
export function Stepper({ t, steps, current }: { t: Translate; steps: readonly string[]; current: number }) {
  return (
    <nav className="stepper" aria-label={t('web.steps')}>
      <p className="stepper-count">{t('web.step_of', { step: current, count: steps.length })}</p>
      <ol className="stepper-steps">
        {steps.map((step, index) => (
          <li
            key={step}
            className={stepClass(index + 1, current)}
            aria-current={index + 1 === current ? 'step' : undefined}
          >
            <span className="step-mark">
              {index + 1 < current ? <Icon name="check" label={t('web.step_done')} size="small" /> : index + 1}
            </span>
            <span className="step-name">{step}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const stepClass = (step: number, current: number): string => {
  if (step < current) return 'step step-done'
  return step === current ? 'step step-current' : 'step'
}

export type TimelineStep = { title: ReactNode; note?: ReactNode; state: 'done' | 'current' | 'open' | 'late' }

/** What happened and what comes: a line of dots where there is room, a column where there is not. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  return (
    <div className="timeline-frame">
      <ol className="timeline" aria-label={label}>
        {steps.map(({ title, note, state }, index) => (
          <li
            key={index}
            className={`timeline-step timeline-${state}`}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            <span className="timeline-dot" aria-hidden="true" />
            <span className="timeline-title">{title}</span>
            {note && <span className="timeline-note">{note}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}
