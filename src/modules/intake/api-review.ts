import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../refusal.ts'
import {
  AnswerBody,
  Attached,
  DismissalBody,
  EnquiryAnswer,
  IdParams,
  Nothing,
  Promoted,
  PromotionBody,
  ReviewAnswer,
  SendingHeaders,
} from './api-schemas.ts'
import { answerEnquiry } from './actions/answer-enquiry.ts'
import { attachMail } from './actions/attach-mail.ts'
import { discardMail } from './actions/discard-mail.ts'
import { dismissEnquiry } from './actions/dismiss-enquiry.ts'
import { listReview } from './actions/list-review.ts'
import { promoteEnquiry } from './actions/promote-enquiry.ts'
import { findEnquiry, listEnquiryEntries } from './store/enquiries.ts'

const read = { access: 'staff', scope: 'tickets:read' } as const
const write = { access: 'staff', scope: 'tickets:write' } as const
const tags = ['review']

/** The review list for staff's own programs: what waits for a person, and what a person decides (ux.md 4.4, R48). */
export const reviewApi: FastifyPluginAsync = async (server) => {
  await server.register(readingApi)
  await server.register(enquiryActsApi)
  await server.register(mailActsApi)
}

const readingApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/review',
    { config: read, schema: { tags, operationId: 'listReview', response: answers({ 200: ReviewAnswer }) } },
    async ({ ctx }) => ({
      items: (await listReview(ctx)).map(({ receivedAt, dueAt, ...item }) => ({
        ...item,
        receivedAt: receivedAt.toString(),
        dueAt: dueAt.toString(),
      })),
    }),
  )

  api.get(
    '/enquiries/:id',
    {
      config: read,
      schema: { tags, operationId: 'getEnquiry', params: IdParams, response: answers({ 200: EnquiryAnswer }) },
    },
    ({ ctx, params }) => readEnquiry(ctx, params.id),
  )
}

const enquiryActsApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const route = { tags, params: IdParams } as const

  api.post(
    '/enquiries/:id/answer',
    {
      config: write,
      schema: {
        ...route,
        operationId: 'answerEnquiry',
        body: AnswerBody,
        response: answers({ 204: Nothing }, 409, 422),
      },
    },
    async ({ ctx, params, body }, reply) => {
      await answerEnquiry(ctx, params.id, body.text)
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/enquiries/:id/ticket',
    {
      config: write,
      schema: {
        ...route,
        operationId: 'promoteEnquiry',
        description: 'Needs a coordinator’s reason unless the sender’s account has proven its right to the line.',
        headers: SendingHeaders,
        body: PromotionBody,
        response: answers({ 201: Promoted }, 409, 422),
      },
    },
    async ({ ctx, params, body, headers }, reply) => {
      const { reason = '', invite = false, ...line } = body
      const once = headers['idempotency-key'] ?? null
      return reply.code(201).send(await promoteEnquiry(ctx, params.id, { ...line, reason, invite, once }))
    },
  )

  api.post(
    '/enquiries/:id/dismissal',
    {
      config: write,
      schema: {
        ...route,
        operationId: 'dismissEnquiry',
        body: DismissalBody,
        response: answers({ 204: Nothing }, 409, 422),
      },
    },
    async ({ ctx, params, body }, reply) => {
      await dismissEnquiry(ctx, params.id, body.reason)
      return reply.code(204).send(null)
    },
  )
}

const mailActsApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const route = { tags, params: IdParams, response: answers({ 204: Nothing }, 409, 422) } as const

  api.post(
    '/review/mails/:id/ticket',
    { config: write, schema: { ...route, operationId: 'attachReviewedMail', body: Attached } },
    async ({ ctx, params, body }, reply) => {
      await attachMail(ctx, { id: params.id, number: body.number })
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/review/mails/:id/dismissal',
    { config: write, schema: { ...route, operationId: 'dismissReviewedMail' } },
    async ({ ctx, params }, reply) => {
      await discardMail(ctx, params.id)
      return reply.code(204).send(null)
    },
  )
}

async function readEnquiry(ctx: Context, id: string) {
  const enquiry = await findEnquiry(ctx, id)
  if (enquiry === null) throw new Refusal('http.not_found')
  const entries = await listEnquiryEntries(ctx, id)
  return {
    ...enquiry,
    receivedAt: enquiry.receivedAt.toString(),
    dueAt: enquiry.dueAt.toString(),
    entries: entries.map(({ side, authorName, body, writtenAt }) => ({
      side,
      authorName,
      body,
      writtenAt: writtenAt.toString(),
    })),
  }
}
