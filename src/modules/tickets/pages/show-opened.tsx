import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendPage } from '../../../web/respond.tsx'
import { listRecipients } from '../../dialogue/index.ts'
import { explainClocks } from '../../promises/index.ts'
import { findTicket } from '../store/tickets.ts'
import { presentClocks } from './clocks-view.tsx'
import { lookOf } from './look-of.ts'
import { OpenedPage } from './opened-page.tsx'
import { participantFor } from './participant-for.ts'
import { hotlineOf } from './wizard-choices.ts'

/** Sends the page that confirms a new ticket: its number, what is promised, what happens next. */
export async function showOpened(request: FastifyRequest, reply: FastifyReply, number: string): Promise<FastifyReply> {
  const { ctx, t } = request
  const ticket = await findTicket(ctx, number)
  const [clocks, recipients] = await Promise.all([
    explainClocks(ctx, ticket.id, ticket.planVersionId),
    listRecipients(ctx, ticket.id),
  ])
  const page = (
    <OpenedPage
      look={lookOf(request)}
      ticket={ticket}
      reaction={presentClocks(clocks, ticket.cycle).find(({ kind }) => kind === 'reaction') ?? null}
      participants={recipients.map(participantFor(request))}
      hotline={hotlineOf(request)}
    />
  )
  return sendPage(request, reply, t('tickets.wizard.opened', { number }), page)
}
