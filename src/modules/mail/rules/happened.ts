import type { Temporal } from 'temporal-polyfill'

/** An event of the audit log, as the letters about it are written from. */
export type Happened = {
  readonly id: string
  readonly type: string
  readonly subjectId: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly occurredAt: Temporal.Instant
  /** Facts by name, as JSON holds them. */
  readonly data: unknown
}

/** A text among an event's facts; empty when the event does not have it. */
export function factText(data: unknown, name: string): string {
  const value = factsOf(data)[name]
  return typeof value === 'string' ? value : ''
}

/** A yes or no among an event's facts; no when the event does not have it. */
export const factYes = (data: unknown, name: string): boolean => factsOf(data)[name] === true

/** Texts in a list among an event's facts; none when the event does not have it. */
export function factTexts(data: unknown, name: string): readonly string[] {
  const value = factsOf(data)[name]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

const factsOf = (data: unknown): Readonly<Record<string, unknown>> =>
  data === null || typeof data !== 'object' || Array.isArray(data) ? {} : Object.fromEntries(Object.entries(data))

const AGE_HOURS = 1

/**
 * The events of a ticket whose mails are to be written now, in the order in which they happened: this one, and those
 * shortly before it whose own job is late. So nobody reads the answer before the question (security 3.6).
 *
 * @param events All events of the ticket, oldest first.
 */
export function dueWith(events: readonly Happened[], eventId: string, mailable: ReadonlySet<string>): Happened[] {
  const place = events.findIndex(({ id }) => id === eventId)
  const own = events[place]
  if (own === undefined) return []
  const since = own.occurredAt.subtract({ hours: AGE_HOURS }).epochMilliseconds
  return events
    .slice(0, place + 1)
    .filter(({ type, occurredAt }) => mailable.has(type) && occurredAt.epochMilliseconds >= since)
}
