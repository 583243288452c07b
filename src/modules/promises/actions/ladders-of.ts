import { findPlanVersion } from '../../catalogue/index.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import type { Context } from '../../../platform/context.ts'
import type { Clock } from '../rules/clock.ts'
import { ladderFor, ladderKindOf, type Ladder } from '../rules/escalation.ts'
import { knownEscalation } from './known-escalation.ts'

type Chooses = Pick<Clock, 'kind' | 'target'> & {
  readonly planVersionId: string
  readonly priority: PriorityCode
}

/** The ladder of each of many clocks, by the newest version of the escalation; each kind of ladder is looked for once (E15). */
export async function laddersOf(ctx: Context, clocks: readonly Chooses[]): Promise<(clock: Chooses) => Ladder> {
  const escalation = await knownEscalation(ctx)
  const plans = new Map<string, string>()
  for (const id of new Set(clocks.map(({ planVersionId }) => planVersionId)))
    plans.set(id, (await findPlanVersion(ctx, id)).code)

  const found = new Map<string, Ladder>()
  return (clock) => {
    const { planVersionId, priority } = clock
    const kind = ladderKindOf(clock)
    const key = `${kind} ${planVersionId} ${priority}`
    const ladder =
      found.get(key) ?? ladderFor(escalation, { clock: kind, plan: plans.get(planVersionId) ?? '', priority })
    found.set(key, ladder)
    return ladder
  }
}
