import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { sendPage } from '../../../web/respond.tsx'
import { savePreferences } from '../actions/save-preferences.ts'
import { notificationsOf, ticketMails } from '../rules/preferences.ts'
import { sessionOf } from '../session-cookie.ts'
import { titleOf } from './account-frame-view.tsx'
import { doneText } from './done-text.ts'
import { NotificationsPage } from './notifications-page.tsx'

const ADDRESS = '/konto/powiadomienia'
const Typed = Type.Optional(Type.String({ maxLength: 100 }))
const NotificationsForm = Type.Object({
  ticketMails: Typed,
  deskAsked: Typed,
  morningMail: Typed,
  weeklyMail: Typed,
})

/** Under the gear: which mails the person gets (S16). */
export const notificationPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const config = { access: 'person' } as const

  pages.get(ADDRESS, { config, schema: { hide: true } }, (request, reply) => {
    const { kind, preferences } = sessionOf(request).person
    const wanted = notificationsOf(preferences)
    const page = <NotificationsPage t={request.t} kind={kind} wanted={wanted} done={doneText(request)} />
    return sendPage(request, reply, request.t(titleOf('notifications')), page)
  })

  pages.post(ADDRESS, { config, schema: { hide: true, body: NotificationsForm } }, async (request, reply) => {
    const { body } = request
    const mails = ticketMails.find((each) => each === body.ticketMails)
    const desk =
      body.deskAsked === undefined
        ? {}
        : { morningMail: body.morningMail === 'yes', weeklyMail: body.weeklyMail === 'yes' }
    await savePreferences(request.ctx, sessionOf(request).person.id, {
      ...(mails === undefined ? {} : { ticketMails: mails }),
      ...desk,
    })
    return reply.redirect(`${ADDRESS}?zapisano=powiadomienia`, 303)
  })
}
