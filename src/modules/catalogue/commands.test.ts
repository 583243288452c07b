import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { portalOf, runAtTerminal } from '../../../test/cast-commands.ts'
import { useWorld } from '../../../test/world.ts'
import { planCommands } from './commands.ts'
import { planVersion, shippedPlans } from './rules/plans.ts'

const world = useWorld()
const folder = mkdtempSync(join(tmpdir(), 'myhezo-plan-'))
const run = (...given: string[]) => runAtTerminal(planCommands(portalOf(world)), ...given)
const file = join(folder, 'plan.json')
afterAll(() => rmSync(folder, { recursive: true }))

describe('bin/portal plan', () => {
  test('lists every version', async () => {
    expect((await run('list')).text.split('\n')).toHaveLength(shippedPlans.length)
    expect(JSON.parse((await run('list', '--json')).text)).toContainEqual(
      expect.objectContaining({ code: 'LOGI-HEZOPLUS', version: 1 }),
    )
  })

  test('shows a plan, and saves what was changed in it', async () => {
    const shown = await run('show', 'LOGI-HEZOPLUS')
    expect(JSON.parse(shown.text)).toEqual(planVersion('LOGI-HEZOPLUS'))
    writeFileSync(file, shown.text.replace('"returnDays": 7', '"returnDays": 14'))

    expect((await run('save', file, '--dry-run')).text).toBe(
      'LOGI-HEZOPLUS would become version 2\n  returnDays: 7 -> 14',
    )
    expect((await run('save', file)).text).toContain('LOGI-HEZOPLUS is now version 2')
    expect(JSON.parse((await run('save', file, '--json')).text)).toMatchObject({ isNew: false, version: 2 })
    expect(JSON.parse((await run('show', 'LOGI-HEZOPLUS', '1')).text)).toMatchObject({ returnDays: 7 })
  })

  test('refuses what is no plan', async () => {
    writeFileSync(file, 'plan')

    await expect(run('save', file)).rejects.toMatchObject({ code: 'catalogue.plan_unreadable' })
    await expect(run('show', 'NOT-THERE')).rejects.toMatchObject({ code: 'catalogue.plan_unknown' })
  })
})
