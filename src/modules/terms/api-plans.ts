import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { answers } from '../../platform/http/answers.ts'
import { Refusal } from '../../refusal.ts'
import { findPlanInForce, listPlanRecords, readPlan, savePlanVersion, type PlanRecord } from '../catalogue/index.ts'
import { countLinesByPlan } from '../contracts/index.ts'
import { simulatePlan } from '../promises/index.ts'
import { countOpenByPlan } from '../tickets/index.ts'
import { planInWords } from './rules/plan-words.ts'
import { compareLines } from './rules/words.ts'
import {
  CodeParams,
  Compared,
  Conditional,
  DifferenceList,
  PlanBody,
  PlanList,
  PlanOut,
  SavedOut,
  SimulationBody,
  SimulationOut,
  VersionParams,
} from './api-schemas.ts'

export const readersApi = { access: ['contracts', 'manager', 'admin'], scope: 'contracts:read' } as const
export const writersApi = { access: ['contracts', 'admin'] } as const

/** Plans, their versions and what they would promise, for those who keep the service terms (S27). */
export const plansApi: FastifyPluginAsync = async (server) => {
  await server.register(planReading)
  await server.register(planComparing)
  await server.register(planSaving)
}

const tags = ['terms']

const planReading: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/plans',
    { config: readersApi, schema: { operationId: 'listPlans', tags, response: answers({ 200: PlanList }) } },
    async ({ ctx }) => ({ plans: await listed(ctx) }),
  )

  api.get(
    '/plans/:code',
    {
      config: readersApi,
      schema: { operationId: 'getPlan', tags, params: CodeParams, response: answers({ 200: PlanOut }) },
    },
    async ({ ctx, params: { code } }, reply) => {
      const inForce = await findPlanInForce(ctx, code)
      if (inForce === null) throw new Refusal('http.not_found')
      const { id: _, ...plan } = inForce
      void reply.header('etag', `"${plan.version}"`)
      return { version: plan.version, plan }
    },
  )

  api.get(
    '/plans/:code/versions/:version',
    {
      config: readersApi,
      schema: { operationId: 'getPlanVersion', tags, params: VersionParams, response: answers({ 200: PlanOut }) },
    },
    async ({ ctx, params: { code, version } }) => ({
      version,
      plan: versionOf(await listPlanRecords(ctx, code), version).plan,
    }),
  )
}

const planComparing: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.get(
    '/plans/:code/differences',
    {
      config: readersApi,
      schema: {
        operationId: 'comparePlanVersions',
        tags,
        params: CodeParams,
        querystring: Compared,
        response: answers({ 200: DifferenceList }),
      },
    },
    async ({ ctx, t, params: { code }, query: { from, to } }) => {
      const records = await listPlanRecords(ctx, code)
      const [before, after] = [from, to].map((version) => planInWords(t, ctx.locale, versionOf(records, version).plan))
      return {
        differences: compareLines(before ?? [], after ?? []).map(({ label, ...said }) => ({ ...said, field: label })),
      }
    },
  )
}

const planSaving: FastifyPluginAsync = async (server) => {
  const api = server.withTypeProvider<TypeBoxTypeProvider>()

  api.put(
    '/plans/:code',
    {
      config: writersApi,
      schema: {
        operationId: 'savePlan',
        tags,
        params: CodeParams,
        headers: Conditional,
        body: PlanBody,
        response: answers({ 200: SavedOut }, 409, 422),
      },
    },
    async ({ ctx, params: { code }, headers, body: { plan, reason } }) => {
      const base = baseOf(headers['if-match'])
      const named = typeof plan === 'object' && plan !== null ? { ...plan, code } : plan
      const { version, isNew } = await savePlanVersion(ctx, named, { reason, ...(base !== undefined && { base }) })
      return { code, version, isNew }
    },
  )

  api.post(
    '/plans/simulation',
    {
      config: writersApi,
      schema: {
        operationId: 'simulatePlan',
        tags,
        body: SimulationBody,
        response: answers({ 200: SimulationOut }, 422),
      },
    },
    async ({ ctx, body: { plan, at } }) => ({
      priorities: (await simulatePlan(ctx, readPlan(plan), Temporal.Instant.from(at))).map(
        ({ clocks, ...priority }) => ({
          ...priority,
          clocks: clocks.map(({ kind, internal, dueAt }) => ({ kind, internal, dueAt: dueAt?.toString() ?? null })),
        }),
      ),
    }),
  )
}

/** The version that `If-Match` names; absent where nobody looked. */
export function baseOf(ifMatch: string | undefined): number | undefined {
  const version = /^"(\d{1,9})"$/.exec(ifMatch ?? '')?.[1]
  return version === undefined ? undefined : Number(version)
}

function versionOf(records: readonly PlanRecord[], version: number): PlanRecord {
  const found = records.find(({ plan }) => plan.version === version)
  if (found === undefined) throw new Refusal('http.not_found')
  return found
}

async function listed(ctx: FastifyRequest['ctx']) {
  const [records, lines, tickets] = await Promise.all([
    listPlanRecords(ctx),
    countLinesByPlan(ctx),
    countOpenByPlan(ctx),
  ])
  return [...Map.groupBy(records, ({ plan }) => plan.code)].map(([code, versions]) => {
    const inForce = versions.find(({ origin }) => origin === 'operator') ?? versions[0]
    return {
      code,
      vendor: inForce?.plan.vendor ?? '',
      versions: versions.map((record) => ({
        code,
        version: record.plan.version,
        inForce: record === inForce,
        origin: record.origin,
        shippedVersion: record.shippedVersion,
        author: record.author,
        reason: record.reason,
        savedAt: record.createdAt.toString(),
        contractLines: lines.get(record.id) ?? 0,
        openTickets: tickets.get(record.id) ?? 0,
      })),
    }
  })
}
