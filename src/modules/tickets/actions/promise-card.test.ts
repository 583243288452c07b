import { Temporal } from 'temporal-polyfill'
import { beforeAll, expect, test } from 'vitest'
import { aCustomer, anOrganisation } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { chance, randomMoment } from '../../../../test/promise-checker/random-history.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { inTransaction, type Actor, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { calendarsToComplete } from '../../catalogue/rules/lint-plan.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { shippedPlans } from '../../catalogue/rules/plans.ts'
import { prioritiesOf, schemeOf } from '../../catalogue/rules/priorities.ts'
import { explainClocks, listClocks, previewPromises } from '../../promises/index.ts'
import { isInternalClock } from '../../promises/rules/clock.ts'
import { findTicketById } from '../store/tickets.ts'
import { findSubject } from './find-subject.ts'
import { moveClocks } from './move-clocks.ts'
import { openTicket } from './open-ticket.ts'

const CASES = 1_000
const AT_ONCE = 10
const world = useWorld()
const usable = shippedPlans.filter((plan) => calendarsToComplete(plan, ['8x5', '24x7']).length === 0)

type Line = { readonly lineId: string; readonly priorities: readonly PriorityCode[] }

let anna: Actor
const lines: Line[] = []

beforeAll(async () => {
  const customer = await anOrganisation(world)
  anna = (await aCustomer(world, [customer])).actor
  for (const plan of usable) {
    const contract = await aContract(world, {
      customer,
      plan: plan.code,
      validFrom: '2020-01-01',
      validTo: '2099-12-31',
    })
    lines.push({ lineId: contract.lines[0]?.id ?? '', priorities: prioritiesOf(schemeOf(plan)) })
  }
}, 60_000)

type Moments = readonly (readonly [kind: string, dueAt: string])[]

/** What the wizard shows for a device at a moment. */
async function shown(ctx: Context<Db>, lineId: string, priority: PriorityCode): Promise<Moments> {
  const subject = await findSubject(ctx, { lineId, contractNumber: null })
  const planVersionId = subject?.planVersionId ?? null
  const cards = planVersionId === null ? [] : await previewPromises(ctx, planVersionId)
  const card = cards.find((each) => each.priority === priority)
  return [card?.reaction, card?.delivery, card?.onSite].flatMap((time) =>
    time === undefined ? [] : [[time.kind, time.dueAt.toString()] as const],
  )
}

/** What sending at that moment creates, and the acceptance of a claim at the same one. */
async function sent(ctx: Context<Db>, lineId: string, priority: PriorityCode): Promise<Moments> {
  const report = { lineId, priority, title: 'Nie działa', description: 'Od rana.', partnerAccess: null }
  const { id } = await openTicket(ctx, report)
  const itself = { ...ctx, actor: portalItself }
  const ticket = await findTicketById(itself, id)
  const [reaction] = (await listClocks(itself, id)).filter((clock) => !isInternalClock(clock))
  expect(ticket.nextDueAt?.toString()).toBe(reaction?.dueAt?.toString())
  await inTransaction(itself, (tx) => moveClocks(tx, ticket, [{ type: 'claim_accepted', at: ctx.now }]))
  const clocks = (await explainClocks(itself, id)).filter((clock) => !isInternalClock(clock))
  return clocks.map(({ kind, dueAt }) => [kind, dueAt?.toString() ?? 'never'] as const)
}

test('at 1,000 random moments the wizard shows, for every plan and priority, what sending then creates', async () => {
  const luck = chance(20_261_120)
  const cases = Array.from({ length: CASES }, () => {
    const { lineId, priorities } = luck.oneOf(lines as [Line, ...Line[]])
    return { lineId, priority: luck.oneOf(priorities as [PriorityCode, ...PriorityCode[]]), at: randomMoment(luck) }
  })
  for (let from = 0; from < CASES; from += AT_ONCE) {
    const some = cases.slice(from, from + AT_ONCE).map(async ({ lineId, priority, at }) => {
      const ctx = { ...world.as(anna), now: Temporal.Instant.fromEpochMilliseconds(at) }
      expect(await sent(ctx, lineId, priority)).toEqual(await shown(ctx, lineId, priority))
    })
    await Promise.all(some)
  }
}, 180_000)
