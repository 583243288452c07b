import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { EntryLanguage } from '../rules/entry.ts'

export type RecipientEnd = 'removed' | 'left' | 'bounced'

/** Somebody without rights in the portal who gets a ticket's mails (R86, E90). */
export type Recipient = {
  readonly id: string
  readonly ticketId: string
  readonly email: string
  readonly emailKey: string
  readonly language: EntryLanguage
  readonly addedBy: string
  readonly addedAt: Temporal.Instant
  readonly endedAt: Temporal.Instant | null
  readonly endedHow: RecipientEnd | null
}

export type NewRecipient = Pick<Recipient, 'ticketId' | 'email' | 'emailKey' | 'language' | 'addedBy'>

const columns = [
  'id',
  'ticket_id as ticketId',
  'email',
  'email_key as emailKey',
  'language',
  'added_by as addedBy',
  'added_at as addedAt',
  'ended_at as endedAt',
  'ended_how as endedHow',
] as const

/** All recipients a ticket ever had, in the order in which they came; those that left stay with how (ux 4.3). */
export function listRecipients(ctx: Context, ticketId: string): Promise<Recipient[]> {
  return ctx.db
    .selectFrom('recipient')
    .select(columns)
    .where('ticket_id', '=', ticketId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

export async function findRecipient(ctx: Context, id: string): Promise<Recipient | null> {
  const row = await ctx.db.selectFrom('recipient').select(columns).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** How many other addresses a person has added since a moment, over all tickets. */
export async function countAddedSince(ctx: Context, personId: string, since: Temporal.Instant): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('recipient')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('added_by', '=', personId)
    .where('added_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertRecipient(tx: Context<Tx>, recipient: NewRecipient): Promise<string> {
  const { id } = await tx.db
    .insertInto('recipient')
    .values({
      id: newId(),
      ticket_id: recipient.ticketId,
      email: recipient.email,
      email_key: recipient.emailKey,
      language: recipient.language,
      added_by: recipient.addedBy,
      added_at: tx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * Forgets that an address took no mails: a recipient is one again; of somebody with an account nothing is left to note.
 *
 * @returns false when the address was not the last to be paused so.
 */
export async function forgetBounce(tx: Context<Tx>, ticketId: string, emailKey: string): Promise<boolean> {
  const last = (await listRecipients(tx, ticketId)).findLast((each) => each.emailKey === emailKey)
  if (last?.endedHow !== 'bounced') return false
  const own = await tx.db.selectFrom('person').select('id').where('email_key', '=', emailKey).executeTakeFirst()
  if (own?.id === last.addedBy) await tx.db.deleteFrom('recipient').where('id', '=', last.id).execute()
  else await tx.db.updateTable('recipient').set({ ended_at: null, ended_how: null }).where('id', '=', last.id).execute()
  return true
}

/** Ends a recipient of this very ticket. @returns false when there is none or it has ended before. */
export async function setRecipientEnded(
  tx: Context<Tx>,
  ticketId: string,
  id: string,
  how: RecipientEnd,
): Promise<boolean> {
  const row = await tx.db
    .updateTable('recipient')
    .set({ ended_at: tx.now, ended_how: how })
    .where('id', '=', id)
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
