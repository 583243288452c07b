import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import type { Refusal } from '../../../refusal.ts'
import { refusedForm } from '../../../web/respond.tsx'
import { postReply } from '../actions/post-reply.ts'
import { atField, readTicketForm, refuseFiles, waitingFiles, withWarnings, type SentForm } from './read-ticket-form.ts'
import { showCalendar } from './show-calendar.ts'
import { showPrint } from './show-print.tsx'
import { showTicket, type Attempt } from './show-ticket.tsx'
import { deeds } from './ticket-acts-routes.tsx'

const named = Type.Object({ number: Type.String() })

const ticketQuery = Type.Object({
  zrobiono: Type.Optional(Type.String()),
  kolejnosc: Type.Optional(Type.String()),
})

const open = { access: 'person' } as const
const writing = { access: 'proven' } as const

/** One ticket's page, on paper as well, and the replies that are written on it (ux S13). */
export const ticketPages: FastifyPluginAsync = async (plain) => {
  const pages = plain.withTypeProvider<TypeBoxTypeProvider>()

  pages.get(
    '/zgloszenia/:number',
    { config: open, schema: { hide: true, params: named, querystring: ticketQuery } },
    (request, reply) => {
      const deed = deeds.find((each) => each === request.query.zrobiono)
      const done = deed === undefined ? {} : { done: request.t(`tickets.page.done_${deed}`) }
      return showTicket(request, reply, request.params.number, {
        ...done,
        oldestFirst: request.query.kolejnosc === 'od-najstarszych',
      })
    },
  )

  pages.get('/zgloszenia/:number/druk', { config: open, schema: { hide: true, params: named } }, (request, reply) =>
    showPrint(request, reply, request.params.number),
  )

  pages.get(
    '/zgloszenia/:number/termin.ics',
    { config: open, schema: { hide: true, params: named } },
    (request, reply) => showCalendar(request, reply, request.params.number),
  )

  pages.post(
    '/zgloszenia/:number/odpowiedz',
    { config: writing, schema: { hide: true, params: named } },
    (request, reply) => answer(request, reply, request.params.number),
  )
}

async function answer(request: FastifyRequest, reply: FastifyReply, number: string): Promise<FastifyReply> {
  const form = await readTicketForm(request)
  const refused = await refusalOf(() => send(request, number, form))
  // A second click while the first was on its way: the reply is there already.
  const isSent = refused === null || refused.code === 'http.idempotency_mismatch'
  if (isSent) return reply.redirect(`/zgloszenia/${number}#dialog`, 303)
  return showTicket(request, reply, number, { reply: await held(request, form, refused) }, refused.status)
}

async function send(request: FastifyRequest, number: string, form: SentForm): Promise<void> {
  refuseFiles(form)
  const expectedPosition = Number.parseInt(form.one('expectedPosition'), 10)
  await atField(
    'reply',
    postReply(request.ctx, {
      number,
      body: form.one('reply'),
      uploads: form.uploads,
      expectedPosition: Number.isNaN(expectedPosition) ? null : expectedPosition,
      once: form.one('once') || null,
    }),
  )
}

async function held(request: FastifyRequest, form: SentForm, refused: Refusal): Promise<NonNullable<Attempt['reply']>> {
  const seen = Number.parseInt(form.one('expectedPosition'), 10)
  const isCrossed = refused.code === 'tickets.changed_meanwhile'
  return {
    form: withWarnings(
      refusedForm(request.t, { reply: form.one('reply'), fileKind: form.one('fileKind') }, refused),
      form,
    ),
    waiting: await waitingFiles(request, form),
    warned: form.warnings.length > 0 || form.one('warned') !== '',
    seen: isCrossed && !Number.isNaN(seen) ? seen : Number.MAX_SAFE_INTEGER,
  }
}
