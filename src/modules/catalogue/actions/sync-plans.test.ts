import { expect, test } from 'vitest'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { calendarFor } from '../../calendar/index.ts'
import { planVersion, shippedPlans } from '../rules/plans.ts'
import { findPlanVersion } from './find-plan-version.ts'
import { planVersionId } from './plan-version-id.ts'
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

test('a plan that does not exist is refused by code and by id', async () => {
  await expect(planVersionId(world.as(portalItself), 'NOT-THERE')).rejects.toMatchObject({
    code: 'catalogue.plan_unknown',
  })
  await expect(findPlanVersion(world.as(portalItself), '01900000-0000-7000-8000-000000000000')).rejects.toMatchObject({
    code: 'catalogue.plan_unknown',
  })
})
