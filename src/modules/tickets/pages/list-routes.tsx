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
  dalej: Type.Optional(Type.String({ maxLength: 100 })),
})

type ListQuery = { readonly widok?: string; readonly szukaj?: string; readonly dalej?: string }

/** The list of tickets (ux S11). */
export const listPages: FastifyPluginAsync = async (pages) => {
  pages
    .withTypeProvider<TypeBoxTypeProvider>()
    .get(
      '/zgloszenia',
      { config: { access: 'person' }, schema: { hide: true, querystring: listQuery } },
      async (request, reply) => {
        const { actor } = request.ctx
        if (actor.kind === 'customer' && actor.organisationIds.length === 0)
          return reply.redirect('/umowy/dodaj?dalej=/zgloszenia', 303)
        return sendPage(request, reply, request.t('tickets.list.title'), await list(request, request.query), {
          live: true,
        })
      },
    )
}

async function list(request: FastifyRequest, query: ListQuery) {
  const { ctx } = request
  const tab = ticketTabs.find((each) => nameOfTab[each] === query.widok) ?? 'open'
  const search = query.szukaj?.trim() ?? ''
  const wish = { tab, search, ...(query.dalej === undefined ? {} : { after: query.dalej }) }
  const [{ tickets, next }, counts] = await Promise.all([listTickets(ctx, wish), countTickets(ctx)])
  return (
    <ListPage
      look={lookOf(request)}
      viewer={viewerOf(request)}
      tab={{ key: tab, name: nameOfTab[tab] }}
      tabs={ticketTabs.map((each) => tabLink(request, each, { current: each === tab, search, count: counts[each] }))}
      search={search}
      tickets={tickets}
      next={next === null ? null : addressOf(tab, search, next)}
      mayOpen={mayOpen(ctx.actor)}
      named={isOfSeveral(ctx.actor, tickets)}
    />
  )
}

function tabLink(
  { t }: FastifyRequest,
  tab: TicketTab,
  { current, search, count }: { current: boolean; search: string; count: number },
) {
  const counted = tab === 'attention' || tab === 'open' ? { count } : {}
  return { href: addressOf(tab, search, null), label: t(`tickets.tab.${tab}`), current, ...counted }
}

function addressOf(tab: TicketTab, search: string, after: string | null): string {
  const query = new URLSearchParams({ widok: nameOfTab[tab] })
  if (search !== '') query.set('szukaj', search)
  if (after !== null) query.set('dalej', after)
  return `/zgloszenia?${query.toString()}`
}
