import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalOf, runAtTerminal } from '../../../test/cast-commands.ts'
import { aDesk, aTicket, ticketNow } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'
import { eightByFive } from '../calendar/rules/calendar.ts'
import { calendarCommands } from './calendar-commands.ts'
import type { Ticket } from './rules/ticket.ts'

const world = useWorld()
const folder = mkdtempSync(join(tmpdir(), 'myhezo-calendar-'))
const run = (...given: string[]) => runAtTerminal(calendarCommands(portalOf(world)), ...given)
let ticket: Ticket

/** Writes a calendar with 23 November closed into a file. */
function aFile(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const closure = { date: '2026-11-23', kind: 'closed', reason: 'inwentaryzacja', author: 'Ewa Nowak' }
const closed = aFile('closed.json', { ...eightByFive, exceptions: [closure] })

beforeAll(async () => {
  ticket = await aTicket(world, await aDesk(world, { plan: 'LOGI-HEZOPLUS' }), { priority: 'P3' })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('bin/portal calendar', () => {
  test('shows what may be changed and given back', async () => {
    expect((await run('show')).text.split('\n')).toEqual([
      '24x7  version 1  Europe/Warsaw  around the clock  0 changes by the operator',
      expect.stringContaining('8x5  version 1  Europe/Warsaw  1: 9:00-17:00, 2: 9:00-17:00'),
      '9x5  version 1  Europe/Warsaw  no hours yet  0 changes by the operator',
    ])
    expect(JSON.parse((await run('show', '8x5', '--json')).text)).toEqual(eightByFive)
    await expect(run('show', '5x5')).rejects.toMatchObject({ code: 'calendar.unknown' })
  })

  test('lists before a change what would move, and changes nothing by that', async () => {
    expect((await run('change', closed, '--dry-run')).text.split('\n')).toEqual([
      `${ticket.number}  reaction  Mon, 23 Nov 2026, 11:05 -> Tue, 24 Nov 2026, 11:05`,
      '1 of 2 open clocks would move',
    ])
    const [move, sum] = (await run('change', closed, '--dry-run', '--json')).text.split('\n')
    expect(JSON.parse(move!)).toEqual({
      ticket: ticket.number,
      kind: 'reaction',
      from: '2026-11-23T10:05:00Z',
      to: '2026-11-24T10:05:00Z',
    })
    expect(JSON.parse(sum!)).toEqual({ checked: 2, moved: 1 })
    expect((await ticketNow(world, ticket.id)).nextDueAt).toEqual(ticket.nextDueAt)
  })

  test('changes it, moves the clocks, and says so', async () => {
    const changed = await run('change', closed, '--reason', 'inwentaryzacja', '--json')

    expect(JSON.parse(changed.text)).toEqual({ changed: true, calendar: '8x5', version: 2, checked: 2, moved: 1 })
    expect((await ticketNow(world, ticket.id)).nextDueAt?.toString()).toBe('2026-11-24T10:05:00Z')
    expect((await run('change', closed, '--reason', 'inwentaryzacja')).text).toBe('the calendar is already so')
  })

  test('refuses a file that holds no calendar, and a change without a reason', async () => {
    const broken = aFile('broken.json', '{"id":')

    await expect(run('change', broken)).rejects.toMatchObject({ code: 'calendar.definition_unreadable' })
    await expect(run('change', closed)).rejects.toMatchObject({ code: 'calendar.reason_missing' })
  })
})
