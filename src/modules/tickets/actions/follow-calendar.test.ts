import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aDesk, anAnswer, aTicket, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEventsOf } from '../../audit/index.ts'
import { calendarFor, changeCalendar } from '../../calendar/index.ts'
import { eightByFive, weekdays, type Calendar } from '../../calendar/rules/calendar.ts'
import { explainClocks, listClocks, previewCalendarChange, tickClocks, type ClockMove } from '../../promises/index.ts'
import { isInternalClock } from '../../promises/rules/clock.ts'
import { followCalendar } from './follow-calendar.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const at = (text: string) => Temporal.Instant.from(text)
let desk: Desk

const closedOn = (...dates: string[]): Calendar => ({
  ...eightByFive,
  exceptions: dates.map((date) => ({ date, kind: 'closed', reason: 'inwentaryzacja', author: 'Ewa Nowak' })),
})

/** Friday 15:05: a P2 with two hours goes over the weekend. */
beforeAll(async () => {
  desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
})
beforeEach(async () => {
  await changeCalendar(itself(), eightByFive, 'jak na początku')
  await world.drain()
})

const change = (calendar: Calendar) => changeCalendar(itself(), calendar, 'inwentaryzacja')
const duesOf = async (ticketId: string) =>
  (await listClocks(itself(), ticketId))
    .filter((clock) => !isInternalClock(clock))
    .map(({ dueAt }) => dueAt?.toString())

async function previewed(calendar: Calendar): Promise<readonly ClockMove[]> {
  const moves: ClockMove[] = []
  for await (const page of previewCalendarChange(itself(), calendar)) moves.push(...page.moves)
  return moves
}

