import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

/** The relay itself; every other host is the domain of a recipient. */
export const RELAY = '*'

/**
 * Reserves the one try that a host gets when its pause is over, so that many senders knock only once a minute.
 * A reservation stands even when its holder is killed.
 *
 * @returns false when somebody else has it.
 */
export async function reserveTry(ctx: Context, hosts: readonly string[]): Promise<boolean> {
  const now = sql<never>`${ctx.now.toString()}::timestamptz`
  const { rows } = await sql<{ waiting: boolean; reserved: boolean }>`
    with known as (select host, paused_until from mail_pause where host in (${sql.join(hosts)}) order by host for update),
    reserved as (
      update mail_pause set paused_until = ${now} + interval '1 minute'
      from known where known.host = mail_pause.host and not exists (select from known where paused_until > ${now})
      returning 1
    )
    select exists (select from known where paused_until > ${now}) as waiting, exists (select from reserved) as reserved`.execute(
    ctx.db,
  )
  return rows[0]?.waiting !== true
}

/** How often in a row a host has failed. */
export async function failuresOf(ctx: Context, host: string): Promise<number> {
  const row = await ctx.db.selectFrom('mail_pause').select('failures').where('host', '=', host).executeTakeFirst()
  return row?.failures ?? 0
}

export async function pauseHost(
  ctx: Context,
  host: string,
  failures: number,
  seconds: number,
  answer: string,
): Promise<void> {
  const until = ctx.now.add({ seconds }).toString()
  await ctx.db
    .insertInto('mail_pause')
    .values({ host, failures, paused_until: until, last_error: answer })
    .onConflict((conflict) =>
      conflict.column('host').doUpdateSet({ failures, paused_until: until, last_error: answer }),
    )
    .execute()
}

/** The host takes mail again: everything that waits for it may go. */
export async function endPauses(ctx: Context, hosts: readonly string[]): Promise<void> {
  await ctx.db.deleteFrom('mail_pause').where('host', 'in', hosts).execute()
}
