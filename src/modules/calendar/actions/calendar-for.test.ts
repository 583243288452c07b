import { expect, test } from 'vitest'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { nineByFive, weekdays } from '../rules/calendar.ts'
import { calendarFor } from './calendar-for.ts'
import { syncCalendars } from './sync-calendars.ts'

const world = useWorld()
const itself = () => world.as(portalItself)

async function enterHours(): Promise<void> {
  const windows = weekdays([1, 2, 3, 4, 5], { opensMinute: 8 * 60, closesMinute: 17 * 60 })
  const definition = JSON.stringify({ ...nineByFive, windows })
  await world.db.updateTable('service_calendar').set({ version: 2, definition }).where('code', '=', '9x5').execute()
}

test('a calendar is compiled once and then kept', async () => {
  await syncCalendars(itself())

  expect(await calendarFor(itself(), '8x5')).toBe(await calendarFor(itself(), '8x5'))
  expect((await calendarFor(itself(), '24x7')).neverShut).toBe(true)
})

test('a calendar without hours is refused until the operator enters them, and then used within a minute', async () => {
  await syncCalendars(itself())
  await expect(calendarFor(itself(), '9x5')).rejects.toMatchObject({ code: 'calendar.hours_missing' })
  await enterHours()
  await syncCalendars(itself())

  world.clock.advanceTo(world.now().add({ seconds: 61 }))
  const { openings } = (await calendarFor(itself(), '9x5')).day(Math.floor(world.now().epochMilliseconds / 86_400_000))
  expect(openings.map(({ from, until }) => (until - from) / 3_600_000)).toEqual([9])
})

test('an unknown calendar is refused', async () => {
  await expect(calendarFor(itself(), '5x5')).rejects.toMatchObject({ code: 'calendar.unknown' })
})
