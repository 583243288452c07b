import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Problem } from '../../platform/http/problem.ts'
import { Done, IdParams, PasskeyList, TokenList } from './account-schemas.ts'
import { removePasskey } from './actions/remove-passkey.ts'
import { revokeToken } from './actions/revoke-token.ts'
import { sessionOf } from './session-cookie.ts'
import { listPasskeys } from './store/passkeys.ts'
import { listTokens } from './store/tokens.ts'

const tags = ['account']
const problems = { 401: Problem, 403: Problem, 404: Problem, 422: Problem, 429: Problem }
const own = { access: 'person' } as const
const confirmed = { access: 'person', fresh: true } as const

/** Passkeys and tokens of the person who asks: seen and taken away. */
export const credentialApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.get(
    '/passkeys',
    { config: own, schema: { operationId: 'listPasskeys', tags, response: { 200: PasskeyList, ...problems } } },
    async (request) => {
      const passkeys = await listPasskeys(request.ctx, sessionOf(request).person.id)
      return {
        items: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
          id,
          name,
          createdAt: createdAt.toString(),
          lastUsedAt: lastUsedAt?.toString() ?? null,
        })),
      }
    },
  )
  server.delete(
    '/passkeys/:id',
    {
      config: confirmed,
      schema: { operationId: 'removePasskey', tags, params: IdParams, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      await removePasskey(request.ctx, sessionOf(request).person.id, request.params.id)
      return reply.code(204).send(null)
    },
  )
  server.get(
    '/account/tokens',
    { config: own, schema: { operationId: 'listTokens', tags, response: { 200: TokenList, ...problems } } },
    async (request) => {
      const tokens = await listTokens(request.ctx, sessionOf(request).person.id)
      return {
        items: tokens.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
          id,
          name,
          scopes: [...scopes],
          createdAt: createdAt.toString(),
          expiresAt: expiresAt.toString(),
          lastUsedAt: lastUsedAt?.toString() ?? null,
        })),
      }
    },
  )
  server.delete(
    '/account/tokens/:id',
    {
      config: confirmed,
      schema: { operationId: 'revokeToken', tags, params: IdParams, response: { 204: Done, ...problems } },
    },
    async (request, reply) => {
      await revokeToken(request.ctx, sessionOf(request).person.id, request.params.id)
      return reply.code(204).send(null)
    },
  )
}
