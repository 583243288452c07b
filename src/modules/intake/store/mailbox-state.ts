import type { Context } from '../../../platform/context.ts'
import type { MailboxState } from '../../../platform/mailbox-watcher.ts'

/** Notes how the watched mailbox fares, for the figures that the web process shows. */
export async function noteMailbox(ctx: Context, state: MailboxState): Promise<void> {
  const change =
    state.error === null
      ? { last_contact_at: ctx.now, waiting: state.waiting, last_error: null }
      : { last_error: state.error.slice(0, 500) }
  await ctx.db
    .insertInto('mailbox_state')
    .values({ single: true, ...change })
    .onConflict((conflict) => conflict.column('single').doUpdateSet(change))
    .execute()
}
