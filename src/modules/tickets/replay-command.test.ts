import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalOf, runAtTerminal } from '../../../test/cast-commands.ts'
import { aDesk, anAnswer, aTicket } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'
import { eightByFive } from '../calendar/rules/calendar.ts'
import { replayCommand } from './replay-command.ts'
import type { Ticket } from './rules/ticket.ts'

const world = useWorld()
const folder = mkdtempSync(join(tmpdir(), 'myhezo-replay-'))
const run = async (...given: string[]) =>
  (await runAtTerminal(replayCommand(portalOf(world)), ...given, '--json')).text
    .split('\n')
    .map((line) => JSON.parse(line))
let question: Ticket

/** Friday 15:05: a question with four hours, answered at once, and an unstable device, answered too late. */
beforeAll(async () => {
  const desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
  question = await aTicket(world, desk, { priority: 'P3' })
  const unstable = await aTicket(world, desk, { priority: 'P2' })
  await anAnswer(world, desk, question)
  world.clock.advanceTo(world.now().add({ minutes: 90 }))
  await anAnswer(world, desk, unstable)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('bin/portal sla replay', () => {
  test('on the terms that were in force nothing differs', async () => {
    expect(await run()).toEqual([
      { tickets: 2, clocks: { before: 2, after: 2 }, missed: { before: 1, after: 1 }, differences: 0 },
    ])
  })

  test('another calendar shows what would have been missed', async () => {
    const file = join(folder, 'closed.json')
    const closure = { date: '2026-11-20', kind: 'closed', reason: 'inwentaryzacja', author: 'Ewa Nowak' }
    writeFileSync(file, JSON.stringify({ ...eightByFive, exceptions: [closure] }))

    const lines = await run('--calendar', file)

    expect(lines.at(-1)).toMatchObject({ missed: { before: 1, after: 0 }, differences: 2 })
    expect(lines).toContainEqual({
      ticket: question.number,
      kind: 'reaction',
      cycle: 1,
      startedAt: '2026-11-20T14:05:00Z',
      before: { dueAt: '2026-11-23T10:05:00Z', missed: false },
      after: { dueAt: '2026-11-23T12:00:00Z', missed: false },
    })
  })

  test('another plan promises otherwise, and another period has other tickets', async () => {
    expect((await run('--plan', 'WG-ALLCARE')).at(-1)).toMatchObject({ tickets: 2, missed: { before: 1 } })
    expect(await run('--to', '2026-11-19')).toMatchObject([{ tickets: 0, differences: 0 }])
    expect(await run('--from', '2026-11-20', '--to', '2026-11-20')).toMatchObject([{ tickets: 2 }])
  })

  test('what cannot be is refused', async () => {
    await expect(run('--plan', 'NOT-THERE')).rejects.toMatchObject({ code: 'catalogue.plan_unknown' })
    await expect(run('--from', 'jutro')).rejects.toMatchObject({ code: 'calendar.problem.date_invalid' })
  })
})
