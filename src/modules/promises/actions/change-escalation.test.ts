import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, test } from 'vitest'
import { aStaffMember } from '../../../../test/cast.ts'
import { aDesk, aTicket, anAnswer, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEventsOf } from '../../audit/index.ts'
import { shippedEscalation, type Escalation, type EscalationStep } from '../rules/escalation.ts'
import { listClocks } from '../store/clocks.ts'
import { changeEscalation } from './change-escalation.ts'
import { escalationNow } from './escalation-now.ts'
import { listRungSteps } from './list-rung-steps.ts'
import { tickClocks } from './tick-clocks.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
let desk: Desk

beforeAll(async () => {
  desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
  await aStaffMember(world, ['manager'], { name: 'Ewa Nowak', email: 'ewa@myhezo.example' })
})

/** What is in force now with one more step for every reaction. */
async function withStep(step: EscalationStep): Promise<Escalation> {
  const { escalation } = await escalationNow(itself())
  const ladders = escalation.ladders.map((ladder) =>
    ladder.clock === 'reaction' ? { ...ladder, steps: [...ladder.steps, step] } : ladder,
  )
  return { ...escalation, ladders }
}

describe('a changed escalation', () => {
  test('is what is shipped until somebody changes it', async () => {
    expect(await escalationNow(itself())).toEqual({ escalation: shippedEscalation, onDuty: [] })
  })

  test('tells before what would be different, and writes nothing by that', async () => {
    const given = await withStep({ code: 'half', at: { rule: 'SHARE', percent: 50 }, tell: ['group'] })

    expect(await changeEscalation(itself(), given, '', 'check')).toEqual({
      version: 2,
      changed: ['reaction', 'reaction P1'],
    })
    expect((await escalationNow(itself())).escalation.version).toBe(1)
  })

  test('is the next version, leaves a trace, and open clocks ring by it at once', async () => {
    const [open, answered] = [await aTicket(world, desk, { priority: 'P1' }), await aTicket(world, desk)]
    await anAnswer(world, desk, answered)
    const next = async (id: string) => {
      const { rows } = {
        rows: await world.db.selectFrom('promise_clock').selectAll().where('ticket_id', '=', id).execute(),
      }
      return rows[0]?.next_moment_at?.toString() ?? null
    }
    expect(await next(open.id)).toBe('2026-11-20T14:50:00Z')

    const given = await withStep({ code: 'half', at: { rule: 'SHARE', percent: 50 }, tell: ['group'] })
    const change = await changeEscalation(itself(), given, 'wcześniej')
    await world.drain()

    expect(change).toEqual({ version: 2, changed: ['reaction', 'reaction P1'] })
    expect(await next(open.id)).toBe('2026-11-20T14:35:00Z')
    expect(await next(answered.id)).toBeNull()
    expect(await listEventsOf(itself(), 'all')).toMatchObject([
      { type: 'promise.escalation_changed', data: { version: 2, reason: 'wcześniej' } },
    ])
    world.clock.advanceTo(Temporal.Instant.from('2026-11-20T14:35:00Z'))
    await tickClocks(itself())
    expect(await listRungSteps(itself(), open.id)).toMatchObject([{ event: 'warned', step: 'half', tell: ['group'] }])
    expect((await listClocks(itself(), open.id))[0]?.fired).toMatchObject({ half: {} })
  })

  test('does not become a version when nothing is different', async () => {
    const { escalation } = await escalationNow(itself())

    expect(await changeEscalation(itself(), escalation, 'nic')).toEqual({ version: 2, changed: [] })
  })

  test('puts a manager on duty from midnight to midnight in Warsaw', async () => {
    const { escalation } = await escalationNow(itself())
    const duty = [{ email: 'ewa@myhezo.example', from: '2026-11-20', until: '2026-11-20' }]

    expect(await changeEscalation(itself(), { ...escalation, duty }, 'dyżur')).toEqual({
      version: 3,
      changed: ['duty'],
    })
    const onDuty = async (at: string) => (await escalationNow({ ...itself(), now: Temporal.Instant.from(at) })).onDuty
    expect(await onDuty('2026-11-19T22:59:59Z')).toEqual([])
    expect(await onDuty('2026-11-19T23:00:00Z')).toEqual(['ewa@myhezo.example'])
    expect(await onDuty('2026-11-20T23:00:00Z')).toEqual([])
  })
})

describe('a change that cannot be', () => {
  test.each([
    ['something else than an escalation', { ladders: 'P1' }, 'powód', 'promises.escalation_unreadable'],
    ['a word too much', { ...shippedEscalation, colour: 'red' }, 'powód', 'promises.escalation_unreadable'],
    ['no reason', shippedEscalation, '  ', 'promises.reason_missing'],
  ])('%s is refused', async (_, given, reason, code) => {
    await expect(changeEscalation(itself(), given, reason)).rejects.toMatchObject({ code })
  })

  test('names everything that is wrong with it at once', async () => {
    const given = {
      ...shippedEscalation,
      ladders: [],
      duty: [{ email: 'x@x', from: '2026-13-01', until: '2026-12-01' }],
    }

    await expect(changeEscalation(itself(), given, 'powód')).rejects.toMatchObject({
      code: 'form.invalid',
      fields: [
        { field: 'ladders.reaction' },
        { field: 'ladders.next_communication' },
        { field: 'ladders.delivery' },
        { field: 'ladders.on_site' },
        { field: 'ladders.return' },
        { field: 'ladders.objective' },
        { field: 'duty.1', code: 'promises.problem.duty_date_invalid' },
        { field: 'duty.1', code: 'promises.problem.duty_unknown' },
      ],
    })
  })
})
