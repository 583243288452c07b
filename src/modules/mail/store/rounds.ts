import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { RoundName } from '../rules/rounds.ts'

/** The last day of every round. */
export async function lastRounds(ctx: Context): Promise<ReadonlyMap<string, Temporal.PlainDate>> {
  const rows = await ctx.db.selectFrom('mail_round').select(['name', 'day']).execute()
  return new Map(rows.map(({ name, day }) => [name, day]))
}

/** Takes a day's round on. @returns false when somebody else has it. */
export async function takeRound(tx: Context<Tx>, name: RoundName, day: Temporal.PlainDate): Promise<boolean> {
  const row = await tx.db
    .insertInto('mail_round')
    .values({ name, day: day.toString() })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ day: day.toString() }).where('mail_round.day', '<', day),
    )
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}
