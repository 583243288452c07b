import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Reading } from '../../../platform/http/operations.ts'

type Figures = {
  readonly lastContactAt: Temporal.Instant | null
  readonly left: number | null
  readonly failing: number | null
  readonly waiting: number
  readonly oldestAt: Temporal.Instant | null
  readonly toDecide: number
}

/** How incoming mail fares, for whoever watches the portal; the mailbox's figures only where there is one. */
export async function readMailFigures(ctx: Context): Promise<readonly Reading[]> {
  const { rows } = await sql<Figures>`
    select last_contact_at as "lastContactAt", mailbox_state.waiting as left, (last_error is not null)::int as failing,
      queue.waiting, queue.oldest as "oldestAt", held.count as "toDecide"
    from (select count(*)::int as waiting, min(received_at) as oldest from raw_mail where state = 'waiting') queue
    cross join (select count(*)::int from raw_mail where state in ('review', 'quarantined')) held
    left join mailbox_state on true`.execute(ctx.db)
  return rows.flatMap(({ lastContactAt, left, failing, waiting, oldestAt, toDecide }) => [
    reading('mail_in_waiting', 'Mails that are kept and not yet read', waiting),
    reading('mail_in_lag_seconds', 'Age of the oldest of them', oldestAt === null ? 0 : secondsSince(ctx, oldestAt)),
    reading('mail_in_review', 'Mails that wait for a person', toDecide),
    reading('mailbox_last_contact_seconds', 'Time since IMAP_URL was last read', secondsSince(ctx, lastContactAt)),
    reading('mailbox_left', 'Mails that could not be taken out of it', left),
    reading('mailbox_failing', '1 while the mailbox cannot be read', failing),
  ])
}

const reading = (name: string, help: string, value: number | null): Reading => ({ name, help, value })

const secondsSince = ({ now }: Context, moment: Temporal.Instant | null): number | null =>
  moment === null ? null : Math.max(0, (now.epochMilliseconds - moment.epochMilliseconds) / 1000)
