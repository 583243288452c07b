import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Temporal } from 'temporal-polyfill'
import { listEventsOf } from '../../audit/index.ts'
import type { Context } from '../../../platform/context.ts'
import { rungEvents, type RungStep } from '../rules/rung-step.ts'

const Facts = Type.Object({
  position: Type.Integer(),
  step: Type.String(),
  tell: Type.Optional(Type.Array(Type.String())),
})

const types = rungEvents.map((event) => `promise.${event}`)

/**
 * The steps that have rung for the clocks of a ticket, oldest first, from the audit log; for staff. The caller has found the
 * ticket visible to the actor (E15).
 */
export async function listRungSteps(ctx: Context, ticketId: string): Promise<readonly RungStep[]> {
  const events = await listEventsOf(ctx, ticketId, types)
  return events.flatMap(({ type, occurredAt, data }) => rungStep(type, occurredAt, data))
}

function rungStep(type: string, at: Temporal.Instant, data: unknown): readonly RungStep[] {
  const event = rungEvents.find((each) => type === `promise.${each}`)
  if (event === undefined || !Value.Check(Facts, data)) return []
  return [{ at, event, position: data.position, step: data.step, tell: data.tell ?? [] }]
}
