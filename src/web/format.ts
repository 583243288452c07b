import { Temporal } from 'temporal-polyfill'
import { DISPLAY_TIME_ZONE, type Locale } from '../platform/i18n.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import { formatSpan } from './span.ts'

const GLUE = '\u00a0'
const words = { pl, en }
/** English names days and months the British way: the day comes first, as in Polish. */
const tags = { pl: 'pl-PL', en: 'en-GB' } as const

const shapes = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDate: { day: '2-digit', month: '2-digit', year: 'numeric' },
  nearDay: { weekday: 'short', day: 'numeric', month: 'short' },
  farDay: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' },
  calendarDay: { year: 'numeric', month: '2-digit', day: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

type Shape = keyof typeof shapes

/** "piątek, 20 listopada 2026" */
export const formatDay = (instant: Temporal.Instant, locale: Locale): string => glueDay(show('day', instant, locale))

/** "20 listopada 2026" */
export const formatDate = (instant: Temporal.Instant, locale: Locale): string => glueDay(show('date', instant, locale))

/** "20.11.2026", in English "20/11/2026" */
export const formatDateShort = (instant: Temporal.Instant, locale: Locale): string => show('shortDate', instant, locale)

/** "listopad 2026" */
export const formatMonth = (instant: Temporal.Instant, locale: Locale): string => show('month', instant, locale)

/** "15:05"; hours have no leading zero. */
export const formatTime = (instant: Temporal.Instant, locale: Locale): string =>
  show('time', instant, locale).replace(/^0(?=\d)/, '')

/** A date without a time, as `2026-11-20` stands in the database: "20.11.2026". */
export const formatPlainDate = (date: Temporal.PlainDate, locale: Locale): string =>
  formatDateShort(noonOf(date), locale)

/** A date without a time, in full: "piątek, 20 listopada 2026". */
export const formatPlainDay = (date: Temporal.PlainDate, locale: Locale): string => formatDay(noonOf(date), locale)

/** A date without a time, as tables of days show it: "pt., 20 lis". */
export const formatPlainNearDay = (date: Temporal.PlainDate, locale: Locale): string =>
  glueDay(show('nearDay', noonOf(date), locale))

/** Day and hour in full, as the head of the desk shows them: "wt., 30 mar 2027, 9:05". */
export const formatStamp = (instant: Temporal.Instant, locale: Locale): string =>
  `${glueDay(show('farDay', instant, locale))}, ${formatTime(instant, locale)}`

/** A moment as lists show it: "dziś 16:05", "jutro 9:00", "pon., 23 lis, 11:05". English names the zone. */
export const formatMoment = (instant: Temporal.Instant, now: Temporal.Instant, locale: Locale): string =>
  placed(instant, now, locale, '')

/** A promise: "dziś do 16:05", "pon., 23 lis, do 11:05"; in English "today by 16:05 (Warsaw time)". */
export const formatDeadline = (instant: Temporal.Instant, now: Temporal.Instant, locale: Locale): string =>
  placed(instant, now, locale, `${words[locale]['web.by']}${GLUE}`)

/** Whether a moment lies on the day of another one, in Warsaw. Cheap for a list that asks with the same `now`. */
export const isToday = (instant: Temporal.Instant, now: Temporal.Instant): boolean =>
  calendarDay(instant) === daysAround(now).today

/** How far away a moment is: "za 25 min", or "po terminie 12 min" once it has passed. */
export function formatRelative(instant: Temporal.Instant, now: Temporal.Instant, locale: Locale): string {
  const left = instant.epochMilliseconds - now.epochMilliseconds
  const pattern = words[locale][left < 0 ? 'web.overdue_by' : 'web.due_in']
  return pattern.replace('{time}', formatSpan(left, locale)).replaceAll(' ', GLUE)
}

/** The length between two moments: "17 min", "3 h 55 min". */
export const formatDuration = (from: Temporal.Instant, until: Temporal.Instant, locale: Locale): string =>
  formatSpan(until.epochMilliseconds - from.epochMilliseconds, locale)

/** How long something took: what took no whole minute took "< 1 min", never none. */
export const formatTaken = (from: Temporal.Instant, until: Temporal.Instant, locale: Locale): string =>
  until.epochMilliseconds - from.epochMilliseconds < 60_000
    ? `<${GLUE}1${GLUE}min`
    : formatDuration(from, until, locale)

/** "1234", "12 345": four digits stand without a gap, the gap does not break. */
export const formatNumber = (value: number, locale: Locale): string => numbers(locale).format(value)

/** "48 kB", "1,5 MB"; a kB has 1024 bytes, as the limits count them. */
export function formatFileSize(bytes: number, locale: Locale): string {
  const unit = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const amount = bytes / 1024 ** unit
  const rounded = amount >= 10 || unit === 0 ? Math.round(amount) : Math.round(amount * 10) / 10
  return `${formatNumber(rounded, locale)}${GLUE}${['B', 'kB', 'MB', 'GB'][unit]}`
}

function placed(instant: Temporal.Instant, now: Temporal.Instant, locale: Locale, by: string): string {
  const zone = locale === 'en' ? ` ${words.en['web.warsaw_time'].replaceAll(' ', GLUE)}` : ''
  return `${dayOf(instant, now, locale)}${by}${formatTime(instant, locale)}${zone}`
}

function dayOf(instant: Temporal.Instant, now: Temporal.Instant, locale: Locale): string {
  const near = nearWord(instant, now, locale)
  if (near) return `${near}${GLUE}`
  const sameYear = calendarDay(instant).slice(0, 4) === daysAround(now).today.slice(0, 4)
  return `${glueDay(show(sameYear ? 'nearDay' : 'farDay', instant, locale))}, `
}

function nearWord(instant: Temporal.Instant, now: Temporal.Instant, locale: Locale): string | undefined {
  const day = calendarDay(instant)
  const { today, tomorrow, yesterday } = daysAround(now)
  if (day === today) return words[locale]['web.today']
  if (day === tomorrow) return words[locale]['web.tomorrow']
  return day === yesterday ? words[locale]['web.yesterday'] : undefined
}

let around = { at: Number.NaN, today: '', tomorrow: '', yesterday: '' }

/** Kept from one moment to the next: a list asks fifty times with the same `now`. */
function daysAround(now: Temporal.Instant): typeof around {
  if (around.at === now.epochMilliseconds) return around
  const date = Temporal.PlainDate.from(calendarDay(now))
  around = {
    at: now.epochMilliseconds,
    today: date.toString(),
    tomorrow: date.add({ days: 1 }).toString(),
    yesterday: date.subtract({ days: 1 }).toString(),
  }
  return around
}

/** The date in Warsaw as `2026-11-20`: comparable, and what <time> wants. */
const calendarDay = (instant: Temporal.Instant): string => shown('calendarDay', 'sv', instant)

const show = (shape: Shape, instant: Temporal.Instant, locale: Locale): string => shown(shape, tags[locale], instant)

const noonOf = (date: Temporal.PlainDate): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: DISPLAY_TIME_ZONE, plainTime: '12:00' }).toInstant()

