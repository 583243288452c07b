import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/context.ts'
import { aDesk, anAnswer, aTicket, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import { clocksOf, type TicketEvent } from '../rules/ticket-clocks.ts'
import { listClocks } from '../store/clocks.ts'
import { applyTicketEvent } from './apply-ticket-event.ts'
import { calendarsFor } from './calendars-for.ts'
import { explainClocks } from './explain-clocks.ts'

const world = useWorld()
const ctx = () => world.as(portalItself)
let desk: Desk

beforeAll(async () => {
  desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
})

const at = (text: string) => Temporal.Instant.from(text)

/** Lets an event happen to a ticket as its use case does. */
async function happens(ticketId: string, event: TicketEvent) {
  const terms = { ticketId, planVersionId: desk.contract.planVersionId, priority: 'P1', covered: true } as const
  return inTransaction(ctx(), (tx) => applyTicketEvent(tx, terms, event))
}

/** The clocks as a replay of the kept events gives them, by the pure rules alone. */
async function replayed(ticketId: string) {
  const { rows } = await sql<{ type: string; at: Temporal.Instant; data: Record<string, unknown> }>`
    select type, at, data from promise_event where ticket_id = ${ticketId} order by position`.execute(world.db)
  const history = rows.map(({ type, at: moment, data }) => ({ type, at: moment, ...data }) as TicketEvent)
  const plan = await findPlanVersion(ctx(), desk.contract.planVersionId)
  return clocksOf(history, plan, await calendarsFor(ctx(), plan))
}

const facts = (
  clocks: readonly { kind: string; startedAt: unknown; stoppedAt: unknown; cancelledAt: unknown; cycle: number }[],
) =>
  clocks.map(
    ({ kind, cycle, startedAt, stoppedAt, cancelledAt }) =>
      `${kind} ${cycle} ${String(startedAt)} ${String(stoppedAt)} ${String(cancelledAt)}`,
  )

describe('the clocks of a ticket', () => {
  test('begin with the reaction when it is sent', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P1' })

    expect(await listClocks(ctx(), ticket.id)).toMatchObject([
      { kind: 'reaction', cycle: 1, dueAt: at('2026-11-20T15:05:00Z'), stoppedAt: null },
    ])
    expect(ticket.nextDueAt?.toString()).toBe('2026-11-20T15:05:00Z')
  })

  test('are a replay of its events, whatever happened', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P1' })
    await anAnswer(world, desk, ticket)
    await happens(ticket.id, { type: 'customer_wrote', at: at('2026-11-20T14:30:00Z') })
    await happens(ticket.id, { type: 'priority_changed', at: at('2026-11-20T14:40:00Z'), priority: 'P2' })
    await happens(ticket.id, { type: 'claim_accepted', at: at('2026-11-20T15:00:00Z') })
    await happens(ticket.id, { type: 'held', at: at('2026-11-20T15:10:00Z'), kind: 'delivery', cause: 'no_address' })
    await happens(ticket.id, { type: 'resumed', at: at('2026-11-20T15:40:00Z'), kind: 'delivery' })
    await happens(ticket.id, { type: 'closed', at: at('2026-11-20T16:00:00Z') })
    await happens(ticket.id, { type: 'reopened', at: at('2026-11-21T08:00:00Z'), covered: true, by: 'customer' })

    const stored = await listClocks(ctx(), ticket.id)
    expect(facts(stored)).toEqual(facts(await replayed(ticket.id)))
    expect(stored.map(({ kind }) => kind)).toEqual(['reaction', 'next_communication', 'delivery', 'reaction'])
    expect(stored[2]?.pauses).toHaveLength(1)
  })

  test('explain each due moment by intervals that add up to the promise', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P2' })

    const [reaction] = await explainClocks(ctx(), ticket.id)
    expect(reaction).toMatchObject({ kind: 'reaction', state: 'running', open: true, ledger: { kind: 'hours' } })
  })

  test('do not exist without a plan', async () => {
    const due = await inTransaction(ctx(), (tx) =>
      applyTicketEvent(
        tx,
        { ticketId: desk.contract.id, planVersionId: null, priority: 'P3', covered: false },
        { type: 'customer_wrote', at: world.now() },
      ),
    )
    expect(due).toEqual({ nextDueAt: null, nextDueKind: null })
  })
})
