import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Actor } from '../../../platform/context.ts'
import { maySeeInternal } from '../rules/policy.ts'

/** Letters from which the dialogue is searched; fewer would match every entry there is. */
const LEAST_FOR_DIALOGUE = 3

/**
 * Tickets that hold every typed word in number, title, device, serial, place, names, dialogue or file names.
 * Who may not see notes does not find by them either (row 29).
 */
export function matching(actor: Actor, typed: string): RawBuilder<SqlBool> {
  const words = typed.trim().split(/\s+/).slice(0, 8)
  return sql<SqlBool>`(${sql.join(
    words.map((word) => holding(word, maySeeInternal(actor))),
    sql` and `,
  )})`
}

/**
 * Staff search everything: three index scans joined by id, because an `or` over three tables would read all of them.
 * A customer's tickets are few, so there each one is looked into; scans over everybody's would cost more, the commoner the word.
 */
function holding(word: string, internal: boolean): RawBuilder<SqlBool> {
  // A question of its own: a prepared statement would else fold the pattern anew for every row.
  const pattern = sql`(select fold(${`%${word.slice(0, 100).replaceAll(/[\\%_]/g, '\\$&')}%`}))`
  if (word.length < LEAST_FOR_DIALOGUE)
    return internal ? sql<SqlBool>`ticket.id in (${named(pattern)})` : ownWords(pattern)
  return internal ? anywhere(pattern) : inPublic(pattern)
}

const named = (pattern: RawBuilder<unknown>) =>
  sql`select ticket_words.ticket_id from ticket_words where ticket_words.words like ${pattern}`

const ownWords = (pattern: RawBuilder<unknown>) =>
  sql<SqlBool>`(select ticket_words.words like ${pattern} from ticket_words where ticket_words.ticket_id = ticket.id)`

function anywhere(pattern: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`ticket.id in (
    ${named(pattern)}
    union all select entry.ticket_id from entry where fold(entry.body) like ${pattern}
    union all select attachment.ticket_id from attachment where attachment.entry_id is not null and fold(attachment.name) like ${pattern})`
}

function inPublic(pattern: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${ownWords(pattern)}
    or exists (select from entry where entry.ticket_id = ticket.id and entry.kind <> 'note' and fold(entry.body) like ${pattern})
    or exists (select from attachment join entry on entry.id = attachment.entry_id
               where attachment.ticket_id = ticket.id and entry.kind <> 'note' and fold(attachment.name) like ${pattern}))`
}
