import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
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
      const { email, hasLeft, ticket } = await readLeaveLink(ctx, query.t)
      const { number } = ticket
      const page = hasLeft ? (
        <LeftPage {...{ t, email, number }} />
      ) : (
        <LeavePage {...{ t, email, number }} token={query.t} />
      )
      return sendPage(request, reply, t(hasLeft ? 'tickets.page.left' : 'tickets.page.leave', { number }), page)
    },
  )

  pages.post(
    '/zgloszenia/opusc',
    { config: open, schema: { hide: true, querystring: link } },
    async (request, reply) => {
      const token = request.query.t
      await leaveTicket(request.ctx, token)
      if (!isOneClick(request)) return reply.redirect(`/zgloszenia/opusc?t=${encodeURIComponent(token)}`, 303)
      return reply.type('text/plain; charset=utf-8').send(request.t('tickets.page.left_short'))
    },
  )
}

/** Posted by a mail program for its reader (RFC 8058): it follows no redirect, has no cookies and may send either kind of form. */
function isOneClick(request: FastifyRequest): boolean {
  const { body } = request
  return request.isMultipart() || (typeof body === 'object' && body !== null && 'List-Unsubscribe' in body)
}
