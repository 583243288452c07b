import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { sendPage } from '../../../web/respond.tsx'
import { mayOpen } from '../rules/policy.ts'
import { countTickets, listTickets, ticketTabs, type TicketTab } from '../store/lists.ts'
import { ListPage } from './list-page.tsx'
import { isOfSeveral, lookOf, viewerOf } from './look-of.ts'

/** The tabs by the names that stand in addresses. */
const nameOfTab: Readonly<Record<TicketTab, string>> = {
  attention: 'reakcja',
  open: 'otwarte',
  closed: 'zamkniete',
  all: 'wszystkie',
}

const listQuery = Type.Object({
  widok: Type.Optional(Type.String({ maxLength: 20 })),
  szukaj: Type.Optional(Type.String({ maxLength: 200 })),
  umowa: Type.Optional(Type.String({ maxLength: 40 })),
  dalej: Type.Optional(Type.String({ maxLength: 100 })),
})

type ListQuery = { readonly widok?: string; readonly szukaj?: string; readonly umowa?: string; readonly dalej?: string }

/** What of the list is shown; its address says the same. */
type Narrowing = { readonly tab: TicketTab; readonly search: string; readonly contract: string }

/** The list of tickets (ux S11). */
export const listPages: FastifyPluginAsync = async (plain) => {
  const pages = plain.withTypeProvider<TypeBoxTypeProvider>()

  pages.get(
    '/zgloszenia',
    { config: { access: 'person' }, schema: { hide: true, querystring: listQuery } },
    async (request, reply) => {
      const { actor } = request.ctx
      const isUnproven = actor.kind === 'customer' && actor.organisationIds.length === 0
      if (isUnproven) return reply.redirect('/umowy/dodaj?dalej=/zgloszenia', 303)
      return sendPage(request, reply, request.t('tickets.list.title'), await list(request, request.query), {
        live: true,
      })
    },
  )
}

async function list(request: FastifyRequest, query: ListQuery) {
  const { ctx } = request
  const shown = narrowingOf(query)
  const wish = {
    tab: shown.tab,
    search: shown.search,
    ...(shown.contract === '' ? {} : { contractNumber: shown.contract }),
    ...(query.dalej === undefined ? {} : { after: query.dalej }),
  }
  const [{ tickets, next }, counts] = await Promise.all([listTickets(ctx, wish), countTickets(ctx)])
  return (
    <ListPage
      look={lookOf(request)}
      viewer={viewerOf(request)}
      tab={{ key: shown.tab, name: nameOfTab[shown.tab] }}
      tabs={ticketTabs.map((tab) => tabLink(request, { ...shown, tab }, tab === shown.tab, counts[tab]))}
      search={shown.search}
      contract={shown.contract}
      tickets={tickets}
      next={next === null ? null : addressOf(shown, next)}
      mayOpen={mayOpen(ctx.actor)}
      named={isOfSeveral(ctx.actor, tickets)}
    />
  )
}

function narrowingOf({ widok, szukaj = '', umowa = '' }: ListQuery): Narrowing {
  const tab = ticketTabs.find((each) => nameOfTab[each] === widok) ?? 'open'
  return { tab, search: szukaj.trim(), contract: umowa.trim().toUpperCase() }
}

/** Counts are of all tickets, so they stand only where nothing else narrows the list. */
function tabLink({ t }: FastifyRequest, shown: Narrowing, current: boolean, count: number) {
  const isCounted = shown.contract === '' && (shown.tab === 'attention' || shown.tab === 'open')
  return {
    href: addressOf(shown, null),
    label: t(`tickets.tab.${shown.tab}`),
    current,
    ...(isCounted ? { count } : {}),
  }
}

function addressOf({ tab, search, contract }: Narrowing, after: string | null): string {
  const query = new URLSearchParams({ widok: nameOfTab[tab] })
  if (search !== '') query.set('szukaj', search)
  if (contract !== '') query.set('umowa', contract)
  if (after !== null) query.set('dalej', after)
  return `/zgloszenia?${query.toString()}`
}
