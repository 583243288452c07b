/** Easter Sundays as they stand in a printed calendar. */
const easterSundays: Readonly<Record<number, string>> = {
  2022: '04-17',
  2023: '04-09',
  2024: '03-31',
  2025: '04-20',
  2026: '04-05',
  2027: '03-28',
  2028: '04-16',
  2029: '04-01',
  2030: '04-21',
  2031: '04-13',
  2032: '03-28',
  2033: '04-17',
  2034: '04-09',
  2035: '03-25',
  2036: '04-13',
}

const sameEveryYear = ['01-01', '01-06', '05-01', '05-03', '08-15', '11-01', '11-11', '12-25', '12-26']

/** Whether a date, in days since 1970, is a day off by Polish statute; from 2022 to 2036. */
export function isDayOff(day: number): boolean {
  const date = isoDate(day)
  const [year, monthAndDay] = [Number(date.slice(0, 4)), date.slice(5)]
  if (sameEveryYear.includes(monthAndDay) || (monthAndDay === '12-24' && year >= 2025)) return true
  const easter = easterSundays[year]
  if (easter === undefined) throw new RangeError(`No Easter is known for ${year}`)
  return [0, 1, 49, 60].includes(day - dayOfDate(`${year}-${easter}`))
}

export const dayOfDate = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000

/** 1 is Monday, 7 is Sunday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1

const isoDate = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)
