import type { EntrySide } from '../../dialogue/rules/entry.ts'
import { Refusal } from '../../../refusal.ts'
import type { Ticket } from './ticket.ts'

/** As much of an actor as the rules of tickets ask for. */
export type Asking =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'system' }
  | { readonly kind: 'customer'; readonly personId: string; readonly organisationIds: readonly string[] }
  | { readonly kind: 'staff'; readonly personId: string; readonly roles: readonly string[] }

export type PolicySubject = Pick<Ticket, 'organisationId' | 'partner' | 'partnerAccess'>

const writingRoles: readonly string[] = ['engineer', 'coordinator', 'manager', 'admin']

/**
 * On which side of a ticket somebody stands; null for a stranger. Who belongs to the customer and to the partner stands
 * on the customer's side; who belongs to the partner only exists here while the switch is on (E86).
 *
 * @see docs/domain/tickets.md#who-sees (source: E85–E88, decision 21)
 */
export function sideOf(actor: Asking, ticket: PolicySubject): EntrySide | null {
  if (actor.kind === 'system') return 'system'
  if (actor.kind === 'staff') return 'support'
  if (actor.kind !== 'customer') return null
  if (actor.organisationIds.includes(ticket.organisationId)) return 'customer'
  const isPartner = ticket.partner !== null && actor.organisationIds.includes(ticket.partner.id)
  return isPartner && ticket.partnerAccess ? 'partner' : null
}

/**
 * May see the ticket, its dialogue and its files.
 *
 * @see docs/domain/tickets.md#who-sees (source: E85–E87)
 */
export const maySee = (actor: Asking, ticket: PolicySubject): boolean => sideOf(actor, ticket) !== null

/**
 * May see internal notes, assignments and internal figures: staff and the portal itself, nobody else ever.
 *
 * @see docs/domain/tickets.md#notes (source: security row 29)
 */
export const maySeeInternal = (actor: Asking): boolean => actor.kind === 'staff' || actor.kind === 'system'

/**
 * May work on tickets as support: write to customers, take, move, rank. Other staff roles read only.
 *
 * @see docs/domain/tickets.md#who-writes (source: E80, ux 2.1)
 */
export function maySupport(actor: Asking): boolean {
  return actor.kind === 'staff' && actor.roles.some((role) => writingRoles.includes(role))
}

/**
 * May write in the dialogue, close, reactivate, escalate and add recipients.
 *
 * @see docs/domain/tickets.md#who-writes (source: E85, E87, R87, R91)
 */
export function mayWrite(actor: Asking, ticket: PolicySubject): boolean {
  const side = sideOf(actor, ticket)
  return side === 'customer' || side === 'partner' || (side === 'support' && maySupport(actor))
}

/**
 * May decide whether the partner sees the ticket: the customer's side only, neither partner nor staff.
 *
 * @see docs/domain/tickets.md#partner-access (source: R92, E87, decision 21)
 */
export const mayShare = (actor: Asking, ticket: PolicySubject): boolean => sideOf(actor, ticket) === 'customer'

/**
 * May open a ticket in the portal: people who have proven a right. Staff take reports by phone elsewhere (R89).
 *
 * @see docs/domain/tickets.md#opening (source: R80, R94)
 */
export const mayOpen = (actor: Asking): boolean => actor.kind === 'customer' && actor.organisationIds.length > 0

/**
 * Turns away who may not do a thing: like everything that somebody has no access to, it does not exist for them.
 *
 * @throws {Refusal} `http.not_found`.
 * @see docs/domain/tickets.md#who-sees (source: decision 3)
 */
export function requireRight(may: boolean): void {
  if (!may) throw new Refusal('http.not_found')
}
