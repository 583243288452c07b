import { Temporal } from 'temporal-polyfill'

export const holidayKeys = [
  'calendar.holiday.new_year',
  'calendar.holiday.epiphany',
  'calendar.holiday.easter_sunday',
  'calendar.holiday.easter_monday',
  'calendar.holiday.labour_day',
  'calendar.holiday.constitution_day',
  'calendar.holiday.pentecost',
  'calendar.holiday.corpus_christi',
  'calendar.holiday.assumption',
  'calendar.holiday.all_saints',
  'calendar.holiday.independence_day',
  'calendar.holiday.independence_centenary',
  'calendar.holiday.christmas_eve',
  'calendar.holiday.christmas_day',
  'calendar.holiday.christmas_second_day',
] as const

export type HolidayKey = (typeof holidayKeys)[number]

/** Which law made a day off one; the act of 1951 where no other is named. */
export type StatuteKey = '1951' | '2010' | '2018' | '2024'

/** One line of the statute: the day, and the years in which the law said so (both inclusive). */
type StatutoryDay = {
  readonly name: HolidayKey
  readonly statute?: StatuteKey
  readonly on: { readonly month: number; readonly day: number } | { readonly daysAfterEaster: number }
  readonly since: number
  readonly until: number
}

/** The first year for which the list below is complete. */
export const FIRST_STATUTORY_YEAR = 1991

const ALWAYS = { since: FIRST_STATUTORY_YEAR, until: Infinity }

const statutoryDays: readonly StatutoryDay[] = [
  { name: 'calendar.holiday.new_year', on: { month: 1, day: 1 }, ...ALWAYS },
  { name: 'calendar.holiday.epiphany', on: { month: 1, day: 6 }, statute: '2010', since: 2011, until: Infinity },
  { name: 'calendar.holiday.easter_sunday', on: { daysAfterEaster: 0 }, ...ALWAYS },
  { name: 'calendar.holiday.easter_monday', on: { daysAfterEaster: 1 }, ...ALWAYS },
  { name: 'calendar.holiday.labour_day', on: { month: 5, day: 1 }, ...ALWAYS },
  { name: 'calendar.holiday.constitution_day', on: { month: 5, day: 3 }, ...ALWAYS },
  { name: 'calendar.holiday.pentecost', on: { daysAfterEaster: 49 }, ...ALWAYS },
  { name: 'calendar.holiday.corpus_christi', on: { daysAfterEaster: 60 }, ...ALWAYS },
  { name: 'calendar.holiday.assumption', on: { month: 8, day: 15 }, ...ALWAYS },
  { name: 'calendar.holiday.all_saints', on: { month: 11, day: 1 }, ...ALWAYS },
  { name: 'calendar.holiday.independence_day', on: { month: 11, day: 11 }, ...ALWAYS },
  {
    name: 'calendar.holiday.independence_centenary',
    on: { month: 11, day: 12 },
    statute: '2018',
    since: 2018,
    until: 2018,
  },
  { name: 'calendar.holiday.christmas_eve', on: { month: 12, day: 24 }, statute: '2024', since: 2025, until: Infinity },
  { name: 'calendar.holiday.christmas_day', on: { month: 12, day: 25 }, ...ALWAYS },
  { name: 'calendar.holiday.christmas_second_day', on: { month: 12, day: 26 }, ...ALWAYS },
]

/**
 * The days off by Polish statute in one year, as the law stood in that year: ISO date → name of the day.
 *
 * 24 December counts from 2025 and 12 November only in 2018. A day that falls on a Saturday or Sunday is listed but
 * moves nothing; 31 December, Good Friday and 2 May are working days.
 *
 * When two days fall together the one that stands first in the list above gives the name.
 *
 * @see docs/domain/sla.md (source: E24–E27, the act on days off of 18 January 1951 with its changes)
 */
export function statutoryDaysOff(year: number): ReadonlyMap<string, HolidayKey> {
  const easter = easterSunday(year)
  const found = statutoryDays
    .filter((day) => day.since <= year && year <= day.until)
    .map((day): readonly [string, HolidayKey] => [dateOf(day, year, easter).toString(), day.name])

  return new Map(found.toReversed().toSorted(([a], [b]) => a.localeCompare(b)))
}

/**
 * The law by which a day is off, for whoever wants to read it.
 *
 * @see docs/domain/sla.md#working-days (source: E24–E27)
 */
export const statuteOf = (name: HolidayKey): StatuteKey =>
  statutoryDays.find((day) => day.name === name)?.statute ?? '1951'

/**
 * Easter Sunday of a Gregorian year, by the anonymous computus (Meeus, Jones, Butcher).
 *
 * @see docs/domain/sla.md (source: E24, test vectors of domain section 7)
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const daysFromMarch = epact + toSunday - 7 * lateMoon + 114

  return new Temporal.PlainDate(year, Math.floor(daysFromMarch / 31), (daysFromMarch % 31) + 1)
}

function dateOf(day: StatutoryDay, year: number, easter: Temporal.PlainDate): Temporal.PlainDate {
  if ('daysAfterEaster' in day.on) return easter.add({ days: day.on.daysAfterEaster })
  return new Temporal.PlainDate(year, day.on.month, day.on.day)
}
