import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { Refusal, type FieldError } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { listCalendars } from '../../calendar/index.ts'
import { authorOf, mayKeepTerms } from '../../calendar/rules/policy.ts'
import { diffPlans, type PlanDifference } from '../rules/diff-plans.ts'
import { lintPlan, type PlanProblem } from '../rules/lint-plan.ts'
import type { PlanVersion } from '../rules/plan.ts'
import { findLastNumber, findPlanInForce, insertPlan, lockPlan } from '../store.ts'
import { readPlan } from './read-plan.ts'

/** What a plan became; `isNew` is false where it already was as given. */
export type SavedPlan = {
  readonly code: string
  readonly version: number
  readonly isNew: boolean
  readonly differences: readonly PlanDifference[]
}

export type PlanWish = {
  /** `check` says what would become of it and writes nothing. */
  readonly how?: 'save' | 'check'
  /** Why; whoever edits has to say, the command line may leave it out. */
  readonly reason?: string
  /** The version that the editor began with, 0 for a plan that is new; absent where nobody looked. */
  readonly base?: number
}

/**
 * Saves a plan as the next version of its code. Versions before it stay as they are, and so do the contract lines and
 * tickets that point to them; new contracts take the newest (E67, E75, features E13).
 *
 * @param given A plan; its own version number is not looked at.
 * @throws {Refusal} `http.not_found` for whom plans are no business, `catalogue.plan_unreadable`, `form.invalid` with
 *   everything that the linter finds, `catalogue.version_moved` when somebody saved another version meanwhile.
 */
export async function savePlanVersion(ctx: Context, given: unknown, wish: PlanWish = {}): Promise<SavedPlan> {
  if (!mayKeepTerms(ctx.actor)) throw new Refusal('http.not_found')
  const written = readPlan(given)
  return inTransaction(ctx, async (tx) => {
    await lockPlan(tx, written.code)
    const inForce = await findPlanInForce(tx, written.code)
    const plan: PlanVersion = { ...written, version: (await findLastNumber(tx, written.code)) + 1 }
    refuseFaults([...(await faultsOf(tx, plan)), ...faultsOfWish(wish, inForce)])
    refuseOvertaken(wish, inForce)

    const { code, version } = plan
    const differences = diffPlans(inForce, plan)
    if (differences.length === 0) return { code, version: inForce?.version ?? version, isNew: false, differences }
    if (wish.how !== 'check') await add(tx, plan, inForce, wish.reason?.trim() ?? '')
    return { code, version, isNew: true, differences }
  })
}

async function add(tx: Context<Tx>, plan: PlanVersion, before: PlanVersion | null, reason: string): Promise<void> {
  const { code, version } = plan
  const author = authorOf(tx.actor)
  const id = await insertPlan(tx, { plan, origin: 'operator', shippedVersion: null, author, reason })
  await record(tx, {
    type: 'catalogue.plan_added',
    subject: { kind: 'plan', id },
    data: { code, version, before: before?.version ?? null, reason },
  })
}

async function faultsOf(tx: Context<Tx>, plan: PlanVersion): Promise<readonly FieldError[]> {
  const calendars = (await listCalendars(tx)).map(({ code }) => code)
  return lintPlan(plan, calendars).map(fieldErrorOf)
}

function faultsOfWish({ reason, base }: PlanWish, inForce: PlanVersion | null): readonly FieldError[] {
  const errors: FieldError[] = []
  if (reason?.trim() === '') errors.push({ field: 'reason', code: 'catalogue.reason_missing' })
  if (base === 0 && inForce !== null) errors.push({ field: 'code', code: 'catalogue.code_taken' })
  return errors
}

function refuseFaults(fields: readonly FieldError[]): void {
  if (fields.length > 0) throw new Refusal('form.invalid', {}, fields)
}

function refuseOvertaken({ base }: PlanWish, inForce: PlanVersion | null): void {
  if (base !== undefined && base !== (inForce?.version ?? 0))
    throw new Refusal('catalogue.version_moved', { version: inForce?.version ?? 0 })
}

function fieldErrorOf({ code, priority, target, params = {} }: PlanProblem): FieldError {
  if (priority === undefined) return { field: fieldOf[code] ?? 'targets', code, params }
  const field = target === undefined ? `targets.${priority}` : `targets.${priority}.${target}`
  return { field, code, params: { ...params, priority } }
}

const fieldOf: Readonly<Record<string, string>> = {
  'catalogue.problem.code_invalid': 'code',
  'catalogue.problem.name_missing': 'name',
  'catalogue.problem.source_missing': 'source',
  'catalogue.problem.cut_off_invalid': 'cutOffMinute',
  'catalogue.problem.cut_off_without_next_day': 'cutOffMinute',
  'catalogue.problem.return_days_invalid': 'returnDays',
  'catalogue.problem.term_invalid': 'termMonths',
  'catalogue.problem.counter_invalid': 'entitlements',
}
