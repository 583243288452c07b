import { inTransaction, type Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { listCalendars } from '../../calendar/index.ts'
import { diffPlans, type PlanDifference } from '../rules/diff-plans.ts'
import { lintPlan, type PlanProblem } from '../rules/lint-plan.ts'
import type { PlanVersion } from '../rules/plan.ts'
import { findNewestPlan, insertMissingPlans, lockPlan } from '../store.ts'
import { readPlan } from './read-plan.ts'

/** What a plan became; `isNew` is false where it already was as given. */
export type SavedPlan = {
  readonly code: string
  readonly version: number
  readonly isNew: boolean
  readonly differences: readonly PlanDifference[]
}

/**
 * Saves a plan as the next version of its code. Versions before it stay as they are, and so do the contract lines and
 * tickets that point to them; new contracts take the newest (E67, E75, features E13).
 *
 * @param given A plan; its own version number is not looked at.
 * @param how `check` says what would become of it and writes nothing.
 * @throws {Refusal} `catalogue.plan_unreadable`, `form.invalid` with everything that the linter finds.
 */
export function savePlanVersion(ctx: Context, given: unknown, how: 'save' | 'check' = 'save'): Promise<SavedPlan> {
  const written = readPlan(given)
  return inTransaction(ctx, async (tx) => {
    await lockPlan(tx, written.code)
    const newest = await findNewestPlan(tx, written.code)
    const plan: PlanVersion = { ...written, version: (newest?.version ?? 0) + 1 }
    refuseFaults(
      lintPlan(
        plan,
        (await listCalendars(tx)).map(({ code }) => code),
      ),
    )

    const { code, version } = plan
    const differences = diffPlans(newest, plan)
    if (differences.length === 0) return { code, version: version - 1, isNew: false, differences }
    if (how === 'save') {
      for (const { id } of await insertMissingPlans(tx, [plan]))
        await record(tx, { type: 'catalogue.plan_added', subject: { kind: 'plan', id }, data: { code, version } })
    }
    return { code, version, isNew: true, differences }
  })
}

function refuseFaults(problems: readonly PlanProblem[]): void {
  if (problems.length === 0) return
  const fields = problems.map(({ code, priority }) => ({
    field: priority === undefined ? (fieldOf[code] ?? 'targets') : `targets.${priority}`,
    code,
  }))
  throw new Refusal('form.invalid', {}, fields)
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
