import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import { MoveChip, PriorityBadge, PromiseBadge, StateBadge, type PromiseState } from '../../../web/components/index.ts'
import type { PriorityScheme } from '../../catalogue/rules/plan.ts'
import { priorityMessages } from '../../catalogue/rules/priorities.ts'
import type { Ticket } from '../rules/ticket.ts'

/** Who reads, and when: what every mark of time and language needs. */
export type Look = { readonly t: Translate; readonly locale: Locale; readonly now: Temporal.Instant }

export type Viewer = 'customer' | 'staff'

/** A promise that falls due within this many minutes stands out. */
const SOON_MINUTES = 60

export type Due = Pick<Ticket, 'state' | 'move' | 'covered' | 'agreedUntil' | 'nextDueAt' | 'nextDueKind'>

/** What falls due next, in words and as a time on the wall; says so where nothing is promised. */
export function NextPromise({ look, ticket, named }: { look: Look; ticket: Due; named?: boolean }) {
  const { t } = look
  const promise = ticket.state === 'closed' ? null : promiseOf(ticket, look.now)
  if (promise === null) return <span className="faint meta">{t(silence(ticket))}</span>
  const kind = promise.state === 'agreed' ? 'agreed' : ticket.nextDueKind
  return (
    <span className="next-promise">
      {named && kind && <span className="muted">{t(`tickets.list.due_kind.${kind}`)}</span>}
      <PromiseBadge {...look} promise={promise} />
    </span>
  )
}

/** Whether a list has something to say of what comes next: a moment, or that nothing is promised. */
export const hasPromise = ({ state, move, covered, agreedUntil, nextDueAt }: Due): boolean =>
  state !== 'closed' && (nextDueAt !== null || !covered || (move === 'agreed' && agreedUntil !== null))

/** How urgent a moment is. */
export function urgencyOf(due: Temporal.Instant, now: Temporal.Instant): 'late' | 'soon' | 'ok' {
  const left = due.epochMilliseconds - now.epochMilliseconds
  if (left < 0) return 'late'
  return left <= SOON_MINUTES * 60_000 ? 'soon' : 'ok'
}

/** Whose move it is while a ticket is open; its state when it no longer is. */
export function StandingMark({
  t,
  ticket,
  viewer = 'customer',
}: {
  t: Translate
  ticket: Pick<Ticket, 'state' | 'move'>
  viewer?: Viewer
}) {
  if (ticket.state === 'closed') return <StateBadge>{t('tickets.state.closed')}</StateBadge>
  return <MoveChip t={t} move={ticket.move} viewer={viewer} />
}

/** A priority with the name that its plan gives it. */
export function PriorityMark({
  t,
  ticket,
}: {
  t: Translate
  ticket: Pick<Ticket, 'priority'> & { readonly scheme: PriorityScheme }
}) {
  return (
    <span className="mark-row">
      <PriorityBadge t={t} priority={ticket.priority} />
      <span>{t(priorityMessages(ticket.scheme, ticket.priority).title)}</span>
    </span>
  )
}

function promiseOf({ nextDueAt, move, agreedUntil }: Due, now: Temporal.Instant): PromiseState | null {
  if (move === 'agreed' && agreedUntil !== null) return { state: 'agreed', due: agreedUntil }
  return nextDueAt === null ? null : { state: urgencyOf(nextDueAt, now), due: nextDueAt }
}

function silence({ state, covered }: Due): string {
  if (state === 'closed') return 'tickets.list.nothing_due'
  return covered ? 'tickets.list.nothing_due' : 'tickets.list.nothing_promised'
}
