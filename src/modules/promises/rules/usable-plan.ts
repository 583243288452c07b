import type { AcceptanceTarget, Objectives, PlanVersion, PriorityTargets } from '../../catalogue/rules/plan.ts'
import type { Calendars } from './clock-times.ts'

/** Every calendar on which a plan counts anything. */
export function calendarCodesOf(plan: Pick<PlanVersion, 'targets'>): readonly string[] {
  const codes = plan.targets.flatMap((target) => [
    target.intake,
    ...countedOn(target),
    ...countedOn(target.objectives ?? {}),
  ])
  return [...new Set(['8x5', ...codes.filter((code) => code !== undefined)])]
}

/**
 * The plan without the promises that nobody can count yet: a calendar whose hours the operator has not entered must
 * not keep a report from being taken, and shows no promise instead of an invented one (E23, decision 18).
 */
export function usablePlan<Plan extends Pick<PlanVersion, 'targets'>>(plan: Plan, calendars: Calendars): Plan {
  return { ...plan, targets: plan.targets.map((target) => withoutUnknown(target, calendars)) }
}

function withoutUnknown(target: PriorityTargets, calendars: Calendars): PriorityTargets {
  const { priority, intake, objectives } = target
  return {
    priority,
    ...(intake !== undefined && calendars.has(intake) && { intake }),
    ...countable(target, calendars),
    ...(objectives && { objectives: countable(objectives, calendars) }),
  }
}

function countable({ reaction, nextCommunication, hardware, onSite }: Objectives, calendars: Calendars): Objectives {
  const known = (code: string): boolean => calendars.has(code)
  return {
    ...(reaction && known(reaction.calendar) && { reaction }),
    ...(nextCommunication && known(nextCommunication.calendar) && { nextCommunication }),
    ...(hardware && calendarsOfTarget(hardware).every(known) && { hardware }),
    ...(onSite && calendarsOfTarget(onSite).every(known) && { onSite }),
  }
}

function countedOn({ reaction, nextCommunication, hardware, onSite }: Objectives): (string | undefined)[] {
  return [
    reaction?.calendar,
    nextCommunication?.calendar,
    ...[hardware, onSite].flatMap((each) => (each ? calendarsOfTarget(each) : [])),
  ]
}

function calendarsOfTarget(target: AcceptanceTarget): string[] {
  return target.rule === 'HOURS' && target.outerBound
    ? [target.calendar, target.outerBound.calendar]
    : [target.calendar]
}
