import type { Context, Services } from '../../../platform/context.ts'
import { shippedEscalation, type Escalation } from '../rules/escalation.ts'
import { findEscalation, newestEscalationVersion } from '../store/escalation.ts'

/** Versions never change, so that what was read once is right for as long as it is the newest. */
const known = new WeakMap<Services, Escalation>()

/** What happens on the way to a breach and after it, in its newest version; what is shipped while nobody changed it (E15). */
export async function knownEscalation(ctx: Context): Promise<Escalation> {
  const version = await newestEscalationVersion(ctx)
  const earlier = known.get(ctx.services)
  if (earlier?.version === (version ?? shippedEscalation.version)) return earlier
  const newest = (version === null ? null : await findEscalation(ctx, version)) ?? shippedEscalation
  known.set(ctx.services, newest)
  return newest
}
