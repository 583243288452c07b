import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type, type Static } from 'typebox'
import { answers } from '../../platform/http/answers.ts'
import { savePreferences } from './actions/save-preferences.ts'
import { notificationsOf } from './rules/preferences.ts'
import { sessionOf } from './session-cookie.ts'

const Notifications = Type.Object({
  ticketMails: Type.Union([Type.Literal('own'), Type.Literal('all'), Type.Literal('none')]),
  morningMail: Type.Boolean(),
  weeklyMail: Type.Boolean(),
})

const Change = Type.Partial(Notifications)

/** Which mails the person gets (S16). */
export const notificationApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const tags = ['account']

  server.get(
    '/account/notifications',
    {
      config: { access: 'person' },
      schema: { operationId: 'getNotifications', tags, response: answers({ 200: Notifications }) },
    },
    async (request) => notificationsOf(sessionOf(request).person.preferences),
  )
  server.put(
    '/account/notifications',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'changeNotifications',
        tags,
        description:
          'What is left out stays as it was. Mails about P1 tickets and about security cannot be turned off.',
        body: Change,
        response: answers({ 204: Type.Null() }, 422),
      },
    },
    async (request, reply) => {
      await savePreferences(request.ctx, sessionOf(request).person.id, namedIn(request.body))
      return reply.code(204).send(null)
    },
  )
}

/** Only what may be said here is kept (row 31). */
const namedIn = ({ ticketMails, morningMail, weeklyMail }: Static<typeof Change>): Static<typeof Change> => ({
  ...(ticketMails === undefined ? {} : { ticketMails }),
  ...(morningMail === undefined ? {} : { morningMail }),
  ...(weeklyMail === undefined ? {} : { weeklyMail }),
})
