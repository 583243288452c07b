import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { explainClocks } from '../src/modules/promises/index.ts'
import { isInternalClock } from '../src/modules/promises/rules/clock.ts'
import { changePriority } from '../src/modules/tickets/index.ts'
import { aDesk, anAnswer, aTicket } from './cast-tickets.ts'
import { checkPromises, type EventRow, type PlanJson } from './promise-checker/check-promises.ts'
import type { AllHours } from './promise-checker/count-due.ts'
import { serviceHours, type CalendarJson } from './promise-checker/service-hours.ts'
import { checkedClockOf, comparePromises } from './promise-comparison.ts'
import { portalItself, useWorld } from './world.ts'

/** `build/bench-clocks.js` compares 10,000. */
const HISTORIES = 2_000

describe('a small program that shares no code with the portal', () => {
  test('works out the same promises for 2,000 random histories', () => {
    let clocks = 0
    for (const { portal, checker, unbalanced, ...history } of comparePromises(HISTORIES, 20_261_120)) {
      expect({ ...history, clocks: portal }).toEqual({ ...history, clocks: checker })
      expect(unbalanced).toEqual([])
      clocks += portal.length
    }
    expect(clocks).toBeGreaterThan(HISTORIES)
  }, 60_000)
})

describe('the rows of the database', () => {
  const world = useWorld()
  let rows: { events: EventRow[]; plan: PlanJson; hours: AllHours }
  let ticketId = ''

  beforeAll(async () => {
    const desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
    const ticket = await aTicket(world, desk, { priority: 'P3' })
    ticketId = ticket.id
    world.clock.advanceTo(world.now().add({ minutes: 40 }))
    await changePriority(world.as(desk.adam.actor), { number: ticket.number, priority: 'P1', reason: 'Nie działa.' })
    world.clock.advanceTo(world.now().add({ minutes: 45 }))
    await anAnswer(world, desk, ticket)
    rows = await readRows()
  })

  async function readRows() {
    const events = await sql<EventRow>`
      select type, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, data
      from promise_event where ticket_id = ${ticketId} order by position`.execute(world.db)
    const plan = await sql<{ definition: PlanJson }>`
      select definition from plan_version join promised_ticket on plan_version.id = plan_version_id
      where ticket_id = ${ticketId}`.execute(world.db)
    const calendars = await sql<{ definition: CalendarJson }>`
      select definition from service_calendar where code <> '9x5'`.execute(world.db)
    const hours = new Map(calendars.rows.map(({ definition }) => [definition.id, serviceHours(definition)]))
    return { events: events.rows, plan: plan.rows[0]!.definition, hours }
  }

  test('alone give the promises that the portal shows', async () => {
    const explained = await explainClocks(world.as(portalItself), ticketId)

    expect(checkPromises(rows.events, rows.plan, rows.hours, world.now().toString())).toEqual(
      explained.map(checkedClockOf),
    )
    expect(explained.map(({ target, state }) => [isInternalClock({ target }), state])).toEqual([
      [false, 'missed'],
      [true, 'cancelled'],
    ])
  })
})
