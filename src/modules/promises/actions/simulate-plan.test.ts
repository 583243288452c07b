import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { planVersion, shippedPlans } from '../../catalogue/rules/plans.ts'
import { listClocks } from '../index.ts'
import { simulatePlan } from './simulate-plan.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const rally = planVersion('LOGI-HEZOPLUS')
const at = (warsaw: string) => Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()

describe('what the simulator shows', () => {
  test('is what a ticket sent at that moment gets, promises and internal targets alike', async () => {
    const desk = await aDesk(world, { plan: rally.code })
    for (const priority of ['P1', 'P2', 'P3'] as const) {
      const ticket = await aTicket(world, desk, { priority })
      const simulated = (await simulatePlan(itself(), rally, world.now())).find((each) => each.priority === priority)

      const reactions = simulated?.clocks.filter(({ kind }) => kind === 'reaction') ?? []
      expect(reactions.map(({ kind, dueAt }) => [kind, dueAt])).toEqual(
        (await listClocks(itself(), ticket.id)).map(({ kind, dueAt }) => [kind, dueAt]),
      )
    }
  })

  test.each([
    ['P1', true, ['reaction 2027-03-26T17:30', 'next_communication 2027-03-26T17:30', 'delivery 2027-03-27T00:30']],
    ['P2', true, ['reaction 2027-03-30T09:30', 'next_communication 2027-03-30T10:30', 'delivery 2027-03-30T16:30']],
    ['P3', true, ['reaction 2027-03-30T12:30', 'reaction* 2027-03-30T09:30', 'next_communication 2027-03-30T12:30']],
  ])('for %s on the Friday before Easter at 16:30', async (priority, open, expected) => {
    const simulated = (await simulatePlan(itself(), rally, at('2027-03-26T16:30'))).find(
      (each) => each.priority === priority,
    )
    const shown = simulated?.clocks.map(
      ({ kind, internal, dueAt }) =>
        `${kind}${internal ? '*' : ''} ${dueAt?.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime().toString({ smallestUnit: 'minute' })}`,
    )
    expect([simulated?.intakeOpen, shown]).toEqual([open, expected])
  })

  test('leaves out what counts on hours that nobody has entered, for every shipped plan', async () => {
    for (const plan of shippedPlans) {
      const simulated = await simulatePlan(itself(), plan, at('2027-03-26T16:30'))
      expect(simulated.flatMap(({ clocks }) => clocks).every(({ dueAt }) => dueAt !== null)).toBe(true)
    }
  })
})
