/** A form as it was typed: names and texts. */
export type Typed = Readonly<Record<string, string>>

/**
 * The numbers of the rows of a form whose fields are called `prefix-N-…`, in their order.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function rowNumbers(typed: Typed, prefix: string): readonly number[] {
  const numbers = Object.keys(typed).map((name) => new RegExp(`^${prefix}-(\\d+)-`).exec(name)?.[1])
  return [...new Set(numbers.filter((number) => number !== undefined))].map(Number).toSorted((a, b) => a - b)
}

/**
 * The form without one of its rows.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function withoutRow(typed: Typed, prefix: string, number: number): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(`${prefix}-${number}-`)))
}

/**
 * The form with one more row after the last.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function withRow(typed: Typed, prefix: string, fields: Typed): Typed {
  const next = (rowNumbers(typed, prefix).at(-1) ?? -1) + 1
  return { ...typed, ...rowFields(prefix, next, fields) }
}

/**
 * The fields of one row under their names in the form.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function rowFields(prefix: string, number: number, fields: Typed): Typed {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}-${number}-${name}`, value]))
}

/**
 * A whole number as somebody typed it; 0, which no rule takes, for anything else.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function wholeNumber(text: string): number {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : 0
}

/**
 * Hours as somebody typed them, with comma or point, in minutes; 0 for anything that is no number.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function minutesOfHours(text: string): number {
  const plain = text.trim().replace(',', '.')
  const minutes = Number(plain) * 60
  return /^\d{1,5}(\.\d{1,2})?$/.test(plain) && Math.abs(minutes - Math.round(minutes)) < 0.61 ? Math.round(minutes) : 0
}

/**
 * Minutes as hours to type.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export const hoursOfMinutes = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100)

/**
 * A time of day such as 15:00, in minutes after midnight; -1 for anything else.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function minuteOfDay(text: string): number {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? []
  if (hour === undefined || minute === undefined || Number(minute) > 59 || Number(hour) > 24) return -1
  return Number(hour) * 60 + Number(minute)
}

/**
 * Minutes after midnight as a time of day.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export const timeOfDay = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
