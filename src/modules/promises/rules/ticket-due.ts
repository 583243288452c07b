import type { ClockKind } from './clock.ts'

/** The earliest promise that support still owes on a ticket, its moment as the database writes it. */
export type TicketDue = {
  readonly ticketId: string
  readonly nextDueAt: string | null
  readonly nextDueKind: ClockKind | null
}