/** Keeps "20 listopada" together at a line's end, and sets off the weekday where English leaves that out. */
const glueDay = (text: string): string => text.replace(/^(\p{L}+) /u, '$1, ').replace(/(\d) (?=\p{L})/gu, `$1${GLUE}`)

/** Making an Intl formatter costs more than a page; each is made once, and so is what it says of a minute. */
const formatters = new Map<string, { readonly format: Intl.DateTimeFormat; readonly minutes: Map<number, string> }>()

/** So many minutes are kept of each shape: those of the lists that people look at again and again. */
const MOST_MINUTES = 5_000

/** No shape tells seconds, so whatever lies in one minute looks the same. */
function shown(shape: Shape, tag: string, instant: Temporal.Instant): string {
  const { format, minutes } = formatter(shape, tag)
  const minute = Math.floor(instant.epochMilliseconds / 60_000)
  const known = minutes.get(minute)
  if (known !== undefined) return known
  if (minutes.size >= MOST_MINUTES) minutes.clear()
  const text = format.format(instant.epochMilliseconds)
  minutes.set(minute, text)
  return text
}

function formatter(shape: Shape, tag: string) {
  const key = `${shape} ${tag}`
  const known = formatters.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(tag, { ...shapes[shape], timeZone: DISPLAY_TIME_ZONE })
  const made = { format, minutes: new Map<number, string>() }
  formatters.set(key, made)
  return made
}

const plain = {
  pl: new Intl.NumberFormat('pl-PL', { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }),
}

const numbers = (locale: Locale): Intl.NumberFormat => plain[locale]
