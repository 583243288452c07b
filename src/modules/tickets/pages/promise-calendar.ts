import ical from 'ical-generator'
import type { Temporal } from 'temporal-polyfill'

export type CalendarEntry = {
  /** The same for the same promise, so that a second download changes the entry instead of adding one. */
  readonly id: string
  readonly at: Temporal.Instant
  readonly madeAt: Temporal.Instant
  readonly title: string
  readonly text: string
  readonly address: string
  readonly product: string
  readonly language: 'pl' | 'en'
}

const MINUTES = 15

/** A calendar file (RFC 5545) with one moment of a promise; times in UTC, so that every calendar shows its own zone. */
export function promiseCalendar(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: entry.product, product: 'portal', language: entry.language.toUpperCase() },
  })
  calendar.createEvent({
    id: entry.id,
    stamp: entry.madeAt.toString(),
    start: entry.at.toString(),
    end: entry.at.add({ minutes: MINUTES }).toString(),
    summary: entry.title,
    description: entry.text,
    url: entry.address,
  })
  return calendar.toString()
}
