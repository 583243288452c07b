import { personIdOf, type Actor, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { addEntry, type EntryChannel, type EntryData } from '../../dialogue/index.ts'
import { sideOf, type PolicySubject } from '../rules/policy.ts'

export type Appended = { readonly id: string; readonly position: number }

export type Writing = {
  readonly kind: 'message' | 'note' | 'event'
  readonly body?: string
  readonly event?: string
  readonly data?: EntryData
  readonly channel?: EntryChannel
  /** Only where nobody who is signed in writes: the address of a recipient who leaves. */
  readonly authorName?: string
}

/**
 * Appends to a ticket's dialogue in the actor's name and on the actor's side. The caller holds the ticket's lock and
 * lets the ticket remember the position, unless it is a note: what only staff see moves nothing that others can count.
 *
 * @see docs/domain/tickets.md#dialogue (source: R90, security row 29)
 */
export function appendEntry(
  tx: Context<Tx>,
  ticket: PolicySubject & { readonly id: string },
  writing: Writing,
): Promise<Appended> {
  return addEntry(tx, ticket.id, {
    kind: writing.kind,
    side: sideOf(tx.actor, ticket) ?? 'system',
    authorId: personIdOf(tx.actor),
    authorName: writing.authorName ?? nameOf(tx.actor) ?? tx.services.config.operator.productName,
    channel: writing.channel ?? 'portal',
    language: tx.locale,
    body: writing.body ?? '',
    event: writing.event ?? null,
    data: writing.data ?? {},
  })
}

const nameOf = (actor: Actor): string | null =>
  actor.kind === 'customer' || actor.kind === 'staff' ? actor.name : null
