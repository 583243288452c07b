import type { Context } from '../../../platform/context.ts'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { findTicket } from '../store/tickets.ts'

/**
 * What was reported on one device, as the wizard's fields want it, for the same report on another (E81). Files stay with
 * the first, and whether the partner may see the new ticket is asked anew (R92).
 *
 * @throws {Refusal} `tickets.not_found`.
 */
export async function copiedReport(ctx: Context, number: string): Promise<Readonly<Record<string, string>>> {
  const ticket = await findTicket(ctx, number)
  const [entries, recipients] = await Promise.all([
    listEntries(ctx, ticket.id, { internal: false }),
    listRecipients(ctx, ticket.id),
  ])
  return {
    jak: ticket.number,
    title: ticket.title,
    description: entries.findLast(({ kind }) => kind === 'message')?.body ?? '',
    priority: ticket.priority,
    language: ticket.language,
    recipients: recipients
      .filter(({ endedAt }) => endedAt === null)
      .map(({ email }) => email)
      .join('\n'),
  }
}
