import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'

type Row = {
  readonly waiting: number
  readonly unreadable: number
  readonly returned: number
  readonly since: Temporal.Instant | null
}

/** How many mails wait for a person, since when the newest of them does; `null` when none does. */
export async function readTrouble(ctx: Context) {
  const { rows } = await sql<Row>`
    select count(*)::int as waiting, (count(*) filter (where state = 'quarantined'))::int as unreadable,
      max(handled_at) as since,
      (select count(*)::int from mail_bounce where bounced_at > ${ctx.now.toString()}::timestamptz - interval '1 day') as returned
    from raw_mail where state in ('review', 'quarantined')`.execute(ctx.db)
  const [row] = rows
  if (row === undefined || row.since === null) return null
  const { waiting, unreadable, returned, since } = row
  return { trouble: { waiting, unreadable, returned }, since }
}
