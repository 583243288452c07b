import { record } from '../../audit/index.ts'
import { countTry } from '../../../platform/attempts.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { GUESSES_TOLD, TELLING_MINUTES } from '../rules/sign-in.ts'
import { findPerson } from '../store/persons.ts'

/**
 * Lets a mail tell somebody that their password was wrong several times in a row, at most once a day, however long
 * somebody goes on guessing. It follows every such row of tries, also at an address that nobody has (F10).
 *
 * @param personId Somebody, or an id that nobody has.
 * @see domain E58 and security 1.1 (source: notices about one's own account)
 */
export function tellOfGuesses(ctx: Context<Db>, { personId }: { readonly personId: string }): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const person = await findPerson(tx, personId)
    if (person?.state !== 'active') return
    if ((await countTry(tx, `guesses_told:${personId}`, TELLING_MINUTES)) > 1) return
    const data = { tries: GUESSES_TOLD }
    await record(tx, { type: 'identity.password_guessed', subject: { kind: 'person', id: personId }, data })
  })
}
