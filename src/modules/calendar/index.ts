export { calendarFor } from './actions/calendar-for.ts'
export { syncCalendars } from './actions/sync-calendars.ts'
export { runSlaDue } from './commands.ts'
export { eightByFive, nineByFive, roundTheClock, shippedCalendars, WARSAW } from './rules/calendar.ts'
export type { Calendar, CalendarException, DayWindow, Weekday, WeeklyWindow } from './rules/calendar.ts'
export { compileCalendar, type CompiledCalendar, type ShutReason } from './rules/compile-calendar.ts'
export {
  coveredBetween,
  dueAt,
  isOpen,
  isWorkingDay,
  nextOpening,
  nextWorkingDay,
  openUntil,
} from './rules/covered-time.ts'
export { ledgerBetween, ledgerOf, type Ledger, type LedgerRow, type UncountedReason } from './rules/ledger.ts'
export { lintCalendar, type CalendarProblem } from './rules/lint-calendar.ts'
export { dueDate, nextBusinessDayDueAt } from './rules/next-business-day.ts'
export { nextBusinessDayLedger, type DayRole, type DayRow } from './rules/next-business-day-ledger.ts'
export { statutoryDaysOff, type HolidayKey } from './rules/polish-holidays.ts'
export { returnDate, returnDueAt } from './rules/return-date.ts'
export { listCalendars, type StoredCalendar } from './store.ts'
