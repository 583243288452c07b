import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import type { Static } from 'typebox'
import { answers } from '../../platform/http/answers.ts'
import { CreateBody, CreatingHeaders, Opened } from './api-schemas.ts'
import { uploadOf } from './api-views.ts'
import { openTicket, type NewTicket } from './actions/open-ticket.ts'

const schema = {
  operationId: 'createTicket',
  tags: ['tickets'],
  headers: CreatingHeaders,
  body: CreateBody,
  response: answers({ 201: Opened }, 409, 422),
}

/** Opening a ticket by another program. */
export const ticketOpeningApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'proven', scope: 'tickets:write' } as const

  api.post('/tickets', { config, schema }, async ({ ctx, body, headers }, reply) => {
    const once = headers['idempotency-key'] ?? null
    const { number, foreignRecipients } = await openTicket(ctx, { ...reportOf(body), channel: 'api', once })
    const opened = { number, foreignRecipients: [...foreignRecipients] }
    return reply.code(201).header('location', `/api/v1/tickets/${number}`).send(opened)
  })
}

/** Only what a reporter may say is read; everything else that was sent is nothing (row 31). */
function reportOf(body: Static<typeof CreateBody>): NewTicket {
  return {
    lineId: body.lineId ?? null,
    contractNumber: body.contractNumber ?? null,
    priority: body.priority,
    title: body.title,
    description: body.description,
    uploads: (body.uploads ?? []).map(uploadOf),
    recipients: body.recipients ?? [],
    partnerAccess: body.partnerAccess ?? null,
    copyOf: body.copyOf ?? null,
    ...(body.language === undefined ? {} : { language: body.language }),
  }
}
