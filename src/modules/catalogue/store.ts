import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { PlanVersion } from './rules/plan.ts'

export type StoredPlan = PlanVersion & { readonly id: string }

/** Adds the versions that are not there yet and names them. */
export async function insertMissingPlans(
  ctx: Context,
  plans: readonly PlanVersion[],
): Promise<readonly { id: string; code: string; version: number }[]> {
  return ctx.db
    .insertInto('plan_version')
    .values(
      plans.map((plan) => ({
        id: newId(),
        code: plan.code,
        version: plan.version,
        vendor: plan.vendor,
        name_pl: plan.name.pl,
        name_en: plan.name.en,
        definition: JSON.stringify(plan),
        created_at: ctx.now.toString(),
      })),
    )
    .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
    .returning(['id', 'code', 'version'])
    .execute()
}

/** A stored version whose content is not the given one; the database compares, so the order of keys does not matter. */
export async function findChangedPlan(
  ctx: Context,
  plans: readonly PlanVersion[],
): Promise<{ code: string; version: number } | null> {
  const { rows } = await sql<{ code: string; version: number }>`
    select plan_version.code, plan_version.version
    from jsonb_array_elements(${JSON.stringify(plans)}::jsonb) as given
    join plan_version on plan_version.code = given ->> 'code' and plan_version.version = (given ->> 'version')::integer
    where plan_version.definition <> given
    order by 1, 2 limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

/** The newest version of a plan; null when there is none of this code. */
export async function findNewestPlan(ctx: Context, code: string): Promise<PlanVersion | null> {
  const row = await ctx.db
    .selectFrom('plan_version')
    .select(sql<PlanVersion>`definition`.as('definition'))
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.definition ?? null
}

/** Lets only one version of a plan be added at a time. */
export async function lockPlan(tx: Context<Tx>, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('plan'), hashtext(${code}))`.execute(tx.db)
}

export async function findNewestVersionId(ctx: Context, code: string): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('plan_version')
    .select('id')
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** All versions of all plans: some dozens, immutable. */
export async function listPlanVersions(ctx: Context): Promise<readonly StoredPlan[]> {
  const rows = await ctx.db
    .selectFrom('plan_version')
    .select(['id', sql<PlanVersion>`definition`.as('definition')])
    .orderBy('code')
    .orderBy('version')
    .execute()
  return rows.map(({ id, definition }) => ({ ...definition, id }))
}
