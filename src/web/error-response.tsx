import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../refusal.ts'
import { ErrorPage } from './error-page.tsx'
import { frameOf, sendPage } from './respond.tsx'

/** Shows a refusal that no form can show: what happened, what to do, the code to quote. */
export function sendErrorPage(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const title = request.t(refusal.code, refusal.params)
  return sendPage(
    request,
    reply,
    title,
    <ErrorPage frame={frameOf(request)} status={refusal.status} message={title} code={request.id} />,
    {
      status: refusal.status,
    },
  )
}
