import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { DISPLAY_TIME_ZONE } from '../../../platform/i18n.ts'
import { homeOf } from '../../../web/paths.ts'
import { sendPage } from '../../../web/respond.tsx'
import { activeContractsForDashboard } from '../../contracts/index.ts'
import { listTickets, type TicketTab } from '../store/lists.ts'
import { DashboardPage, FirstDashboardPage, type DashboardList } from './dashboard-page.tsx'
import { isOfSeveral, lookOf } from './look-of.ts'
import { hotlineOf } from './wizard-choices.ts'

const ATTENTION = 5
const TICKETS = 10

/** The first page of customers and partners (ux S08); staff have theirs. */
export const dashboardPages: FastifyPluginAsync = async (pages) => {
  pages.get('/pulpit', { config: { access: 'person' }, schema: { hide: true } }, async (request, reply) => {
    const { actor } = request.ctx
    if (actor.kind === 'staff') return reply.redirect(homeOf('staff'), 303)
    const isProven = actor.kind === 'customer' && actor.organisationIds.length > 0
    const page = isProven ? (
      await dashboard(request)
    ) : (
      <FirstDashboardPage look={lookOf(request)} hotline={hotlineOf(request)} />
    )
    return sendPage(request, reply, request.t('tickets.dashboard.title'), page, { live: isProven })
  })
}

async function dashboard(request: FastifyRequest) {
  const { ctx, signed } = request
  const [attention, tickets, { contracts, hasMore }] = await Promise.all([
    part(request, 'attention', ATTENTION),
    part(request, 'open', TICKETS),
    activeContractsForDashboard(ctx),
  ])
  const closed = tickets.rows.length === 0 ? await listTickets(ctx, { tab: 'closed', limit: 1 }) : null
  const collapsed = signed?.person.preferences.collapsed ?? []
  return (
    <DashboardPage
      look={lookOf(request)}
      today={ctx.now.toZonedDateTimeISO(DISPLAY_TIME_ZONE).toPlainDate()}
      attention={attention}
      tickets={tickets}
      lastClosed={closed?.tickets[0] ?? null}
      contracts={{ rows: contracts, hasMore }}
      named={isOfSeveral(ctx.actor, tickets.rows)}
      isPartner={contracts.length > 0 && contracts.every(({ side }) => side === 'partner')}
      isOpen={(list: DashboardList) => !collapsed.includes(`dashboard.${list}`)}
    />
  )
}

async function part({ ctx }: FastifyRequest, tab: TicketTab, limit: number) {
  const { tickets, next } = await listTickets(ctx, { tab, limit })
  return { rows: tickets, hasMore: next !== null }
}
