import type { EventRow } from './check-promises.ts'
import type { CalendarJson } from './service-hours.ts'

/** Chance that can be repeated: the same seed gives the same numbers. */
export type Chance = {
  readonly below: (limit: number) => number
  readonly oneOf: <Value>(values: readonly [Value, ...Value[]]) => Value
  readonly happens: (share: number) => boolean
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The mulberry32 generator. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    oneOf: (values) => values[below(values.length)] ?? values[0],
    happens: (share) => next() < share,
  }
}

/** Where counting is hard: clock changes, holidays in a row, a law that begins, the turn of a year. */
const hardDays =
  '2024-03-31 2024-10-27 2024-12-24 2025-03-30 2025-10-26 2025-12-24 2026-03-29 2026-10-25 2026-11-11 2027-03-28 2027-10-31 2028-04-30 2028-06-15 2029-12-31 2030-05-02 2031-01-05'.split(
    ' ',
  )
const hardMinutes = [0, 1, 119, 120, 150, 180, 539, 540, 541, 899, 900, 1019, 1020, 1021, 1439] as const

/** A moment between 2024 and 2032, half of them near a hard day and a hard minute, to the millisecond. */
export function randomMoment(luck: Chance): number {
  const anywhere = Date.UTC(2024, 0, 1) + luck.below(9 * 365) * DAY + luck.below(DAY)
  if (luck.happens(0.5)) return anywhere
  const hard = luck.oneOf(['2028-12-24', ...hardDays])
  const minute = luck.oneOf(hardMinutes) - luck.below(3) * 60
  return Date.parse(`${hard}T00:00:00Z`) + (luck.below(5) - 3) * DAY + minute * MINUTE + luck.oneOf([0, 0, 1, 59_999])
}

const kinds = ['reaction', 'next_communication', 'delivery', 'on_site', 'return'] as const
const kindsOfEvents = [
  ...(['engineer_answered', 'customer_wrote', 'priority_changed', 'claim_accepted', 'held', 'resumed'] as const),
  ...(['date_agreed', 'arrived', 'delivered', 'returned', 'closed', 'reopened'] as const),
]

/** What happened to a ticket, in any order that a careless world allows. */
export function randomHistory(luck: Chance, priorities: readonly [string, ...string[]]): EventRow[] {
  let at = randomMoment(luck)
  const channel = luck.oneOf(['portal', 'portal', 'mail', 'phone'])
  const covered = luck.happens(0.95)
  const events: EventRow[] = [row('opened', at, { priority: luck.oneOf(priorities), covered, channel })]
  for (let left = luck.below(14); left > 0; left--) {
    at += gap(luck)
    const type = luck.oneOf(['engineer_answered', ...kindsOfEvents])
    events.push(row(type, at, factsOf(type, at, luck, priorities)))
  }
  return events
}

const gap = (luck: Chance): number =>
  luck.oneOf([0, luck.below(10 * MINUTE), luck.below(2 * HOUR), luck.below(12 * HOUR), luck.below(4 * DAY), HOUR])

function factsOf(type: string, at: number, luck: Chance, priorities: readonly [string, ...string[]]) {
  switch (type) {
    case 'priority_changed':
      return { priority: luck.oneOf(priorities) }
    case 'held':
      return { kind: luck.oneOf(kinds), cause: 'no_address' }
    case 'resumed':
      return { kind: luck.oneOf(kinds) }
    case 'date_agreed': {
      const due = new Date(at + luck.below(5 * DAY) - DAY).toISOString()
      return { kind: luck.oneOf(['delivery', 'on_site']), due, by: 'Ewa Nowak' }
    }
    case 'delivered':
      return { returnExpected: luck.happens(0.7) }
    case 'reopened':
      return { covered: luck.happens(0.9), by: luck.oneOf(['customer', 'staff']) }
    default:
      return {}
  }
}

const row = (type: string, at: number, data: EventRow['data']): EventRow => ({
  type,
  at: new Date(at).toISOString(),
  data,
})

/** The calendar with some closures and openings of an operator who changes a lot. */
export function withRandomChanges<Calendar extends CalendarJson>(calendar: Calendar, luck: Chance, count: number) {
  const exceptions = Array.from({ length: count }, () => randomChange(luck))
  return { ...calendar, exceptions: [...calendar.exceptions, ...exceptions] }
}

type Change = CalendarJson['exceptions'][number] & {
  readonly kind: 'closed' | 'open'
  readonly reason: string
  readonly author: string
}

function randomChange(luck: Chance): Change {
  const date = new Date(randomMoment(luck)).toISOString().slice(0, 10)
  const signed = { date, reason: 'inwentaryzacja', author: 'Ewa Nowak' }
  const hours = luck.oneOf([
    { opensMinute: 600, closesMinute: 840 },
    { opensMinute: 780, closesMinute: 805 },
    { opensMinute: 1200, closesMinute: 1320 },
    { opensMinute: 1320, closesMinute: 400 },
    { opensMinute: 150, closesMinute: 700 },
  ])
  return luck.oneOf<Change>([
    { ...signed, kind: 'closed' },
    { ...signed, kind: 'closed', windows: [hours] },
    { ...signed, kind: 'open' },
    { ...signed, kind: 'open', windows: [hours] },
  ])
}
