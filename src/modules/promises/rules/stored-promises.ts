import { Temporal } from 'temporal-polyfill'
import type { Told } from './alarms.ts'
import type { Agreement, Clock, ClockKind, Pause } from './clock.ts'
import type { TicketEvent, TicketPromises } from './ticket-clocks.ts'

/** Values as JSON holds them: instants are text. */
type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

export type StoredPause = { readonly from: string; readonly until: string | null; readonly cause: string }
export type StoredAgreement = { readonly due: string; readonly at: string; readonly by: string }
export type StoredEvent = {
  readonly type: string
  readonly at: Temporal.Instant
  readonly data: { readonly [key: string]: Json }
}

const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)

/** A pause as it is kept. */
export const storePauses = (pauses: readonly Pause[]): readonly StoredPause[] =>
  pauses.map(({ from, until, cause }) => ({ from: from.toString(), until: until?.toString() ?? null, cause }))

export const readPauses = (stored: readonly StoredPause[]): readonly Pause[] =>
  stored.map(({ from, until, cause }) => ({
    from: instant(from),
    until: until === null ? null : instant(until),
    cause,
  }))

export const storeAgreement = (agreement: Agreement | null): StoredAgreement | null =>
  agreement && { due: agreement.due.toString(), at: agreement.at.toString(), by: agreement.by }

export const readAgreement = (stored: StoredAgreement | null): Agreement | null =>
  stored && { due: instant(stored.due), at: instant(stored.at), by: stored.by }

/** The moments for which steps have rung, by their codes, as they are kept. */
export type StoredFired = Readonly<Record<string, string>>

export const storeFired = (fired: Told['fired']): StoredFired =>
  Object.fromEntries(Object.entries(fired).map(([code, at]) => [code, at.toString()]))

export const readFired = (stored: StoredFired): Told['fired'] =>
  Object.fromEntries(Object.entries(stored).map(([code, at]) => [code, instant(at)]))

export const storeOwed = (owed: TicketPromises['owedSince']): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(owed).map(([kind, since]) => [kind, since.toString()]))

export function readOwed(stored: Readonly<Record<string, string>>): TicketPromises['owedSince'] {
  const owed: Partial<Record<ClockKind, Temporal.Instant>> = {}
  for (const kind of ['reaction', 'next_communication', 'delivery', 'on_site', 'return'] as const) {
    const since = stored[kind]
    if (since !== undefined) owed[kind] = instant(since)
  }
  return owed
}

/** An event as it is kept: its moment in a column, the rest as data. */
export function storeEvent({ type, at, ...facts }: TicketEvent): StoredEvent {
  const data: [string, Json][] = Object.entries(facts).map(([key, value]) => [
    key,
    value instanceof Temporal.Instant ? value.toString() : value,
  ])
  return { type, at, data: Object.fromEntries(data) }
}

/** The facts of an event beside its moment, as they are kept. */
export type StoredFacts = TicketEvent extends infer Event
  ? Event extends TicketEvent
    ? { readonly [Key in Exclude<keyof Event, 'at'>]: Event[Key] extends Temporal.Instant ? string : Event[Key] }
    : never
  : never

/** An event as it happened. */
export function readEvent(at: Temporal.Instant, facts: StoredFacts): TicketEvent {
  return facts.type === 'date_agreed' ? { ...facts, at, due: instant(facts.due) } : { ...facts, at }
}

/** The clocks that an event made or changed, with their places. Unchanged ones stay the same values. */
export function changedClocks(
  before: readonly Clock[],
  after: readonly Clock[],
): readonly (readonly [number, Clock])[] {
  return after.flatMap((clock, position) => (before[position] === clock ? [] : [[position, clock] as const]))
}
