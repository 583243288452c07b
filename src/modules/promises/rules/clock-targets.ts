import type { AcceptanceTarget, PlanVersion, PriorityCode } from '../../catalogue/rules/plan.ts'
import { objectivesOf, targetsFor } from '../../catalogue/rules/priorities.ts'
import type { ClockKind, ClockTarget } from './clock.ts'

/** The part of a frozen plan version that its clocks need. */
export type PromisingPlan = Pick<PlanVersion, 'targets' | 'returnDays' | 'cutOffMinute'>

/** People are reminded of a return in office hours. */
const RETURN_NOTICES = '8x5'

/** A target that may be a promise or an aim; only the way back is always a promise. */
type AimedTarget = Exclude<ClockTarget, { readonly rule: 'RETURN' }>

type ClockTargets = Readonly<Partial<Record<ClockKind, ClockTarget>>>

/**
 * What each clock of a ticket promises under a plan and priority; a kind that is absent has no clock.
 *
 * @see docs/domain/sla.md#what-is-promised (source: domain 3.3, decisions 11, 15, 17, 18)
 */
export function clockTargets(plan: PromisingPlan, priority: PriorityCode): ClockTargets {
  const { reaction, nextCommunication, hardware, onSite } = targetsFor(plan, priority)
  return {
    ...(reaction && { reaction: { rule: 'HOURS', ...reaction } }),
    ...(nextCommunication && { next_communication: { rule: 'HOURS', ...nextCommunication } }),
    ...(hardware && { delivery: withCutOff(hardware, plan) }),
    ...(onSite && { on_site: withCutOff(onSite, plan) }),
    return: { rule: 'RETURN', days: plan.returnDays, calendar: RETURN_NOTICES },
  }
}

/**
 * What support wants to reach for itself under a plan and priority: clocks of their own beside the promised ones.
 *
 * @see docs/domain/sla.md#internal-targets (source: E6, decisions 11, 18)
 */
export function internalTargets(plan: PromisingPlan, priority: PriorityCode): ClockTargets {
  const { reaction, nextCommunication, hardware, onSite } = objectivesOf(targetsFor(plan, priority))
  return {
    ...(reaction && { reaction: { rule: 'HOURS', ...reaction, internal: true } }),
    ...(nextCommunication && { next_communication: { rule: 'HOURS', ...nextCommunication, internal: true } }),
    ...(hardware && { delivery: { ...withCutOff(hardware, plan), internal: true } }),
    ...(onSite && { on_site: { ...withCutOff(onSite, plan), internal: true } }),
  }
}

function withCutOff(target: AcceptanceTarget, { cutOffMinute }: PromisingPlan): AimedTarget {
  if (target.rule === 'HOURS' || cutOffMinute === undefined) return target
  return { ...target, cutOffMinute }
}
