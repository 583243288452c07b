import type { Calendar, CalendarException, DayWindow } from '../../calendar/rules/calendar.ts'
import type { FieldError } from '../../../refusal.ts'
import { minuteOfDay, rowFields, rowNumbers, timeOfDay, type Typed } from './typed.ts'

export const weekdayNumbers = [1, 2, 3, 4, 5, 6, 7] as const

/**
 * Hours of a day as somebody writes them: `9:00–12:00, 13:00–17:00`.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export const hoursInText = (windows: readonly DayWindow[]): string =>
  windows.map(({ opensMinute, closesMinute }) => `${timeOfDay(opensMinute)}–${timeOfDay(closesMinute)}`).join(', ')

/**
 * The hours that somebody wrote; null when they cannot be read.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function readHours(text: string): readonly DayWindow[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const windows = parts.map((part) => {
    const [opens = '', closes = '', ...more] = part.split(/\s*[–—-]\s*/)
    return { opensMinute: minuteOfDay(opens), closesMinute: minuteOfDay(closes), isWhole: more.length === 0 }
  })
  const isReadable = windows.every(
    ({ opensMinute, closesMinute, isWhole }) => isWhole && opensMinute >= 0 && opensMinute < 1440 && closesMinute >= 0,
  )
  return isReadable ? windows.map(({ opensMinute, closesMinute }) => ({ opensMinute, closesMinute })) : null
}

/**
 * A calendar as the editor's form shows it: the hours of each weekday in one field, one row for each closure or opening.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function formOfCalendar(calendar: Calendar): Typed {
  const days = weekdayNumbers.map((day) => [
    `day-${day}`,
    hoursInText(calendar.windows.filter(({ weekday }) => weekday === day)),
  ])
  const rows = calendar.exceptions.map((exception, number) => rowFields('ex', number, fieldsOf(exception)))
  return Object.assign(
    {
      timeZone: calendar.timeZone,
      roundTheClock: calendar.roundTheClock === true ? 'yes' : '',
      statutory: calendar.statutory,
    },
    Object.fromEntries(days),
    ...rows,
  )
}

const fieldsOf = ({ date, kind, windows = [], reason, author }: CalendarException) => ({
  date,
  kind,
  hours: hoursInText(windows),
  reason,
  author,
})

/** What a row holds that was just added. */
export const emptyException = { date: '', kind: 'closed', hours: '', reason: '', author: '' }

export type CalendarRead = { readonly definition: object; readonly problems: readonly FieldError[] }

/**
 * The calendar that a form describes, with what cannot be read in it.
 *
 * @param author Whose name new closures and openings carry.
 * @see docs/domain/sla.md#the-editors (source: S27, E27)
 */
export function readCalendarForm(code: string, typed: Typed, author: string): CalendarRead {
  const days = weekdayNumbers.map((weekday) => ({ weekday, hours: readHours(typed[`day-${weekday}`] ?? '') }))
  const rows = rowNumbers(typed, 'ex').map((number) => exceptionIn(typed, number, author))
  const definition = {
    id: code,
    timeZone: typed['timeZone']?.trim() ?? '',
    windows: days.flatMap(({ weekday, hours }) => (hours ?? []).map((window) => ({ weekday, ...window }))),
    ...(typed['roundTheClock'] === 'yes' && { roundTheClock: true }),
    statutory: typed['statutory'] === 'PL' ? 'PL' : 'none',
    exceptions: rows.map(({ exception }) => exception),
  }
  const unreadable = days
    .filter(({ hours }) => hours === null)
    .map(({ weekday }): FieldError => ({ field: `day-${weekday}`, code: 'calendar.problem.hours_unreadable' }))
  return { definition, problems: [...unreadable, ...rows.flatMap(({ problems }) => problems)] }
}

function exceptionIn(typed: Typed, number: number, author: string) {
  const text = (name: string): string => typed[`ex-${number}-${name}`]?.trim() ?? ''
  const windows = readHours(text('hours'))
  const field = (name: string): string => `ex-${number}-${name}`
  const problems: FieldError[] = []
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text('date')))
    problems.push({ field: field('date'), code: 'calendar.problem.date_invalid' })
  if (windows === null) problems.push({ field: field('hours'), code: 'calendar.problem.hours_unreadable' })
  if (text('reason') === '') problems.push({ field: field('reason'), code: 'calendar.problem.reason_missing' })
  const exception = {
    date: text('date'),
    kind: text('kind') === 'open' ? 'open' : 'closed',
    ...(windows !== null && windows.length > 0 && { windows }),
    reason: text('reason'),
    author: text('author') === '' ? author : text('author'),
  }
  return { exception, problems }
}

/**
 * The form's field at which a fault of the calendar is shown.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function calendarField({ field, code, params }: FieldError): string {
  if (code === 'calendar.problem.windows_overlap') return `day-${params?.['oneDay'] ?? 1}`
  if (field === 'windows') return 'day-1'
  return field
}
