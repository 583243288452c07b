import { describe, expect, test } from 'vitest'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { calendarFor } from '../../calendar/index.ts'
import { planVersion, shippedPlans } from '../rules/plans.ts'
import { findPlanInForce, listPlanRecords } from '../store.ts'
import { findPlanVersion } from './find-plan-version.ts'
import { planVersionId } from './plan-version-id.ts'
import { savePlanVersion } from './save-plan-version.ts'
import { syncPlans } from './sync-plans.ts'

const world = useWorld()
const ahb = planVersion('EXTR-AHB-24x7x8')
const stored = () => world.db.selectFrom('plan_version').select(['code', 'version']).execute()

test('the shipped plans and calendars are there after the start, once, however often it starts', async () => {
  await syncPlans(world.as(portalItself))
  await syncPlans(world.as(portalItself))

  expect(await stored()).toHaveLength(shippedPlans.length)
  expect((await calendarFor(world.as(portalItself), '8x5')).id).toBe('8x5')
})

test('a stored version is read back as it was written', async () => {
  await syncPlans(world.as(portalItself))

  const id = await planVersionId(world.as(portalItself), ahb.code)
  expect(await findPlanVersion(world.as(portalItself), id)).toEqual({ ...ahb, id })
})

test('a version in use never changes: other content under the same number is refused and nothing is written', async () => {
  await syncPlans(world.as(portalItself))
  const changed = { ...ahb, returnDays: 14 }
  const unrelated = { ...ahb, code: 'EXTR-NEW-24x7' }

  await expect(syncPlans(world.as(portalItself), [unrelated, changed])).rejects.toMatchObject({
    code: 'catalogue.version_changed',
    params: { plan: ahb.code },
  })
  expect((await stored()).map(({ code }) => code)).not.toContain('EXTR-NEW-24x7')
})

test('a changed plan is the next version, and new contracts get the newest one', async () => {
  await syncPlans(world.as(portalItself))
  const first = await planVersionId(world.as(portalItself), ahb.code)
  await syncPlans(world.as(portalItself), [{ ...ahb, version: 2, returnDays: 14 }])

  const newest = await planVersionId(world.as(portalItself), ahb.code)
  expect((await findPlanVersion(world.as(portalItself), newest)).returnDays).toBe(14)
  expect((await findPlanVersion(world.as(portalItself), first)).returnDays).toBe(7)
})

describe('a release ships a second version of a plan of which the operator has its own version 2', () => {
  const code = 'QUAL-AHB-24x7x8'
  const shipped = { ...planVersion(code), version: 2, returnDays: 21 }
  const itself = () => world.as(portalItself)
  const numbers = async () =>
    (await listPlanRecords(itself(), code)).map(({ plan, origin, shippedVersion }) => [
      plan.version,
      origin,
      shippedVersion,
      plan.returnDays,
    ])

  test('both are kept under numbers of their own, and what the operator wrote stays in force', async () => {
    await savePlanVersion(itself(), { ...planVersion(code), returnDays: 14 })

    await syncPlans(itself(), [...shippedPlans, shipped])
    await syncPlans(itself(), [...shippedPlans, shipped])

    expect(await numbers()).toEqual([
      [3, 'shipped', 2, 21],
      [2, 'operator', null, 14],
      [1, 'shipped', 1, 7],
    ])
    expect(await findPlanInForce(itself(), code)).toMatchObject({ version: 2, returnDays: 14 })
  })

  test('the operator takes the shipped terms by saving them, and goes on counting after them', async () => {
    expect(await savePlanVersion(itself(), shipped, { base: 2, reason: 'nowe warunki' })).toMatchObject({ version: 4 })

    expect(await findPlanInForce(itself(), code)).toMatchObject({ version: 4, returnDays: 21 })
  })

  test('a shipped version still may not change, whatever its running number', async () => {
    await expect(syncPlans(itself(), [{ ...shipped, returnDays: 30 }])).rejects.toMatchObject({
      code: 'catalogue.version_changed',
      params: { plan: code, version: 2 },
    })
  })
})

test('a plan that does not exist is refused by code and by id', async () => {
  await expect(planVersionId(world.as(portalItself), 'NOT-THERE')).rejects.toMatchObject({
    code: 'catalogue.plan_unknown',
  })
  await expect(findPlanVersion(world.as(portalItself), '01900000-0000-7000-8000-000000000000')).rejects.toMatchObject({
    code: 'catalogue.plan_unknown',
  })
})
