import {
  isBreach,
  ladderKinds,
  placeOf,
  type Duty,
  type Escalation,
  type EscalationStep,
  type Ladder,
} from './escalation.ts'

/** What an escalation may refer to. */
export type KnownNames = {
  readonly plans: readonly string[]
  readonly roles: readonly string[]
  /** Login addresses of staff. */
  readonly staff: readonly string[]
  readonly managers: readonly string[]
}

export type EscalationProblem = {
  readonly field: string
  readonly code:
    | 'promises.problem.ladder_missing'
    | 'promises.problem.ladder_twice'
    | 'promises.problem.plan_unknown'
    | 'promises.problem.step_code_invalid'
    | 'promises.problem.step_twice'
    | 'promises.problem.breach_not_once'
    | 'promises.problem.percent_invalid'
    | 'promises.problem.step_minutes_invalid'
    | 'promises.problem.repeat_invalid'
    | 'promises.problem.reassign_unknown'
    | 'promises.problem.duty_date_invalid'
    | 'promises.problem.duty_unknown'
}

/** Half a year. */
const LONGEST = 60 * 24 * 183
const SHORTEST_REPEAT = 5

/**
 * Everything that is wrong with an escalation: each kind of clock has exactly one general ladder, each ladder exactly one
 * step at the breach itself, and what it names exists.
 *
 * @see docs/domain/sla.md#escalation (source: feature idea 26, features E15)
 */
export function lintEscalation(escalation: Escalation, known: KnownNames): readonly EscalationProblem[] {
  const places = escalation.ladders.map(placeOf)
  const missing = ladderKinds
    .filter((kind) => !places.includes(kind))
    .map((kind): EscalationProblem => ({ field: `ladders.${kind}`, code: 'promises.problem.ladder_missing' }))
  const twice = places
    .filter((place, index) => places.indexOf(place) !== index)
    .map((place): EscalationProblem => ({ field: `ladders.${place}`, code: 'promises.problem.ladder_twice' }))
  return [
    ...missing,
    ...twice,
    ...escalation.ladders.flatMap((ladder) => lintLadder(ladder, known)),
    ...escalation.duty.flatMap((duty, index) => lintDuty(duty, index, known)),
  ]
}

function lintLadder(ladder: Ladder, known: KnownNames): readonly EscalationProblem[] {
  const place = `ladders.${placeOf(ladder)}`
  const codes = ladder.steps.map(({ code }) => code)
  const found: EscalationProblem[] = ladder.steps.flatMap((step) => lintStep(step, `${place}.${step.code}`, known))
  if (ladder.plan !== undefined && !known.plans.includes(ladder.plan))
    found.push({ field: place, code: 'promises.problem.plan_unknown' })
  if (new Set(codes).size < codes.length) found.push({ field: place, code: 'promises.problem.step_twice' })
  if (ladder.steps.filter(isBreach).length !== 1) found.push({ field: place, code: 'promises.problem.breach_not_once' })
  return found
}

function lintStep(step: EscalationStep, field: string, { roles, staff }: KnownNames): readonly EscalationProblem[] {
  const { code, at, reassign } = step
  const found: EscalationProblem[] = []
  if (!/^[a-z][a-z0-9_]{1,30}$/.test(code)) found.push({ field, code: 'promises.problem.step_code_invalid' })
  if (at.rule === 'SHARE' && !isWhole(at.percent, 1, 99))
    found.push({ field, code: 'promises.problem.percent_invalid' })
  if (at.rule === 'BEFORE' && !isWhole(at.minutes, 1, LONGEST))
    found.push({ field, code: 'promises.problem.step_minutes_invalid' })
  if (at.rule === 'AFTER' && !isWhole(at.minutes, 0, LONGEST))
    found.push({ field, code: 'promises.problem.step_minutes_invalid' })
  if (at.rule === 'AFTER' && at.everyMinutes !== undefined && !isWhole(at.everyMinutes, SHORTEST_REPEAT, LONGEST))
    found.push({ field, code: 'promises.problem.repeat_invalid' })
  const isUnknown =
    (reassign?.to === 'role' && !roles.includes(reassign.role)) ||
    (reassign?.to === 'person' && !staff.includes(reassign.email.toLowerCase()))
  return isUnknown ? [...found, { field, code: 'promises.problem.reassign_unknown' }] : found
}

function lintDuty({ email, from, until }: Duty, index: number, { managers }: KnownNames): readonly EscalationProblem[] {
  const field = `duty.${index + 1}`
  const found: EscalationProblem[] = []
  if (!isDate(from) || !isDate(until) || until < from) found.push({ field, code: 'promises.problem.duty_date_invalid' })
  if (!managers.includes(email.toLowerCase())) found.push({ field, code: 'promises.problem.duty_unknown' })
  return found
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').map(Number) : []
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
