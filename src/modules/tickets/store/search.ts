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
  return sql<SqlBool>`(${sql.join(words.map((word) => holding(word, maySeeInternal(actor))), sql` and `)})`
}

/** Three index scans joined by id: an `or` over three tables would read all of them. */
function holding(word: string, internal: boolean): RawBuilder<SqlBool> {
  const pattern = sql`fold(${`%${word.slice(0, 100).replaceAll(/[\\%_]/g, '\\$&')}%`})`
  if (word.length < LEAST_FOR_DIALOGUE) return sql<SqlBool>`ticket.search_text like ${pattern}`
  const notNote = internal ? sql`` : sql`and entry.kind <> 'note'`
  return sql<SqlBool>`ticket.id in (
    select found.id from ticket found where found.search_text like ${pattern}
    union all select entry.ticket_id from entry where fold(entry.body) like ${pattern} ${notNote}
    union all select entry.ticket_id from attachment join entry on entry.id = attachment.entry_id where fold(attachment.name) like ${pattern} ${notNote})`
}
