import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { answers } from '../../platform/http/answers.ts'
import { EmergencyBody, EnquiryBody, SendingHeaders, Taken } from './api-schemas.ts'
import { sendContactEnquiry } from './actions/send-contact-enquiry.ts'
import { sendEmergencyReport } from './actions/send-emergency-report.ts'

/** The two public forms for other programs: the same answer to everybody (ux S02, R48). */
export const entranceApi: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'public' } as const
  const route = { tags: ['entrance'], headers: SendingHeaders, response: answers({ 202: Taken }, 422) } as const

  api.post(
    '/emergency-reports',
    {
      config,
      schema: {
        ...route,
        operationId: 'createEmergencyReport',
        description: 'Answers alike whether the numbers are known or not; somebody calls back.',
        body: EmergencyBody,
      },
    },
    async ({ ctx, body, headers }, reply) => {
      const { email = '', ...typed } = body
      const taken = await sendEmergencyReport(ctx, { ...typed, email }, headers['idempotency-key'] ?? null)
      return reply.code(202).send(taken)
    },
  )

  api.post(
    '/enquiries',
    {
      config,
      schema: {
        ...route,
        operationId: 'createEnquiry',
        description: 'Answers alike whoever writes; a person answers by mail.',
        body: EnquiryBody,
      },
    },
    async ({ ctx, body, headers }, reply) => {
      const typed = { company: '', phone: '', taxId: '', contractNumber: '', serial: '', ...body }
      const taken = await sendContactEnquiry(ctx, typed, headers['idempotency-key'] ?? null)
      return reply.code(202).send(taken)
    },
  )
}
