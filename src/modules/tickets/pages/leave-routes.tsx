import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { sendPage } from '../../../web/respond.tsx'
import { leaveTicket } from '../actions/leave-ticket.ts'
import { readLeaveLink } from '../actions/read-leave-link.ts'
import { LeavePage, LeftPage } from './leave-page.tsx'

const link = Type.Object({ t: Type.String({ maxLength: 200 }) })
const open = { access: 'public' } as const

/** Leaving a ticket by the link of a mail, without an account (E90, ux 4.3). */
export const leavePages: FastifyPluginAsync = async (plain) => {
  const pages = plain.withTypeProvider<TypeBoxTypeProvider>()

  pages.get(
    '/zgloszenia/opusc',
    { config: open, schema: { hide: true, querystring: link } },
    async (request, reply) => {
      const { t, ctx, query } = request
      const { recipient, ticket } = await readLeaveLink(ctx, query.t)
      const { number } = ticket
      const { email } = recipient
      const hasLeft = recipient.endedAt !== null
      const page = hasLeft ? (
        <LeftPage {...{ t, email, number }} />
      ) : (
        <LeavePage {...{ t, email, number }} token={query.t} />
      )
      return sendPage(request, reply, t(hasLeft ? 'tickets.page.left' : 'tickets.page.leave', { number }), page)
    },
  )

  pages.post('/zgloszenia/opusc', { config: open, schema: { hide: true, body: link } }, async (request, reply) => {
    await leaveTicket(request.ctx, request.body.t)
    return reply.redirect(`/zgloszenia/opusc?t=${encodeURIComponent(request.body.t)}`, 303)
  })
}
