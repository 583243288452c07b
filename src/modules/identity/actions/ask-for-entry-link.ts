import { allow, countTry } from '../../../platform/attempts.ts'
import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { sha256 } from '../../../platform/hash.ts'
import { parseEmail } from '../rules/email.ts'
import { ADDRESS_LETTERS, NETWORK_LETTERS, SEND_ENTRY_LINK, type EntryWish } from '../rules/entry-link.ts'
import { networkOf } from '../rules/network.ts'

export type LinkRequest = { readonly email: string; readonly wish: EntryWish; readonly browserHash: string | null }

/**
 * Notes that somebody asks for a link to activate an account or to set a new password. Nobody is looked up here:
 * a job does it, so the answer and the work are the same for every address (F10).
 *
 * @returns the address as it was read.
 * @throws {Refusal} `form.invalid` for what is no address, `http.too_many_requests` for a busy network.
 */
export async function askForEntryLink(
  ctx: Context<Db>,
  { email, wish, browserHash }: LinkRequest,
): Promise<{ email: string }> {
  const errors = formErrors()
  const parsed = errors.parse('email', () => parseEmail(email))
  errors.refuseIfAny()
  const { address, key } = parsed ?? { address: '', key: '' }

  await allow(ctx, `letter:network:${networkOf(ctx.ip)}`, NETWORK_LETTERS)
  const letters = await countTry(ctx, `letter:address:${sha256(key)}`, 60)
  if (letters <= ADDRESS_LETTERS)
    await ctx.services.jobs.enqueue(ctx.db, SEND_ENTRY_LINK, { emailKey: key, wish, browserHash })
  return { email: address }
}
