import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { once } from '../../../platform/idempotency.ts'
import { record } from '../../audit/index.ts'
import { attachFiles, writeEntry, type AttachedUpload } from '../../dialogue/index.ts'
import { mentionedIn } from '../rules/mentions.ts'
import { maySupport, requireRight } from '../rules/policy.ts'
import { listAssignable } from '../store/people.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { appendEntry } from './append-entry.ts'

export type Note = {
  readonly number: string
  readonly body: string
  readonly uploads?: readonly AttachedUpload[]
  readonly once?: string | null
}

/**
 * Adds an internal note: staff only, in no customer's list, search, count, order or mail, and no clock hears of it.
 * Whom it mentions by "@" and name gets a mail that says so, without the note (M18).
 *
 * @throws {Refusal} `tickets.not_found`, `http.not_found` for who is not support; what `writeEntry` and `attachFiles` refuse.
 * @see docs/domain/tickets.md#notes (source: features G2, security row 29)
 */
export function addNote(ctx: Context, { once: key = null, ...note }: Note): Promise<{ entryId: string }> {
  return inTransaction(ctx, async (tx) => {
    requireRight(maySupport(tx.actor))
    const ticket = await findTicketForUpdate(tx, note.number)
    const attempt = key === null ? null : { owner: personIdOf(tx.actor) ?? '', key: `note:${key}`, request: note }
    return once(tx, attempt, async () => {
      const { uploads = [] } = note
      const entry = await appendEntry(tx, ticket, { kind: 'note', body: writeEntry(note.body, uploads.length) })
      await attachFiles(tx, { ticketId: ticket.id, entryId: entry.id }, uploads)
      const mentioned = mentionedIn(note.body, await listAssignable(tx)).filter((id) => id !== personIdOf(tx.actor))
      await record(tx, {
        type: 'ticket.noted',
        subject: { kind: 'ticket', id: ticket.id },
        data: { entryId: entry.id, mentioned },
      })
      return { entryId: entry.id }
    })
  })
}
