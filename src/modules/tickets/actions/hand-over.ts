import { inTransaction, type Context } from '../../../platform/context.ts'
import { listEventsOf, record } from '../../audit/index.ts'
import { listStaff, type StaffMember } from '../../identity/index.ts'
import { escalationNow } from '../../promises/index.ts'
import type { HandOver } from '../../promises/rules/escalation.ts'
import { countOpenTicketsOf, listAssignable } from '../store/people.ts'
import { findTicketById, findTicketForUpdate } from '../store/tickets.ts'
import { updateTicket } from '../store/write-ticket.ts'
import { appendEntry } from './append-entry.ts'

/**
 * Hands a ticket over as a step of its escalation says; once for an event, however often the job runs. A ticket that is closed
 * by now stays where it is, and so does one for which there is nobody.
 *
 * @param because The event of the step.
 * @see docs/domain/sla.md#escalation (source: features E15)
 */
export function handOver(ctx: Context, ticketId: string, to: HandOver, because: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const { number } = await findTicketById(tx, ticketId)
    const ticket = await findTicketForUpdate(tx, number)
    if (ticket.state === 'closed' || (await wasDone(tx, ticketId, because))) return
    const assignee = await successorOf(tx, to)
    if (assignee === null || assignee.id === ticket.assignee?.id) return
    await appendEntry(tx, ticket, { kind: 'note', event: 'assigned', data: { name: assignee.name } })
    await updateTicket(tx, ticket.id, { assigneeId: assignee.id })
    await record(tx, {
      type: 'ticket.assigned',
      subject: { kind: 'ticket', id: ticket.id },
      data: { assigneeId: assignee.id, because },
    })
  })
}

async function wasDone(ctx: Context, ticketId: string, because: string): Promise<boolean> {
  const events = await listEventsOf(ctx, ticketId, ['ticket.assigned'])
  return events.some(
    ({ data }) => data !== null && typeof data === 'object' && 'because' in data && data['because'] === because,
  )
}

/** Of several the one with the fewest open tickets. */
async function successorOf(ctx: Context, to: HandOver): Promise<StaffMember | null> {
  const assignable = new Set((await listAssignable(ctx)).map(({ id }) => id))
  const wanted = await wantedBy(ctx, to)
  const fitting = (await listStaff(ctx)).filter((each) => assignable.has(each.id) && wanted(each))
  const work = await countOpenTicketsOf(
    ctx,
    fitting.map(({ id }) => id),
  )
  return fitting.toSorted((one, other) => (work.get(one.id) ?? 0) - (work.get(other.id) ?? 0))[0] ?? null
}

async function wantedBy(ctx: Context, to: HandOver): Promise<(member: StaffMember) => boolean> {
  if (to.to === 'role') return ({ roles }) => roles.some((role) => role === to.role)
  const emails = to.to === 'person' ? [to.email] : (await escalationNow(ctx)).onDuty
  const wanted = new Set(emails.map((email) => email.toLowerCase()))
  return ({ email }) => wanted.has(email.toLowerCase())
}
