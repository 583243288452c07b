import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import {
  addNote,
  findNeighbour,
  maySupport,
  postReply,
  readTicketForm,
  refuseFiles,
  replyEffects,
  waitingFiles,
  withWarnings,
  type SentForm,
} from '../../tickets/index.ts'
import { queuePath, readDeskPath, readQueueAddress, ticketPath } from '../rules/queue-address.ts'
import { gatherTicket, type Glance } from './gather-ticket.tsx'
import { backOf } from './look-of.ts'
import { queueWords } from './queue-routes.tsx'
import { TicketView } from './ticket-view.tsx'

const Typed = Type.Optional(Type.String())
const NumberParams = Type.Object({ number: Type.String({ maxLength: 20 }) })
const TicketQuery = Type.Object({
  ...queueWords,
  przed: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
})
const NoteForm = Type.Object({ wroc: Typed, once: Typed, note: Typed })

/** A ticket at the desk: reading it, answering it, going on to the next. */
export const ticketPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const staff = { config: { access: 'staff' } } as const

  pages.get(
    '/k/zgloszenia/:number',
    { ...staff, schema: { hide: true, params: NumberParams, querystring: TicketQuery } },
    (request, reply) => {
      const { przed = null } = request.query
      return showTicket(request, reply, request.params.number, { from: readQueueAddress(request.query), before: przed })
    },
  )

  for (const [part, side] of [
    ['nastepne', 'behind'],
    ['poprzednie', 'before'],
  ] as const) {
    pages.get(
      `/k/zgloszenia/:number/${part}`,
      { ...staff, schema: { hide: true, params: NumberParams, querystring: Type.Object(queueWords) } },
      async (request, reply) => {
        const address = readQueueAddress(request.query)
        const found = await findNeighbour(request.ctx, request.params.number, side, address)
        return reply.redirect(neighbourPath(found, address, address.preview !== null), 303)
      },
    )
  }

  pages.post(
    '/k/zgloszenia/:number/odpowiedzi',
    { ...staff, schema: { hide: true, params: NumberParams } },
    (request, reply) => answer(request, reply, request.params.number),
  )

  pages.post(
    '/k/zgloszenia/:number/notatki',
    { ...staff, schema: { hide: true, params: NumberParams, body: NoteForm } },
    async (request, reply) => {
      const { number } = request.params
      const { note = '', once } = request.body
      const back = backOf(request.body.wroc, number)
      const refused = await refusalOf(() => addNote(request.ctx, { number, body: note, once: once ?? null }))
      if (refused === null) return reply.redirect(back, 303)
      const typed = { note, ...keptKey(once ?? '', refused) }
      return showRefused(request, reply, number, { back, note: refusedForm(request.t, typed, refused) }, refused.status)
    },
  )
}

/** Who may not answer is turned away before a file is read. */
async function answer(request: FastifyRequest, reply: FastifyReply, number: string): Promise<FastifyReply> {
  if (!maySupport(request.ctx.actor)) throw new Refusal('http.not_found')
  const form = await readTicketForm(request)
  const back = backOf(form.one('wroc'), number)
  const onward = form.one('dalej') === '' ? back : await nextPath(request, number, back)
  const refused = await refusalOf(() => send(request, number, form))
  if (refused === null) return reply.redirect(onward, 303)
  return showRefused(request, reply, number, { back, ...(await held(request, form, refused)) }, refused.status)
}

async function send(request: FastifyRequest, number: string, form: SentForm): Promise<void> {
  refuseFiles(form)
  const effect = replyEffects.find((each) => each === form.one('effect')) ?? 'keep'
  const { uploads } = form
  await postReply(request.ctx, {
    number,
    body: form.one('reply'),
    effect,
    uploads,
    expectedPosition: seenBy(form),
    once: form.one('once') || null,
  })
}

/** Everything of a refused reply: its words, its effect, its files, and since when others have written. */
async function held(request: FastifyRequest, form: SentForm, refused: Refusal): Promise<Glance> {
  const typed = {
    reply: form.one('reply'),
    effect: form.one('effect'),
    fileKind: form.one('fileKind'),
    ...keptKey(form.one('once'), refused),
  }
  return {
    reply: withWarnings(refusedForm(request.t, typed, refused), form),
    waiting: await waitingFiles(request, form),
    warned: form.warnings.length > 0 || form.one('warned') !== '',
    heldAt: refused.code === 'tickets.changed_meanwhile' ? seenBy(form) : null,
  }
}

function seenBy(form: SentForm): number | null {
  const seen = Number.parseInt(form.one('expectedPosition'), 10)
  return Number.isNaN(seen) ? null : seen
}

/** The key stays with its attempt, unless it has served for other words already. */
const keptKey = (once: string, refused: Refusal): Record<string, string> =>
  once === '' || refused.code === 'http.idempotency_mismatch' ? {} : { once }

/** The ticket's own page, whatever it was looked at from. */
export async function showTicket(
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
  glance: Glance,
  status = 200,
): Promise<FastifyReply> {
  const props = await gatherTicket(request, number, glance)
  return sendPage(request, reply, `${number} ${props.ticket.title}`, <TicketView {...props} />, { live: true, status })
}

/** A refused form is shown on the ticket's page, with what was typed, and still leads back to where it came from. */
export function showRefused(
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
  glance: Glance & { readonly back: string },
  status: number,
): Promise<FastifyReply> {
  return showTicket(request, reply, number, { from: readDeskPath(glance.back).address, ...glance }, status)
}

/** Found before the reply is sent, because an answered ticket leaves its place in the queue. */
async function nextPath(request: FastifyRequest, number: string, back: string): Promise<string> {
  const { isQueue, address } = readDeskPath(back)
  return neighbourPath(await findNeighbour(request.ctx, number, 'behind', address), address, isQueue)
}

/** At the end of a list the list itself. */
function neighbourPath(number: string | null, address: ReturnType<typeof readQueueAddress>, beside: boolean): string {
  if (number === null || beside) return queuePath(address, { preview: number })
  return ticketPath(number, address)
}
