import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { cookies, setCookie } from '../../../platform/http/cookies.ts'
import { Uuid } from '../../../platform/jobs.ts'
import { homeOf } from '../../../web/paths.ts'
import { sendPage } from '../../../web/respond.tsx'
import { enterAsDemoPerson, findPerson, listActivePeople } from '../../identity/index.ts'
import { groupPeople } from './group-people.ts'
import { PeoplePage } from './people-page.tsx'

const EnterForm = Type.Object({ person: Uuid })

/** `/dev/people`: registered in demo mode only. */
export const peoplePages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/dev/people', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const groups = groupPeople(await listActivePeople(request.ctx))
    return sendPage(request, reply, request.t('demo.people'), <PeoplePage t={request.t} groups={groups} />)
  })
  pages.post(
    '/dev/people',
    { config: { access: 'public' }, schema: { hide: true, body: EnterForm } },
    async (request, reply) => {
      const { ctx, body, headers } = request
      const { token, maxAge } = await enterAsDemoPerson(ctx, body.person, headers['user-agent'] ?? '')
      setCookie(reply, cookies.session, token, maxAge)
      const person = await findPerson(ctx, body.person)
      return reply.redirect(homeOf(person?.kind ?? 'customer'), 303)
    },
  )
}
