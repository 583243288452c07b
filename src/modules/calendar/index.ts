export { calendarFor } from './actions/calendar-for.ts'
export { syncCalendars } from './actions/sync-calendars.ts'
export { runSlaDue } from './commands.ts'
export { openingState, type OpeningState } from './rules/opening-state.ts'
