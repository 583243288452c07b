import { Disclosure } from '../../../web/components/index.ts'
import { formatStamp } from '../../../web/format.ts'
import { listeners } from '../../promises/rules/escalation.ts'
import type { RungStep } from '../../promises/rules/rung-step.ts'
import type { Look } from './ticket-marks-view.tsx'

/** Which reminders and escalations a clock has already set off, newest first; for the desk only. */
export function RungsView({ look, rungs }: { look: Look; rungs: readonly RungStep[] }) {
  const { t } = look
  if (rungs.length === 0) return null
  return (
    <Disclosure summary={`${t('promises.rungs')} (${rungs.length})`}>
      <ul className="rung-list">
        {rungs.toReversed().map((rung) => (
          <li key={`${rung.at.toString()} ${rung.step} ${rung.event}`}>
            <time dateTime={rung.at.toString()}>{formatStamp(rung.at, look.locale)}</time>{' '}
            {t(`promises.rung.${rung.event}`)}
            {rung.event !== 'handed_over' && (
              <span className="muted"> · {t('promises.rung_told', { who: who(look, rung) })}</span>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function who({ t }: Look, { tell }: RungStep): string {
  const names = listeners.filter((each) => tell.includes(each)).map((each) => t(`promises.listener.${each}`))
  return names.length === 0 ? t('promises.listener.nobody') : names.join(', ')
}
