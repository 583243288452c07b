import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'

/** Tells every process that the clock was moved, so that what is due now happens now. */
export async function ringClock(ctx: Context): Promise<void> {
  await sql`select pg_notify('portal_clock', '')`.execute(ctx.db)
}
