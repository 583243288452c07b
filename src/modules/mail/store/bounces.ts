import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'

/** A mail about a ticket that really went to an address. */
export type SentMail = {
  readonly id: string
  readonly ticketId: string
  readonly toAddress: string
  readonly personId: string | null
  readonly locale: 'pl' | 'en'
}

const columns = ['id', 'ticket_id as ticketId', 'to_address as toAddress', 'person_id as personId', 'locale'] as const

/** The mail about a ticket with one of some Message-IDs that we have really sent to an address. */
export async function findSentMail(
  ctx: Context,
  address: string,
  messageIds: readonly string[],
): Promise<SentMail | null> {
  if (messageIds.length === 0) return null
  const row = await ctx.db
    .selectFrom('outbound_mail')
    .select(columns)
    .where('message_id', 'in', [...messageIds])
    .where(sql<string>`lower(to_address)`, '=', address.toLowerCase())
    .where('state', '=', 'sent')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.ticketId === null ? null : { ...row, ticketId: row.ticketId }
}

/** Notes that a mail came back; a later report about the same mail may only make it worse. */
export async function insertBounce(tx: Context<Tx>, mailId: string, isHard: boolean, code: string): Promise<void> {
  await tx.db
    .insertInto('mail_bounce')
    .values({ outbound_mail_id: mailId, is_hard: isHard, code: code.slice(0, 300), bounced_at: tx.now })
    .onConflict((conflict) =>
      conflict
        .column('outbound_mail_id')
        .doUpdateSet({ is_hard: sql<boolean>`mail_bounce.is_hard or excluded.is_hard` }),
    )
    .execute()
}

const ofAddress = (ticketId: string, address: string) =>
  sql<string>`(select id from outbound_mail where ticket_id = ${ticketId} and lower(to_address) = ${address.toLowerCase()})`

/** How many mails of a ticket will never arrive at an address, since it was last heard of. */
export async function countHardBounces(ctx: Context, ticketId: string, address: string): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('mail_bounce')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('outbound_mail_id', 'in', ofAddress(ticketId, address))
    .where('is_hard', '=', true)
    .where('lifted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** An address was heard of: what came back before counts no more. */
export async function liftBounces(tx: Context<Tx>, ticketId: string, address: string): Promise<void> {
  await tx.db
    .updateTable('mail_bounce')
    .set({ lifted_at: tx.now })
    .where('outbound_mail_id', 'in', ofAddress(ticketId, address))
    .where('lifted_at', 'is', null)
    .execute()
}
