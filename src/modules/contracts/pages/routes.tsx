import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { refusalOf } from '../../../platform/forms.ts'
import { sendPage } from '../../../web/respond.tsx'
import { findContract, lookUpContract } from '../actions/find-contract.ts'
import { listContracts } from '../actions/list-contracts.ts'
import { peopleWithAccess } from '../actions/people-with-access.ts'
import { readGrantLink } from '../actions/read-grant-link.ts'
import { reviewClaims } from '../actions/review-claims.ts'
import { revokeGrant } from '../actions/revoke-grant.ts'
import { searchLines } from '../actions/search-lines.ts'
import { warsawDay } from '../rules/contract-state.ts'
import { filterOf, viewOf } from '../rules/list-address.ts'
import { mayAdminister } from '../rules/policy.ts'
import { listClaims } from '../store/claims.ts'
import { claimPages } from './claim-routes.tsx'
import { ContractPage } from './contract-page.tsx'
import { ContractsPage } from './contracts-page.tsx'
import { onwardTo, hotlineOf } from './page-parts.ts'
import { RevokeGrantPage } from './revoke-grant-page.tsx'

/** What modules above contribute to these pages; given where all routes are put together (`src/routes.ts`). */
export type ContractSlots = {
  /** How many open tickets each contract has, as far as the actor may know. */
  readonly openTicketsOf?: (ctx: Context, contractIds: readonly string[]) => Promise<ReadonlyMap<string, number>>
}

const Line = Type.Optional(Type.String({ maxLength: 2000 }))
const ListQuery = Type.Object({ widok: Line, szukaj: Line, po: Line, dodano: Line, dalej: Line })
const LinesQuery = Type.Object({
  szukaj: Line,
  po: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
})
const ByNumber = Type.Object({ number: Type.String({ maxLength: 40 }) })
const Token = Type.Object({ t: Line })

const PER_PAGE = 50
const LINES_PER_PAGE = 100
const CLAIMS_SHOWN = 50

/** The tab Umowy, one contract, the entitlement window and the way back from a wrong grant. */
export const contractPages =
  (slots: ContractSlots = {}): FastifyPluginAsync =>
  async (plugin) => {
    await plugin.register(formbody)
    await plugin.register(claimPages)
    const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
    const person = { access: 'person' } as const
    const open = { access: 'public' } as const

    pages.get('/umowy', { config: person, schema: { hide: true, querystring: ListQuery } }, (request, reply) =>
      showContracts(request, reply, request.query, slots),
    )
    pages.get(
      '/umowy/:number',
      { config: person, schema: { hide: true, params: ByNumber, querystring: LinesQuery } },
      (request, reply) => showContract(request, reply, request.params.number, request.query, slots),
    )
    pages.post(
      '/umowy/:number/proby',
      { config: { access: ['contracts', 'admin'] }, schema: { hide: true, params: ByNumber } },
      async (request, reply) => {
        await reviewClaims(request.ctx, request.params.number)
        return reply.redirect(`/umowy/${encodeURIComponent(request.params.number)}`, 303)
      },
    )
    pages.get(
      '/umowy/pomylka',
      { config: open, schema: { hide: true, querystring: Token } },
      async (request, reply) => {
        const token = request.query.t ?? ''
        const { grant } = await readGrantLink(request.ctx, token)
        return showRevocation(request, reply, {
          token,
          grant: grant?.isActive === true ? grant : null,
          outcome: grant?.isActive === true ? 'asked' : 'gone',
        })
      },
    )
    pages.post('/umowy/pomylka', { config: open, schema: { hide: true, body: Token } }, async (request, reply) => {
      const refused = await refusalOf(() => revokeGrant(request.ctx, request.body.t ?? ''))
      return showRevocation(
        request,
        reply,
        { token: '', grant: null, outcome: refused ? 'gone' : 'done' },
        refused?.status,
      )
    })
  }

async function showContracts(
  request: FastifyRequest,
  reply: FastifyReply,
  query: Static<typeof ListQuery>,
  slots: ContractSlots,
) {
  const { ctx, t } = request
  const view = viewOf(query.widok)
  const search = (query.szukaj ?? '').trim()
  const list = await listContracts(ctx, {
    state: filterOf(view),
    search,
    limit: PER_PAGE,
    ...(query.po === undefined ? {} : { after: query.po }),
  })
  const openTickets = await slots.openTicketsOf?.(
    ctx,
    list.contracts.map(({ id }) => id),
  )
  const page = (
    <ContractsPage
      {...{ t, view, search, openTickets }}
      {...list}
      locale={ctx.locale}
      today={warsawDay(ctx.now)}
      isProven={ctx.actor.kind === 'staff' || (ctx.actor.kind === 'customer' && ctx.actor.organisationIds.length > 0)}
      isCustomer={ctx.actor.kind === 'customer'}
      added={await addedContract(ctx, query)}
      hotline={hotlineOf(request)}
    />
  )
  return sendPage(request, reply, t('contracts.title'), page)
}

/** The contract named in the address after a success, when it is the reader's to see. */
async function addedContract(ctx: Context, { dodano, dalej }: Static<typeof ListQuery>) {
  const contract = dodano === undefined ? null : await lookUpContract(ctx, dodano)
  return contract === null ? null : { contract, onward: onwardTo(dalej) }
}

async function showContract(
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
  query: Static<typeof LinesQuery>,
  slots: ContractSlots,
) {
  const { ctx, t, signed } = request
  const contract = await findContract(ctx, number)
  const search = (query.szukaj ?? '').trim()
  const found = await searchLines(ctx, {
    contractNumber: contract.number,
    search,
    limit: LINES_PER_PAGE + 1,
    after: query.po ?? 0,
  })
  const lines = found.slice(0, LINES_PER_PAGE)
  const openTickets = await slots.openTicketsOf?.(ctx, [contract.id])
  const page = (
    <ContractPage
      {...{ t, contract, lines, search }}
      openTickets={openTickets && (openTickets.get(contract.id) ?? 0)}
      locale={ctx.locale}
      today={warsawDay(ctx.now)}
      nextLines={found.length > lines.length ? nextLines(contract.number, search, lines.at(-1)?.position ?? 0) : null}
      people={await peopleWithAccess(ctx, contract)}
      claims={ctx.actor.kind === 'staff' ? await listClaims(ctx, contract.number, CLAIMS_SHOWN) : null}
      mayReview={mayAdminister(ctx.actor)}
      collapsed={signed?.person.preferences.collapsed ?? []}
      contact={ctx.services.config.operator}
    />
  )
  return sendPage(request, reply, t('contracts.heading', { number: contract.number }), page)
}

function nextLines(number: string, search: string, after: number): string {
  const query = new URLSearchParams({ ...(search === '' ? {} : { szukaj: search }), po: String(after) })
  return `/umowy/${number}?${query.toString()}#urzadzenia`
}

type Revocation = Pick<Parameters<typeof RevokeGrantPage>[0], 'token' | 'grant' | 'outcome'>

function showRevocation(request: FastifyRequest, reply: FastifyReply, shown: Revocation, status = 200) {
  const { t, ctx } = request
  const page = <RevokeGrantPage t={t} locale={ctx.locale} hotline={hotlineOf(request)} {...shown} />
  return sendPage(request, reply, t('contracts.revoke_title'), page, { status })
}
