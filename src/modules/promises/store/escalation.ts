import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Escalation } from '../rules/escalation.ts'

/** Number of the newest version; null while nobody has changed what is shipped. */
export async function newestEscalationVersion(ctx: Context): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('escalation_version')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirst()
  return row?.version ?? null
}

/** One version as it was; null when there is none. */
export async function findEscalation(ctx: Context, version: number): Promise<Escalation | null> {
  const row = await ctx.db
    .selectFrom('escalation_version')
    .select(sql<Escalation>`definition`.as('definition'))
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.definition ?? null
}

/** Adds versions that are not there yet. */
export async function insertEscalations(
  tx: Context<Tx>,
  added: readonly (readonly [Escalation, string])[],
): Promise<void> {
  await tx.db
    .insertInto('escalation_version')
    .values(
      added.map(([definition, reason]) => ({
        version: definition.version,
        definition: JSON.stringify(definition),
        reason,
        changed_at: tx.now.toString(),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
