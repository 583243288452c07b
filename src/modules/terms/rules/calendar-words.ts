import { Temporal } from 'temporal-polyfill'
import type { Translate } from '../../../platform/i18n.ts'
import type { Calendar, CalendarException } from '../../calendar/rules/calendar.ts'
import { hoursInText, weekdayNumbers } from './calendar-form.ts'
import { lineIf, type Line } from './words.ts'

/**
 * Everything that a version of a calendar says, line by line in words.
 *
 * @param formatDate How a date is written in the reader's language.
 * @see docs/domain/sla.md#the-editors (source: S27, E27)
 */
export function calendarInWords(
  t: Translate,
  calendar: Calendar,
  formatDate: (date: Temporal.PlainDate) => string,
): readonly Line[] {
  const { timeZone, roundTheClock, statutory, windows, exceptions } = calendar
  const days = weekdayNumbers.flatMap((day) => {
    const hours = hoursInText(windows.filter(({ weekday }) => weekday === day))
    return lineIf(`day ${day}`, t(`terms.weekday.${day}`), hours === '' ? t('terms.calendar.shut') : hours)
  })
  return [
    ...lineIf('timeZone', t('terms.calendar.time_zone'), timeZone),
    ...(roundTheClock === true
      ? lineIf('hours', t('terms.calendar.hours'), t('terms.calendar.round_the_clock'))
      : days),
    ...lineIf('statutory', t('terms.calendar.statutory'), t(`terms.statutory.${statutory}`)),
    ...exceptions.flatMap((exception, index) => exceptionInWords(t, exception, keyOf(exceptions, index), formatDate)),
  ]
}

/** Two changes of one date are told apart by their order. */
function keyOf(exceptions: readonly CalendarException[], index: number): string {
  const { date, kind } = exceptions[index] ?? { date: '', kind: '' }
  const before = exceptions.slice(0, index).filter((each) => each.date === date && each.kind === kind)
  return `${date} ${kind} ${before.length}`
}

function exceptionInWords(
  t: Translate,
  { date, kind, windows = [], reason, author }: CalendarException,
  key: string,
  formatDate: (date: Temporal.PlainDate) => string,
): readonly Line[] {
  const hours =
    windows.length === 0
      ? t(`terms.exception.${kind}_all`)
      : t(`terms.exception.${kind}`, { hours: hoursInText(windows) })
  const shown = formatDate(Temporal.PlainDate.from(date))
  return lineIf(key, shown, t('terms.exception.because', { hours, reason, author }))
}
