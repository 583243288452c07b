import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import { Problem } from '../../platform/http/problem.ts'
import { claimEntitlement } from './actions/claim-entitlement.ts'
import { findContract } from './actions/find-contract.ts'
import { listContracts } from './actions/list-contracts.ts'
import { searchLines } from './actions/search-lines.ts'
import { ClaimBody, Contract, ContractPart, CreatingHeaders, Granted } from './api-schemas.ts'
import { lineJson, LinesQuery, ListQuery, NumberParams, summaryJson } from './api-schemas.ts'

const tags = ['contracts']
const problems = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 422: Problem }
const reading = { access: 'person', scope: 'contracts:read' } as const

const claiming = {
  operationId: 'claimEntitlement',
  tags,
  headers: CreatingHeaders,
  body: ClaimBody,
  response: { 201: Granted, ...problems },
}
const listing = {
  operationId: 'listContracts',
  tags,
  querystring: ListQuery,
  response: { 200: ContractPart, ...problems },
}
const getting = {
  operationId: 'getContract',
  tags,
  params: NumberParams,
  querystring: LinesQuery,
  response: { 200: Contract, ...problems },
}

/** Contracts, and the proof of a right to them, as JSON. */
export const contractsApi: FastifyPluginAsync = async (plugin) => {
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.post(
    '/entitlements',
    { config: { access: 'customer' }, schema: claiming },
    async ({ ctx, body, headers }, reply) => {
      const key = headers['idempotency-key']
      const { lineCount, ...granted } = await claimEntitlement(ctx, {
        ...body,
        ...(key === undefined ? {} : { once: key }),
      })
      return reply.code(201).send({ ...granted, deviceCount: lineCount })
    },
  )

  server.get('/contracts', { config: reading, schema: listing }, async ({ ctx, query }) => {
    const { state = 'active', limit = 50, ...wish } = query
    const list = await listContracts(ctx, { state, limit, ...wish })
    return { items: list.contracts.map(summaryJson), next: list.next }
  })

  server.get('/contracts/:number', { config: reading, schema: getting }, async ({ ctx, params, query }) => {
    const { limit = 100, search = '', after = 0 } = query
    const contract = await findContract(ctx, params.number)
    const found = await searchLines(ctx, { contractNumber: contract.number, search, after, limit: limit + 1 })
    const lines = found.slice(0, limit)
    const { orderNumber, renews, renewedBy } = contract
    const nextLine = found.length > limit ? (lines.at(-1)?.position ?? null) : null
    return { ...summaryJson(contract), orderNumber, renews, renewedBy, lines: lines.map(lineJson), nextLine }
  })
}
