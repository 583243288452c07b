import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../../../web/respond.tsx'
import { listEntries } from '../../dialogue/index.ts'
import { explainClocks } from '../../promises/index.ts'
import { findTicket } from '../store/tickets.ts'
import { presentClocks } from './clocks-view.tsx'
import { lookOf } from './look-of.ts'
import { PrintPage } from './print-page.tsx'

/** Sends a ticket as a sheet of paper; notes stay inside, also when staff prints it. */
export async function showPrint(request: FastifyRequest, reply: FastifyReply, number: string): Promise<FastifyReply> {
  const { ctx } = request
  const { publicUrl, operator } = ctx.services.config
  const ticket = await findTicket(ctx, number)
  const [entries, clocks] = await Promise.all([
    listEntries(ctx, ticket.id, { internal: false }),
    explainClocks(ctx, ticket.id, ticket.planVersionId),
  ])
  const page = (
    <PrintPage
      look={lookOf(request)}
      ticket={ticket}
      clocks={presentClocks(clocks, ticket.cycle)}
      entries={entries.toReversed()}
      address={`${publicUrl[ctx.locale]}/zgloszenia/${number}`}
      brand={operator.productName}
    />
  )
  return sendPage(request, reply, `${number} ${ticket.title}`, page)
}
