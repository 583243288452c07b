import { Card, Disclosure, PromiseBadge, type PromiseState } from '../../../web/components/index.ts'
import { formatTaken } from '../../../web/format.ts'
import type { ClockLedger } from '../../promises/rules/clock-ledger.ts'
import type { ClockView } from '../../promises/rules/clock-times.ts'
import { isInternalClock, type Clock } from '../../promises/rules/clock.ts'
import type { RungStep } from '../../promises/rules/rung-step.ts'
import { LedgerView } from './ledger-view.tsx'
import { RungsView } from './rungs-view.tsx'
import { urgencyOf, type Look } from './ticket-marks-view.tsx'

/** A clock with its state at this moment and the reason for its due moment. */
export type ShownClock = Pick<Clock, 'kind' | 'cycle' | 'startedAt' | 'stoppedAt' | 'agreement' | 'target'> &
  ClockView & { readonly position: number; readonly ledger: ClockLedger }

type Props = {
  readonly look: Look
  readonly clocks: readonly ShownClock[]
  readonly covered: boolean
  /** What has rung for them; nobody but the desk is shown it. */
  readonly rungs?: readonly RungStep[]
}

/** What the ticket was promised and how it stands, each with "why this hour?" (ux S13). */
export function ClocksView({ look, clocks, covered, rungs = [] }: Props) {
  const { t } = look
  return (
    <Card title={t('tickets.page.clocks')} level={3} id="zegary">
      {clocks.length === 0 && (
        <p className="muted">{t(covered ? 'tickets.page.no_clocks' : 'tickets.page.no_clocks_uncovered')}</p>
      )}
      <ul className="clock-list">
        {clocks.map((clock) => (
          <ClockItem
            key={clock.position}
            {...{ look, clock }}
            rungs={rungs.filter(({ position }) => position === clock.position)}
          />
        ))}
      </ul>
    </Card>
  )
}

function ClockItem({ look, clock, rungs }: { look: Look; clock: ShownClock; rungs: readonly RungStep[] }) {
  const { t } = look
  const promise = promiseOf(look, clock)
  return (
    <li className="clock">
      <span className="clock-name">
        {t(`promises.clock.${clock.kind}`)}
        {isInternalClock(clock) && <span className="clock-internal">{t('promises.internal')}</span>}
      </span>
      {promise ? (
        <PromiseBadge {...look} promise={promise} />
      ) : (
        <span className="faint">{t('promises.state.cancelled')}</span>
      )}
      <Disclosure summary={t('tickets.page.why_this_hour')}>
        <LedgerView look={look} ledger={clock.ledger} dueAt={clock.dueAt} />
      </Disclosure>
      <RungsView look={look} rungs={rungs} />
    </li>
  )
}

function promiseOf({ locale, now }: Look, clock: ShownClock): PromiseState | null {
  const { stoppedAt, startedAt, state, dueAt, lateMs, agreement, open } = clock
  if (stoppedAt !== null) return { state: 'met', took: formatTaken(startedAt, stoppedAt, locale), late: lateMs > 0 }
  if (state === 'paused') return { state: 'paused' }
  if (!open || dueAt === null) return null
  return { state: agreement === null ? urgencyOf(dueAt, now) : 'agreed', due: dueAt }
}

/**
 * The clocks of the present cycle, the last of each kind: what was answered before no longer waits.
 *
 * @param whose Internal targets stand on the desk's page only, whoever looks at the customer's.
 */
export function presentClocks<Shown extends Pick<ShownClock, 'kind' | 'cycle' | 'position' | 'target'>>(
  clocks: readonly Shown[],
  cycle: number,
  whose: 'customers' | 'desk' = 'customers',
): Shown[] {
  const present = clocks.filter((clock) => clock.cycle === cycle && (whose === 'desk' || !isInternalClock(clock)))
  const last = new Map(present.map((clock) => [`${clock.kind} ${isInternalClock(clock)}`, clock]))
  return [...last.values()].toSorted((one, other) => one.position - other.position)
}

/** How a clock of a kind stands on the line of milestones. */
export function milestoneOf(clock: ShownClock): 'done' | 'late' | 'current' {
  if (clock.stoppedAt !== null) return 'done'
  return clock.lateMs > 0 ? 'late' : 'current'
}
