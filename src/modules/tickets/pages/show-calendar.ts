import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../../../refusal.ts'
import { explainClocks } from '../../promises/index.ts'
import { findTicket } from '../store/tickets.ts'
import { presentClocks } from './clocks-view.tsx'
import { promiseCalendar } from './promise-calendar.ts'

/** Sends the promised reaction of the present cycle as a file for calendars; a ticket without a promise has none. */
export async function showCalendar(
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
): Promise<FastifyReply> {
  const { ctx, t } = request
  const { publicUrl, operator } = ctx.services.config
  const ticket = await findTicket(ctx, number)
  const clocks = presentClocks(await explainClocks(ctx, ticket.id, ticket.planVersionId), ticket.cycle)
  const dueAt = clocks.find(({ kind }) => kind === 'reaction')?.dueAt
  if (!dueAt) throw new Refusal('tickets.not_found')
  const address = `${publicUrl[ctx.locale]}/zgloszenia/${number}`
  const file = promiseCalendar({
    id: `${number}-${ticket.cycle}-reaction@${new URL(address).host}`,
    at: dueAt,
    madeAt: ctx.now,
    title: t('tickets.calendar.reaction', { number }),
    text: `${ticket.title}\n${address}`,
    address,
    product: operator.productName,
    language: ctx.locale,
  })
  return reply
    .header('content-disposition', `attachment; filename="${number}.ics"`)
    .type('text/calendar; charset=utf-8')
    .send(file)
}
