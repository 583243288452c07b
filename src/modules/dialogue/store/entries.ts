import { sql, type ExpressionBuilder } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Json, Schema } from '../../../platform/schema.ts'
import { newId } from '../../../platform/id.ts'
import type { Entry, EntryData } from '../rules/entry.ts'
import { attachmentsOf } from './files.ts'

/** What a reader may see and how much of it. `internal` shows notes: staff only. */
export type EntryView = { readonly internal: boolean; readonly limit?: number; readonly before?: number }

export type NewEntry = Omit<Entry, 'id' | 'position' | 'attachments' | 'sentAt' | 'hasOriginal'>

const PAGE = 200

/** Every read of `entry` goes through here: who may not see notes does not learn that there are any (row 29). */
function visible({ internal }: Pick<EntryView, 'internal'>) {
  return (eb: ExpressionBuilder<Schema, 'entry'>) => (internal ? eb.lit(true) : eb('entry.kind', '<>', 'note'))
}

/**
 * The dialogue of a ticket, newest first (decision 19), with its files, in two questions.
 * The caller has made sure that the actor may see the ticket.
 */
export async function listEntries(ctx: Context, ticketId: string, view: EntryView): Promise<Entry[]> {
  const rows = await ctx.db
    .selectFrom('entry')
    .select([
      'id',
      'position',
      'kind',
      'side',
      'author_id as authorId',
      'author_name as authorName',
      'channel',
      'language',
      'body',
      'event',
      'data',
      'sent_at as sentAt',
      sql<boolean>`entry.channel = 'mail' and exists (select from raw_mail where raw_mail.entry_id = entry.id)`.as(
        'hasOriginal',
      ),
    ])
    .where('ticket_id', '=', ticketId)
    .where(visible(view))
    .$if(view.before !== undefined, (query) => query.where('position', '<', view.before ?? 0))
    .orderBy('position', 'desc')
    .limit(view.limit ?? PAGE)
    .execute()
  const attachments = await attachmentsOf(ctx, ticketId)
  return rows.map((row) => ({ ...row, data: dataOf(row.data), attachments: attachments.get(row.id) ?? [] }))
}

/** How many entries of other people a writer has not seen yet: public ones behind a position. */
export async function countNewEntries(
  ctx: Context,
  ticketId: string,
  position: number,
  writerId: string | null,
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('ticket_id', '=', ticketId)
    .where('position', '>', position)
    .where(visible({ internal: false }))
    .where('author_id', 'is distinct from', writerId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Appends an entry. The caller holds the ticket's lock, so the next position is nobody else's. */
export async function insertEntry(
  tx: Context<Tx>,
  ticketId: string,
  entry: NewEntry,
): Promise<{ id: string; position: number }> {
  return tx.db
    .insertInto('entry')
    .values((eb) => ({
      id: newId(),
      ticket_id: ticketId,
      position: eb
        .selectFrom('entry')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
        .where('ticket_id', '=', ticketId),
      kind: entry.kind,
      side: entry.side,
      author_id: entry.authorId,
      author_name: entry.authorName,
      channel: entry.channel,
      language: entry.language,
      body: entry.body,
      event: entry.event,
      data: JSON.stringify(entry.data),
      sent_at: tx.now,
    }))
    .returning(['id', 'position'])
    .executeTakeFirstOrThrow()
}

/** Facts are flat by construction; anything else in an old row is left out rather than shown. */
function dataOf(data: Json): EntryData {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return {}
  return Object.fromEntries(Object.entries(data).flatMap(([key, value]) => (isFact(value) ? [[key, value]] : [])))
}

const isFact = (value: unknown): value is EntryData[string] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
