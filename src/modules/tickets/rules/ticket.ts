import type { Temporal } from 'temporal-polyfill'
import type { PriorityCode, PriorityScheme } from '../../catalogue/rules/plan.ts'
import { Refusal } from '../../../refusal.ts'

export const ticketStates = ['open', 'solved', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]

/** Whose move it is; a stored fact, not a guess (decision 24). */
export const moves = ['customer', 'support', 'vendor', 'agreed'] as const
export type Move = (typeof moves)[number]

export type TicketChannel = 'portal' | 'phone' | 'mail' | 'api' | 'emergency' | 'contact' | 'import'
export type TicketLanguage = 'pl' | 'en'
export type NamedPerson = { readonly id: string; readonly name: string }

/** Who reported: a person, or with `id: null` what somebody without an account typed about themselves. */
export type Reporter = { readonly id: string | null; readonly name: string }

/** One report on one device line, or a question about a whole contract (R82, E82). */
export type Ticket = {
  readonly id: string
  readonly number: string
  readonly organisationId: string
  readonly organisationName: string
  readonly contractId: string
  readonly contractNumber: string
  readonly contractLineId: string | null
  /** Frozen when the ticket was sent (E67). */
  readonly planVersionId: string | null
  readonly scheme: PriorityScheme
  readonly partner: NamedPerson | null
  readonly partnerAccess: boolean
  readonly title: string
  readonly device: string
  readonly serial: string
  readonly place: string
  readonly priority: PriorityCode
  readonly state: TicketState
  readonly move: Move
  /** False when the contract had expired at the beginning of the present cycle: then nothing is promised (E68). */
  readonly covered: boolean
  readonly cycle: number
  readonly cycleStartedAt: Temporal.Instant
  readonly channel: TicketChannel
  readonly language: TicketLanguage
  readonly reporter: Reporter
  readonly assignee: NamedPerson | null
  readonly agreedUntil: Temporal.Instant | null
  readonly openedAt: Temporal.Instant
  readonly changedAt: Temporal.Instant
  readonly closedAt: Temporal.Instant | null
  readonly escalatedAt: Temporal.Instant | null
  readonly nextDueAt: Temporal.Instant | null
  readonly nextDueKind: string | null
  /** Position of the last entry that everybody on the ticket sees; a note does not move it (row 29). */
  readonly lastEntryPosition: number
  /** There is the same report on another device (E81). */
  readonly isLinked: boolean
}

/** The same report on another device (E81). */
export type LinkedTicket = Pick<Ticket, 'number' | 'title' | 'device' | 'state'>

export const MAX_TITLE = 150

/**
 * Makes of what was typed the title that is kept: one line, without control characters.
 *
 * @throws {Refusal} `tickets.title_missing`, or `tickets.title_too_long` with `max` in characters.
 * @see docs/domain/tickets.md#opening (source: R83)
 */
export function writeTitle(typed: string): string {
  const title = typed.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  if (title === '') throw new Refusal('tickets.title_missing')
  if (title.length > MAX_TITLE) throw new Refusal('tickets.title_too_long', { max: MAX_TITLE })
  return title
}

export const MAX_REASON = 1000

/**
 * A reason that people will read in the dialogue.
 *
 * @param least Characters that it must have at least.
 * @throws {Refusal} `tickets.reason_too_short` with `min`, `tickets.reason_too_long` with `max`.
 * @see docs/domain/tickets.md#reasons (source: E11, E95, ux S13)
 */
export function writeReason(typed: string, least: number): string {
  const reason = typed
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim()
  if (reason.length < least) throw new Refusal('tickets.reason_too_short', { min: least })
  if (reason.length > MAX_REASON) throw new Refusal('tickets.reason_too_long', { max: MAX_REASON })
  return reason
}

/**
 * Whether a text has the shape of a ticket number (`26-004217`); anything else is nobody's ticket.
 *
 * @see docs/domain/tickets.md#number (source: decision 3)
 */
export function isTicketNumber(text: string): boolean {
  return /^\d{2}-\d{6,9}$/.test(text)
}
