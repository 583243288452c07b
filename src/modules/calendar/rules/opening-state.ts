import { Temporal } from 'temporal-polyfill'
import type { CompiledCalendar } from './compile-calendar.ts'
import { isOpen, nextOpening, openUntil } from './covered-time.ts'
import { statutoryDaysOff, type HolidayKey } from './polish-holidays.ts'
import { WARSAW } from './calendar.ts'

/** What the door says: open until when, or shut until when, and the next day off that falls on a weekday. */
export type OpeningState = {
  readonly open: boolean
  /** The end of the present opening, or the next opening. */
  readonly changesAt: Temporal.Instant
  readonly nextDayOff: { readonly date: Temporal.PlainDate; readonly name: HolidayKey } | null
}

/**
 * Whether the desk is open at a moment and when that changes (S01).
 *
 * @throws {Refusal} `calendar.never_open`, `calendar.out_of_range`.
 * @see docs/domain/sla.md#the-window (source: R171, S01)
 */
export function openingState(at: Temporal.Instant, calendar: CompiledCalendar): OpeningState {
  const open = isOpen(at, calendar)
  return {
    open,
    changesAt: (open ? openUntil(at, calendar) : undefined) ?? nextOpening(at, calendar),
    nextDayOff: nextDayOff(at.toZonedDateTimeISO(WARSAW).toPlainDate()),
  }
}

const SATURDAY = 6

/** A day off on a weekend changes nothing for anybody. */
function nextDayOff(today: Temporal.PlainDate): OpeningState['nextDayOff'] {
  const days = [...statutoryDaysOff(today.year), ...statutoryDaysOff(today.year + 1)]
    .map(([date, name]) => ({ date: Temporal.PlainDate.from(date), name }))
    .filter(({ date }) => Temporal.PlainDate.compare(date, today) > 0 && date.dayOfWeek < SATURDAY)
    .toSorted((one, other) => Temporal.PlainDate.compare(one.date, other.date))
  return days[0] ?? null
}
