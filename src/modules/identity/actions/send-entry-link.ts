import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import type { EntryWish } from '../rules/entry-link.ts'
import { findPersonByEmailKey, type PersonState } from '../store/persons.ts'

type Wish = { readonly emailKey: string; readonly wish: EntryWish; readonly browserHash: string | null }

/**
 * Lets the right mail follow a request for a link: an account that waits for its confirmation gets the activation
 * link, an active one the reset link or word that it exists; an unknown or closed one gets nothing.
 */
export function sendEntryLink(ctx: Context<Db>, { emailKey, wish, browserHash }: Wish): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const person = await findPersonByEmailKey(tx, emailKey)
    const type = person === null ? null : eventFor(person.state, wish)
    if (person === null || type === null) return
    await record(tx, { type, subject: { kind: 'person', id: person.id }, data: { browserHash } })
  })
}

function eventFor(state: PersonState, wish: EntryWish): string | null {
  if (state === 'deactivated') return null
  if (state === 'registered') return 'identity.registered'
  return wish === 'reset' ? 'identity.password_reset_requested' : 'identity.registration_repeated'
}
