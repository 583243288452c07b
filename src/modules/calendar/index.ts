export { calendarFor } from './actions/calendar-for.ts'
export { syncCalendars } from './actions/sync-calendars.ts'
export { runSlaDue } from './commands.ts'
