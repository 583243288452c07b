import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Type } from 'typebox'
import { sendPage } from '../../../web/respond.tsx'
import { searchEverything } from '../actions/search-everything.ts'
import { exactAddress } from '../rules/exact-address.ts'
import { SearchPage } from './search-page.tsx'

const Query = Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) })

/** The box in the bar: a whole number opens its thing, words list what they are found in. */
export const searchPages: FastifyPluginAsync = async (server) => {
  server
    .withTypeProvider<TypeBoxTypeProvider>()
    .get(
      '/szukaj',
      { config: { access: 'person' }, schema: { hide: true, querystring: Query } },
      async (request, reply) => {
        const { ctx, t, query } = request
        const words = (query.q ?? '').trim()
        const exact = exactAddress(words)
        if (exact !== null) return reply.redirect(exact, 303)

        const found = await searchEverything(ctx, words)
        const page = (
          <SearchPage
            t={t}
            locale={ctx.locale}
            now={ctx.now}
            words={words}
            found={found}
            staff={ctx.actor.kind === 'staff'}
          />
        )
        return sendPage(request, reply, t('search.title'), page, { query: words })
      },
    )
}
