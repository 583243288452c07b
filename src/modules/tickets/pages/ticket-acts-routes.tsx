import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { refusedForm } from '../../../web/respond.tsx'
import { addRecipient } from '../actions/add-recipient.ts'
import { closeTicket } from '../actions/close-ticket.ts'
import { escalateTicket } from '../actions/escalate-ticket.ts'
import { reactivateTicket } from '../actions/reactivate-ticket.ts'
import { removeRecipient } from '../actions/remove-recipient.ts'
import { setPartnerAccess } from '../actions/set-partner-access.ts'
import { atField } from './read-ticket-form.ts'
import { showTicket } from './show-ticket.tsx'

const Text = Type.String({ maxLength: 20_000 })
const named = Type.Object({ number: Type.String() })
const recipientNamed = Type.Object({ number: Type.String(), id: Type.String({ format: 'uuid' }) })
const writing = { access: 'proven' } as const

/** What an address may say was just done. */
export const deeds = [
  'zamknieto',
  'wznowiono',
  'eskalowano',
  'dodano',
  'dodano-obcy',
  'usunieto',
  'udostepniono',
  'wylaczono',
] as const
type Deed = (typeof deeds)[number]

/** Closing, reactivating and escalating a ticket. */
export const standingPages: FastifyPluginAsync = async (plain) => {
  const pages = plain.withTypeProvider<TypeBoxTypeProvider>()

  pages.post(
    '/zgloszenia/:number/zamknij',
    { config: writing, schema: { hide: true, params: named } },
    async (request, reply) => {
      const { number } = request.params
      const refused = await refusalOf(() => closeTicket(request.ctx, { number }))
      return refused?.code === 'tickets.closed' || refused === null
        ? done(reply, number, 'zamknieto')
        : showTicket(request, reply, number)
    },
  )

  pages.post(
    '/zgloszenia/:number/wznow',
    { config: writing, schema: { hide: true, params: named, body: Type.Object({ reason: Text }) } },
    async (request, reply) => {
      const { number } = request.params
      const refused = await refusalOf(() =>
        atField('reason', reactivateTicket(request.ctx, { number, reason: request.body.reason })),
      )
      if (refused === null) return done(reply, number, 'wznowiono')
      return showTicket(
        request,
        reply,
        number,
        { reason: refusedForm(request.t, request.body, refused) },
        refused.status,
      )
    },
  )

  pages.post(
    '/zgloszenia/:number/eskaluj',
    { config: writing, schema: { hide: true, params: named, body: Type.Object({ escalation: Text }) } },
    async (request, reply) => {
      const { number } = request.params
      const refused = await refusalOf(() =>
        atField('escalation', escalateTicket(request.ctx, { number, reason: request.body.escalation })),
      )
      if (refused === null) return done(reply, number, 'eskalowano')
      return showTicket(
        request,
        reply,
        number,
        { escalation: refusedForm(request.t, request.body, refused) },
        refused.status,
      )
    },
  )
}

/** Who gets a ticket's mails and whether the partner sees it. */
export const peoplePages: FastifyPluginAsync = async (plain) => {
  const pages = plain.withTypeProvider<TypeBoxTypeProvider>()

  pages.post(
    '/zgloszenia/:number/odbiorcy',
    { config: writing, schema: { hide: true, params: named, body: Type.Object({ 'recipients.0': Text }) } },
    async (request, reply) => {
      const { number } = request.params
      let foreign = false
      const refused = await refusalOf(async () => {
        foreign = (await addRecipient(request.ctx, { number, email: request.body['recipients.0'] })).foreign
      })
      if (refused === null) return done(reply, number, foreign ? 'dodano-obcy' : 'dodano', 'uczestnicy')
      return showTicket(
        request,
        reply,
        number,
        { recipient: refusedForm(request.t, request.body, refused) },
        refused.status,
      )
    },
  )

  pages.post(
    '/zgloszenia/:number/odbiorcy/:id/usun',
    { config: writing, schema: { hide: true, params: recipientNamed } },
    async (request, reply) => {
      const { number, id } = request.params
      await removeRecipient(request.ctx, { number, recipientId: id })
      return done(reply, number, 'usunieto', 'uczestnicy')
    },
  )

  pages.post(
    '/zgloszenia/:number/partner',
    {
      config: writing,
      schema: {
        hide: true,
        params: named,
        body: Type.Object({ access: Type.Union([Type.Literal('yes'), Type.Literal('no')]) }),
      },
    },
    async (request, reply) => {
      const { number } = request.params
      const access = request.body.access === 'yes'
      await setPartnerAccess(request.ctx, { number, access })
      return done(reply, number, access ? 'udostepniono' : 'wylaczono', 'partner')
    },
  )
}

function done(reply: FastifyReply, number: string, deed: Deed, anchor = ''): FastifyReply {
  return reply.redirect(`/zgloszenia/${number}?zrobiono=${deed}${anchor === '' ? '' : `#${anchor}`}`, 303)
}
