import { describe, expect, test } from 'vitest'
import { aStaffMember } from '../../../../test/cast.ts'
import { aDesk, aTicket, ticketNow } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEventsOf } from '../../audit/index.ts'
import { planVersion, shippedPlans } from '../rules/plans.ts'
import { listPlanRecords } from '../store.ts'
import { findPlanVersion } from './find-plan-version.ts'
import { planVersionId } from './plan-version-id.ts'
import { readPlan } from './read-plan.ts'
import { savePlanVersion } from './save-plan-version.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const rally = planVersion('LOGI-HEZOPLUS')
const stored = () => world.db.selectFrom('plan_version').selectAll().orderBy('id').execute()

test('every shipped plan can be read back as it is written to a file', () => {
  for (const plan of shippedPlans) expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
})

describe('a plan that is saved', () => {
  test('is the next version; contracts, lines and tickets keep the one they have', async () => {
    const desk = await aDesk(world, { plan: rally.code })
    const [ticket, before] = [await aTicket(world, desk), await stored()]

    const saved = await savePlanVersion(itself(), { ...rally, returnDays: 14 })

    expect(saved).toEqual({
      code: rally.code,
      version: 2,
      isNew: true,
      differences: [{ path: 'returnDays', before: 7, after: 14 }],
    })
    const newest = await planVersionId(itself(), rally.code)
    expect(await findPlanVersion(itself(), newest)).toMatchObject({ version: 2, returnDays: 14 })
    expect((await stored()).filter(({ id }) => id !== newest)).toEqual(before)
    expect((await ticketNow(world, ticket.id)).planVersionId).toBe(ticket.planVersionId)
    expect(await listEventsOf(itself(), newest)).toMatchObject([{ type: 'catalogue.plan_added', data: { version: 2 } }])
  })

  test('without any difference is no new version, and a check writes nothing', async () => {
    const before = await stored()
    const newest = await findPlanVersion(itself(), await planVersionId(itself(), rally.code))
    const { id: _, ...plan } = newest

    expect(await savePlanVersion(itself(), plan)).toMatchObject({ isNew: false, version: newest.version })
    expect(await savePlanVersion(itself(), { ...plan, returnDays: 3 }, { how: 'check' })).toMatchObject({ isNew: true })
    expect(await stored()).toEqual(before)
  })

  test('twice at the same moment becomes two versions', async () => {
    const code = 'EXTR-NEW-24x7'
    const saved = await Promise.all(
      [7, 14].map((returnDays) => savePlanVersion(itself(), { ...rally, code, returnDays })),
    )

    expect(saved.map(({ version }) => version)).toEqual(expect.arrayContaining([1, 2]))
  })
})

describe('who saves', () => {
  test('says why, and is named with it', async () => {
    const dorota = await aStaffMember(world, ['contracts'], { name: 'Dorota Sarna' })
    const code = 'EXTR-OWN-24x7'

    await savePlanVersion(world.as(dorota.actor), { ...rally, code }, { base: 0, reason: ' nowa oferta ' })

    expect(await listPlanRecords(itself(), code)).toMatchObject([
      { origin: 'operator', shippedVersion: null, author: 'Dorota Sarna', reason: 'nowa oferta', plan: { version: 1 } },
    ])
    await expect(savePlanVersion(itself(), { ...rally, code }, { base: 0, reason: '' })).rejects.toMatchObject({
      fields: [
        { field: 'reason', code: 'catalogue.reason_missing' },
        { field: 'code', code: 'catalogue.code_taken' },
      ],
    })
  })

  test('does not write over what somebody else saved meanwhile', async () => {
    const code = 'EXTR-TWO-24x7'
    await savePlanVersion(itself(), { ...rally, code })
    await savePlanVersion(itself(), { ...rally, code, returnDays: 10 }, { base: 1, reason: 'pierwsza' })

    await expect(
      savePlanVersion(itself(), { ...rally, code, returnDays: 12 }, { base: 1, reason: 'druga' }),
    ).rejects.toMatchObject({ code: 'catalogue.version_moved', params: { version: 2 } })
    expect(await listPlanRecords(itself(), code)).toHaveLength(2)
  })

  test.each([['engineer'], ['manager'], ['coordinator'], ['onsite']] as const)(
    'is no %s: for them there is nothing to save',
    async (role) => {
      const person = await aStaffMember(world, [role])

      await expect(savePlanVersion(world.as(person.actor), rally)).rejects.toMatchObject({ code: 'http.not_found' })
    },
  )
})

describe('a plan that cannot be', () => {
  test('is refused with everything that is wrong with it', async () => {
    const [first, second] = rally.targets
    const targets = [{ ...first!, reaction: { minutes: 0, calendar: '5x5' } }, second!]

    await expect(savePlanVersion(itself(), { ...rally, targets, source: ' ' })).rejects.toMatchObject({
      code: 'form.invalid',
      fields: [
        { field: 'source', code: 'catalogue.problem.source_missing' },
        { field: 'targets.P3', code: 'catalogue.problem.priority_missing' },
        { field: 'targets.P1.reaction', code: 'catalogue.problem.minutes_invalid' },
        { field: 'targets.P1.reaction', code: 'catalogue.problem.calendar_unknown' },
      ],
    })
  })

  test.each([
    ['nothing', null],
    ['a list', []],
    ['a word for a number', { ...rally, returnDays: 'siedem' }],
    [
      'a promise that nobody knows',
      { ...rally, targets: [{ priority: 'P1', coffee: { minutes: 5, calendar: '24x7' } }] },
    ],
  ])('%s is unreadable', async (_, given) => {
    await expect(savePlanVersion(itself(), given)).rejects.toMatchObject({ code: 'catalogue.plan_unreadable' })
  })
})
