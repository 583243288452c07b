import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import type { Tx } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { PlanVersion } from './rules/plan.ts'

export type StoredPlan = PlanVersion & { readonly id: string }

/** A version with where it comes from: shipped with the portal, or made by the operator, by whom and why. */
export type PlanRecord = {
  readonly id: string
  readonly plan: PlanVersion
  readonly origin: 'shipped' | 'operator'
  /** The number under which it was shipped, which need not be its own. */
  readonly shippedVersion: number | null
  readonly author: string
  readonly reason: string
  readonly createdAt: Temporal.Instant
}

export type NewPlanRecord = Pick<PlanRecord, 'plan' | 'origin' | 'shippedVersion' | 'author' | 'reason'>

export async function insertPlan(tx: Context<Tx>, { plan, ...version }: NewPlanRecord): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('plan_version')
    .values({
      id,
      code: plan.code,
      version: plan.version,
      vendor: plan.vendor,
      name_pl: plan.name.pl,
      name_en: plan.name.en,
      definition: JSON.stringify(plan),
      origin: version.origin,
      shipped_version: version.shippedVersion,
      author: version.author,
      reason: version.reason,
      created_at: tx.now.toString(),
    })
    .execute()
  return id
}

/**
 * A shipped version whose stored content is not the given one. The database compares, so the order of keys does not
 * matter; nor does the running number, which an operator's own versions may have moved.
 */
export async function findChangedPlan(
  ctx: Context,
  plans: readonly PlanVersion[],
): Promise<{ code: string; version: number } | null> {
  const { rows } = await sql<{ code: string; version: number }>`
    select plan_version.code, plan_version.shipped_version as version
    from jsonb_array_elements(${JSON.stringify(plans)}::jsonb) as given
    join plan_version on plan_version.code = given ->> 'code' and plan_version.shipped_version = (given ->> 'version')::integer
    where plan_version.definition - 'version' <> given - 'version'
    order by 1, 2 limit 1`.execute(ctx.db)
  return rows[0] ?? null
}

/** The shipped versions that are stored, as `code version`. */
export async function listShipped(ctx: Context): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .selectFrom('plan_version')
    .select(['code', 'shipped_version as version'])
    .where('shipped_version', 'is not', null)
    .execute()
  return new Set(rows.map(({ code, version }) => `${code} ${version}`))
}

/** The highest number of a code; 0 when there is none. */
export async function findLastNumber(ctx: Context, code: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(version), 0) as last from plan_version where code = ${code}`.execute(ctx.db)
  return rows[0]?.last ?? 0
}

/**
 * The version of a plan that is sold now; null when there is none of this code. What the operator has made its own stays
 * in force when a later release ships another version.
 */
export async function findPlanInForce(ctx: Context, code: string): Promise<StoredPlan | null> {
  const row = await ctx.db
    .selectFrom('plan_version')
    .select(['id', sql<PlanVersion>`definition`.as('definition')])
    .where('code', '=', code)
    .orderBy(sql`origin = 'operator'`, 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...row.definition, id: row.id } : null
}

/** Lets only one version of a plan be added at a time. */
export async function lockPlan(tx: Context<Tx>, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('plan'), hashtext(${code}))`.execute(tx.db)
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

/** The versions of one plan, or of all, newest first, with where they come from. */
export async function listPlanRecords(ctx: Context, code?: string): Promise<readonly PlanRecord[]> {
  const rows = await ctx.db
    .selectFrom('plan_version')
    .select(['id', 'shipped_version as shippedVersion', 'author', 'reason', 'created_at as createdAt'])
    .select([sql<PlanVersion>`definition`.as('plan'), sql<PlanRecord['origin']>`origin`.as('origin')])
    .$if(code !== undefined, (query) => query.where('code', '=', code ?? ''))
    .orderBy('code')
    .orderBy('version', 'desc')
    .execute()
  return rows
}

/** The codes of all plans. */
export async function listPlanCodes(ctx: Context): Promise<readonly string[]> {
  const rows = await ctx.db.selectFrom('plan_version').select('code').distinct().orderBy('code').execute()
  return rows.map(({ code }) => code)
}
