import { sql } from 'kysely'
import type { Context } from './context.ts'
import { Refusal } from '../refusal.ts'

/** How many tries a key has in a window; the window begins with the first try. */
export type Allowance = { readonly tries: number; readonly minutes: number }

/**
 * Counts one try and says how many the window holds now. Kept in PostgreSQL, so all processes share it.
 * Call it outside the transaction of the action: a rollback must not give the try back.
 */
export async function countTry(ctx: Context, key: string, minutes: number): Promise<number> {
  const now = ctx.now.toString()
  const ends = ctx.now.add({ minutes }).toString()
  const row = await ctx.db
    .insertInto('attempt')
    .values({ key, count: 1, window_ends_at: ends })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when attempt.window_ends_at <= ${now} then 1 else attempt.count + 1 end`,
        window_ends_at: sql<string>`case when attempt.window_ends_at <= ${now} then ${ends} else attempt.window_ends_at end`,
      }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return row.count
}

/** How many tries the present window of a key holds, without counting one. */
export async function triesOf(ctx: Context, key: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('attempt')
    .select('count')
    .where('key', '=', key)
    .where('window_ends_at', '>', sql<never>`${ctx.now.toString()}::timestamptz`)
    .executeTakeFirst()
  return row?.count ?? 0
}

/** @throws {Refusal} `http.too_many_requests` when the key has used up its tries. */
export async function allow(ctx: Context, key: string, allowance: Allowance): Promise<void> {
  const count = await countTry(ctx, key, allowance.minutes)
  if (count > allowance.tries) throw new Refusal('http.too_many_requests', { minutes: allowance.minutes })
}

/** Gives a key all its tries back, after a success. */
export async function forgetTries(ctx: Context, key: string): Promise<void> {
  await ctx.db.deleteFrom('attempt').where('key', '=', key).execute()
}
