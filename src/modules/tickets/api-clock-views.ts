import type { Static } from 'typebox'
import { isInternalClock } from '../promises/rules/clock.ts'
import type { Translate } from '../../platform/i18n.ts'
import type { ClockLedger, ExplainedClock, PromiseCard } from '../promises/index.ts'
import type { ClockOut, PromisePreviewOut } from './api-schemas.ts'

type Row = Static<typeof ClockOut>['why'][number]
type Promised = Static<typeof PromisePreviewOut>['promises'][number]

/** One clock as it stands now, with what was counted day by day. */
export function clockOf(clock: ExplainedClock): Static<typeof ClockOut> {
  return {
    kind: clock.kind,
    cycle: clock.cycle,
    state: clock.state,
    startedAt: clock.startedAt.toString(),
    dueAt: clock.dueAt?.toString() ?? null,
    stoppedAt: clock.stoppedAt?.toString() ?? null,
    agreed: clock.agreement !== null,
    internal: isInternalClock(clock),
    lateSeconds: Math.floor(clock.lateMs / 1000),
    why: rowsOf(clock.ledger),
  }
}

const nothing: Row = { date: null, from: null, until: null, seconds: null, note: null }

function rowsOf(ledger: ClockLedger): Row[] {
  switch (ledger.kind) {
    case 'agreed':
      return [{ ...nothing, until: ledger.agreement.due.toString(), note: 'agreed' }]
    case 'return':
      return [{ ...nothing, note: `return_days:${ledger.days}` }]
    case 'days':
      return ledger.rows.map(({ date, role }) => ({ ...nothing, date: date.toString(), note: role.kind }))
    case 'hours':
      return ledger.rows.map(hoursRow)
  }
}

type HoursRow = Extract<ClockLedger, { readonly kind: 'hours' }>['rows'][number]

function hoursRow(row: HoursRow): Row {
  if ('pause' in row)
    return {
      ...nothing,
      from: row.pause.from.toString(),
      until: row.pause.until?.toString() ?? null,
      note: `pause:${row.pause.cause}`,
    }
  return {
    date: row.date.toString(),
    from: row.countedFrom?.toString() ?? null,
    until: row.countedUntil?.toString() ?? null,
    seconds: Math.round(row.countedMs / 1000),
    note: row.uncounted?.kind ?? null,
  }
}

/** What one priority would be promised, with the notes that the form shows beside it. */
export function previewOf(t: Translate, card: PromiseCard): Promised {
  return {
    priority: card.priority,
    intakeOpen: card.intakeOpen ?? null,
    reaction: promised(card.reaction),
    delivery: promised(card.delivery),
    onSite: promised(card.onSite),
    notes: card.notes.map((code) => ({ code, text: t(code) })),
  }
}

function promised(time: PromiseCard['reaction']): Promised['reaction'] {
  if (time === undefined) return null
  const { dueAt, countsFrom, byDate, shipped, calendar, hours = null } = time
  return { dueAt: dueAt.toString(), countsFrom: countsFrom.toString(), byDate, shipped, calendar, hours }
}
