import { searchLines } from '../../contracts/index.ts'
import { listTickets, type TicketRow } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Found, FoundTicket } from '../rules/found.ts'

/** So many of each kind are shown; the lists themselves search on. */
const SHOWN = 10

/**
 * Device lines and tickets in which all words stand, without regard to case and diacritics, as far as the actor may
 * know about them (J1, J2).
 */
export async function searchEverything(ctx: Context, words: string): Promise<Found> {
  if (words === '') return { lines: [], tickets: [] }
  const [lines, tickets] = await Promise.all([
    searchLines(ctx, { search: words, limit: SHOWN }),
    listTickets(ctx, { search: words, limit: SHOWN }),
  ])
  return { lines, tickets: tickets.tickets.map(shown) }
}

const shown = ({ number, title, priority, organisationName, device, state, changedAt }: TicketRow): FoundTicket => ({
  number,
  title,
  priority,
  organisationName,
  device,
  closed: state === 'closed',
  changedAt,
})