describe('a changed calendar', () => {
  test('moves the open clocks and the place on the desk with them, and leaves a trace', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P3' })
    expect(ticket.nextDueAt).toEqual(at('2026-11-23T10:05:00Z'))

    await change(closedOn('2026-11-23'))
    await world.drain()

    expect(await duesOf(ticket.id)).toEqual(['2026-11-24T10:05:00Z'])
    expect((await ticketNow(world, ticket.id)).nextDueAt).toEqual(at('2026-11-24T10:05:00Z'))
    const [explained] = await explainClocks(itself(), ticket.id)
    expect(explained?.ledger).toMatchObject({ rows: [{}, {}, {}, { uncounted: { text: 'inwentaryzacja' } }, {}] })
    expect(await listEventsOf(itself(), '8x5')).toContainEqual(expect.objectContaining({ type: 'calendar.changed' }))
  })

  test('never touches what has ended: not its due moment, not its lateness, not its reasons', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P3' })
    await anAnswer(world, desk, ticket)
    const before = await explainClocks(itself(), ticket.id)

    await change({ ...eightByFive, windows: weekdays([6, 7], { opensMinute: 60, closesMinute: 90 }) })
    await world.drain()

    expect(await explainClocks(itself(), ticket.id)).toEqual(before)
    expect(before[0]).toMatchObject({ state: 'met', dueAt: at('2026-11-23T10:05:00Z') })
  })

  test('moves exactly what the preview listed, from where to where, and a second walk moves nothing', async () => {
    const tickets = []
    for (const priority of ['P1', 'P2', 'P3', 'P3'] as const) tickets.push(await aTicket(world, desk, { priority }))
    await anAnswer(world, desk, tickets[3]!)
    const state = async () =>
      (
        await sql<Omit<ClockMove, 'from'>>`
        select ticket_id as "ticketId", position, kind, due_at as "to" from promise_clock order by 1, 2`.execute(
          world.db,
        )
      ).rows
    const calendar = closedOn('2026-11-20', '2026-11-23')

    const [moves, before] = [await previewed(calendar), await state()]
    await change(calendar)
    const followed = await followCalendar(itself(), '8x5', null, Infinity)
    const after = await state()

    const moved = after.filter((clock, index) => JSON.stringify(clock) !== JSON.stringify(before[index]))
    expect(moves.map(({ ticketId, position, kind, to }) => ({ ticketId, position, kind, to }))).toEqual(moved)
    expect(moves.map(({ from }) => from)).toEqual(
      before.filter((_, index) => moved.includes(after[index]!)).map(({ to }) => to),
    )
    expect(moves.length).toBeGreaterThanOrEqual(2)
    expect(followed.moved).toBe(moves.length)
    expect(await followCalendar(itself(), '8x5', null, Infinity)).toMatchObject({ moved: 0, next: null })
  })

  test('holds for whoever writes next, also in a process that still trusts the old hours', async () => {
    await calendarFor(itself(), '8x5')
    const definition = JSON.stringify(closedOn('2026-11-23'))
    await sql`update service_calendar set version = version + 1, definition = ${definition}::jsonb where code = '8x5'`.execute(
      world.db,
    )

    const ticket = await aTicket(world, desk, { priority: 'P3' })

    expect(ticket.nextDueAt).toEqual(at('2026-11-24T10:05:00Z'))
  })

  test('is followed while people write: nobody waits for it and no clock is left behind', async () => {
    const tickets = []
    for (let opened = 0; opened < 6; opened++) tickets.push(await aTicket(world, desk, { priority: 'P3' }))

    const [answered, ...open] = tickets
    await Promise.all([
      change(closedOn('2026-11-23')).then(() => followCalendar(itself(), '8x5', null, Infinity)),
      anAnswer(world, desk, answered!),
      aTicket(world, desk, { priority: 'P3' }).then((ticket) => open.push(ticket)),
      followCalendar(itself(), '8x5', null, Infinity),
    ])
    await world.drain()

    for (const { id } of open) expect(await duesOf(id)).toEqual(['2026-11-24T10:05:00Z'])
    for (const { id } of open) expect((await ticketNow(world, id)).nextDueAt).toEqual(at('2026-11-24T10:05:00Z'))
  })

  test('takes back a breach that is none any more, and tells of it when it comes again', async () => {
    const ticket = await aTicket(world, desk, { priority: 'P2' })
    const breaches = async () =>
      (await listEventsOf(itself(), ticket.id)).filter(({ type }) => type === 'promise.breached').length
    world.clock.advanceTo(at('2026-11-20T15:30:00Z'))
    while ((await tickClocks(itself())).told > 0);
    expect(await breaches()).toBe(1)

    await change(closedOn('2026-11-20'))
    await world.drain()
    expect((await explainClocks(itself(), ticket.id))[0]).toMatchObject({ state: 'running', breachedAt: null })

    world.clock.advanceTo(at('2026-11-23T09:30:00Z'))
    while ((await tickClocks(itself())).told > 0);
    expect(await breaches()).toBe(2)
  })
})

describe('a change that cannot be', () => {
  test.each([
    ['something else than a calendar', { id: '8x5' }, 'calendar.definition_unreadable'],
    ['no hours', { ...eightByFive, windows: [] }, 'form.invalid'],
    ['a calendar that nobody has', { ...eightByFive, id: '5x5' }, 'calendar.unknown'],
  ])('%s is refused', async (_, definition, code) => {
    await expect(changeCalendar(itself(), definition, 'bo tak')).rejects.toMatchObject({ code })
  })

  test('without a reason it is refused, and the same hours again change nothing', async () => {
    await expect(changeCalendar(itself(), eightByFive, ' ')).rejects.toMatchObject({ code: 'calendar.reason_missing' })
    expect(await changeCalendar(itself(), eightByFive, 'jeszcze raz')).toBeNull()
  })

  test('names every fault with its field', async () => {
    const faulty = { ...closedOn('2026-02-30'), timeZone: 'Europe/Cracow' }

    await expect(changeCalendar(itself(), faulty, 'bo tak')).rejects.toMatchObject({
      fields: [
        { field: 'timeZone', code: 'calendar.problem.time_zone_unknown' },
        { field: 'exceptions', code: 'calendar.problem.date_invalid' },
      ],
    })
  })
})
