import type { ReactNode } from 'react'
import type { Translate } from '../../../platform/i18n.ts'
import { Disclosure } from '../../../web/components/index.ts'

/** One clock that a ticket would get, in words, with the reason for its hour. */
export type ShownClock = {
  readonly key: string
  readonly name: string
  readonly internal: boolean
  readonly due: string
  readonly why: ReactNode
}

export type Simulation = {
  /** "Fri 26.03.2027, 16:30" */
  readonly opened: string
  readonly priorities: readonly {
    readonly priority: string
    readonly title: string
    readonly note: string | null
    readonly clocks: readonly ShownClock[]
  }[]
  /** Why nothing can be counted. */
  readonly problem: string | null
}

/** What tickets opened at a moment would be promised under the plan as it is typed (S27). */
export function SimulationView({ t, simulation }: { readonly t: Translate; readonly simulation: Simulation }) {
  const { opened, priorities, problem } = simulation
  return (
    <div className="simulation" data-part="simulation">
      {problem === null ? <p className="simulation-opened">{t('terms.sim.opened', { time: opened })}</p> : null}
      {problem !== null && <p className="muted">{problem}</p>}
      {priorities.map(({ priority, title, note, clocks }) => (
        <section key={priority} className="simulation-priority" aria-label={title}>
          <h3>{title}</h3>
          {note !== null && <p className="muted">{note}</p>}
          {clocks.length === 0 && <p className="muted">{t('terms.sim.nothing')}</p>}
          <ul>
            {clocks.map((clock) => (
              <Clock key={clock.key} {...{ t, clock }} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Clock({ t, clock }: { readonly t: Translate; readonly clock: ShownClock }) {
  return (
    <li className={clock.internal ? 'simulation-clock simulation-internal' : 'simulation-clock'}>
      <div className="simulation-line">
        <span>
          {clock.name}
          {clock.internal && <span className="clock-internal">{t('promises.internal')}</span>}
        </span>
        <strong className="figures">{clock.due}</strong>
      </div>
      <Disclosure summary={t('tickets.page.why_this_hour')}>{clock.why}</Disclosure>
    </li>
  )
}
