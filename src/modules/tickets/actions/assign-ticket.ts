import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { maySupport, requireRight } from '../rules/policy.ts'
import type { NamedPerson } from '../rules/ticket.ts'
import { listAssignable } from '../store/people.ts'
import { findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'

/**
 * Takes a ticket, hands it to a colleague (`assigneeId`) or puts it back among the free ones (null). The desk's own
 * business: customers see neither the change nor a trace of it in order, counts or positions of what they see.
 *
 * @throws {Refusal} `tickets.not_found`, `http.not_found` for who is not support, `tickets.assignee_unknown`.
 * @see docs/domain/tickets.md#assignment (source: ux S20)
 */
export function assignTicket(
  ctx: Context,
  { number, assigneeId }: { readonly number: string; readonly assigneeId: string | null },
): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    requireRight(maySupport(tx.actor))
    const ticket = await findTicketForUpdate(tx, number)
    if ((ticket.assignee?.id ?? null) === assigneeId) return
    const assignee = assigneeId === null ? null : await findAssignable(tx, assigneeId)
    const event = assignee === null ? 'unassigned' : assignee.id === personIdOf(tx.actor) ? 'taken' : 'assigned'
    await appendEntry(tx, ticket, { kind: 'note', event, data: assignee === null ? {} : { name: assignee.name } })
    await updateTicket(tx, ticket.id, { assigneeId })
    await record(tx, { type: 'ticket.assigned', subject: { kind: 'ticket', id: ticket.id }, data: { assigneeId } })
  })
}

async function findAssignable(ctx: Context, id: string): Promise<NamedPerson> {
  const person = (await listAssignable(ctx)).find((each) => each.id === id)
  if (person === undefined) throw new Refusal('tickets.assignee_unknown')
  return person
}
