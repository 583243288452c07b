import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { portalOf, runAtTerminal } from '../../../test/cast-commands.ts'
import { aStaffMember } from '../../../test/cast.ts'
import { aDesk, aTicket } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'
import { shippedEscalation } from '../promises/rules/escalation.ts'
import { escalationCommands } from './escalation-commands.ts'

const world = useWorld()
const folder = mkdtempSync(join(tmpdir(), 'myhezo-escalation-'))
const run = (...given: string[]) => runAtTerminal(escalationCommands(portalOf(world)), ...given)

function aFile(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const half = { code: 'half', at: { rule: 'SHARE', percent: 10 }, tell: ['assignee'] }
const changed = aFile('changed.json', {
  ...shippedEscalation,
  ladders: shippedEscalation.ladders.map((ladder) =>
    ladder.clock === 'reaction' && ladder.priority === undefined
      ? { ...ladder, steps: [half, ...ladder.steps] }
      : ladder,
  ),
  duty: [{ email: 'ewa@myhezo.example', from: '2026-11-20', until: '2026-11-26' }],
})

beforeAll(async () => {
  await aStaffMember(world, ['manager'], { name: 'Ewa Nowak', email: 'ewa@myhezo.example' })
  await aTicket(world, await aDesk(world, { plan: 'LOGI-HEZOPLUS' }), { priority: 'P3' })
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('bin/portal escalation', () => {
  test('shows the ladders and who is on duty, and the whole as a file', async () => {
    const lines = (await run('show')).text.split('\n')

    expect(lines.slice(0, 5)).toEqual([
      'version 1',
      'reaction  inside the plan’s window',
      '  due_soon  at 75 %  tells assignee',
      '  missed  at the breach  tells assignee, duty_manager',
      '  still_missed  60 min after, again every 60 min  tells duty_manager',
    ])
    expect(lines.at(-1)).toBe('on duty now: nobody, the escalation address stands in')
    expect(JSON.parse((await run('show', '--json')).text)).toEqual(shippedEscalation)
  })

  test('says before a change what would be different', async () => {
    expect((await run('change', changed, '--dry-run')).text.split('\n')).toEqual([
      'the escalation would become version 2',
      '  reaction',
      '  duty',
    ])
  })

  test('changes it, lets the open clocks follow, and says so', async () => {
    const { text } = await run('change', changed, '--reason', 'wcześniej', '--json')

    expect(JSON.parse(text)).toEqual({ version: 2, changed: ['reaction', 'duty'], moved: 1 })
    expect((await run('show')).text).toContain('on duty now: ewa@myhezo.example\n  2026-11-20 to 2026-11-26')
    expect((await run('change', changed, '--reason', 'jeszcze raz')).text).toBe(
      'the escalation is already so, version 2',
    )
  })

  test('refuses what is no JSON, has faults, or comes without a reason', async () => {
    await expect(run('change', aFile('broken.json', '{'), '--reason', 'x')).rejects.toMatchObject({
      code: 'promises.escalation_unreadable',
    })
    await expect(
      run('change', aFile('empty.json', { ...shippedEscalation, ladders: [] }), '--reason', 'x'),
    ).rejects.toMatchObject({
      code: 'form.invalid',
    })
    await expect(run('change', changed)).rejects.toMatchObject({ code: 'promises.reason_missing' })
  })
})
