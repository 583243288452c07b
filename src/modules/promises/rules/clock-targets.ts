import type { AcceptanceTarget, PlanVersion, PriorityCode } from '../../catalogue/rules/plan.ts'
import { targetsFor } from '../../catalogue/rules/priorities.ts'
import type { ClockKind, ClockTarget } from './clock.ts'

/** The part of a frozen plan version that its clocks need. */
export type PromisingPlan = Pick<PlanVersion, 'targets' | 'returnDays' | 'cutOffMinute'>

/** People are reminded of a return in office hours. */
const RETURN_NOTICES = '8x5'

/**
 * What each clock of a ticket promises under a plan and priority; a kind that is absent has no clock.
 *
 * @see docs/domain/sla.md#what-is-promised (source: domain 3.3, decisions 11, 15, 17, 18)
 */
export function clockTargets(
  plan: PromisingPlan,
  priority: PriorityCode,
): Readonly<Partial<Record<ClockKind, ClockTarget>>> {
  const { reaction, nextCommunication, hardware, onSite } = targetsFor(plan, priority)
  return {
    ...(reaction && { reaction: { rule: 'HOURS', ...reaction } }),
    ...(nextCommunication && { next_communication: { rule: 'HOURS', ...nextCommunication } }),
    ...(hardware && { delivery: withCutOff(hardware, plan) }),
    ...(onSite && { on_site: withCutOff(onSite, plan) }),
    return: { rule: 'RETURN', days: plan.returnDays, calendar: RETURN_NOTICES },
  }
}

function withCutOff(target: AcceptanceTarget, { cutOffMinute }: PromisingPlan): ClockTarget {
  if (target.rule === 'HOURS' || cutOffMinute === undefined) return target
  return { ...target, cutOffMinute }
}
