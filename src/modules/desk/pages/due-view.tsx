import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import { CountDown, PromiseBadge } from '../../../web/components/index.ts'
import { formatMoment, formatTime, isToday } from '../../../web/format.ts'
import { queueHorizon } from '../../tickets/rules/queue-horizon.ts'
import type { Ticket } from '../../tickets/rules/ticket.ts'

/** Who reads, and when: what every mark of time and language needs. */
export type Look = { readonly t: Translate; readonly locale: Locale; readonly now: Temporal.Instant }

export type Waiting = Pick<Ticket, 'state' | 'move' | 'agreedUntil' | 'nextDueAt' | 'nextDueKind'>

type Urgency = 'late' | 'soon' | 'later'

/** Late from the instant after the due moment, soon until the desk's horizon. */
export function urgencyOf(due: Temporal.Instant, now: Temporal.Instant): Urgency {
  if (due.epochMilliseconds < now.epochMilliseconds) return 'late'
  return due.epochMilliseconds < queueHorizon(now).epochMilliseconds ? 'soon' : 'later'
}

/** When a ticket falls due: loud when late, tinted when soon, plain otherwise; what it waits for when no clock runs. */
export function DueView({ look, ticket }: { look: Look; ticket: Waiting }) {
  const { nextDueAt, move, agreedUntil } = ticket
  if (nextDueAt !== null) return <DueMoment look={look} due={nextDueAt} />
  if (move === 'agreed' && agreedUntil !== null)
    return <span className="due-plain">{formatMoment(agreedUntil, look.now, look.locale)}</span>
  return <span className="due-plain due-none">{look.t('desk.no_clock')}</span>
}

function DueMoment({ look, due }: { look: Look; due: Temporal.Instant }) {
  const { t, locale, now } = look
  const urgency = urgencyOf(due, now)
  const today = isToday(due, now)
  if (urgency !== 'later') return <PromiseBadge {...look} promise={{ state: urgency, due }} dense />
  return (
    <span className="due-plain">
      <time dateTime={due.toString()}>{today ? formatTime(due, locale) : formatMoment(due, now, locale)}</time>
      {today && (
        <>
          {' · '}
          <CountDown {...{ t, locale, now, due }} bare />
        </>
      )}
    </span>
  )
}

/** What the second line says of a ticket's wait: the clock that runs, and whose move it is when it is not ours. */
export function waitOf({ t }: Pick<Look, 't'>, { state, move, nextDueAt, nextDueKind }: Waiting): string {
  const clock = nextDueAt === null || nextDueKind === null ? [] : [t(`desk.clock.${nextDueKind}`)]
  const wait =
    state === 'solved'
      ? [t('desk.waits.solved')]
      : move === 'support' && clock.length > 0
        ? []
        : [t(`desk.waits.${move}`)]
  return [...clock, ...wait].join(' · ')
}
