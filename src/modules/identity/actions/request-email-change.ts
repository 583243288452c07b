import { allow } from '../../../platform/attempts.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { parseNewEmail } from '../rules/profile.ts'
import { insertEmailChange } from '../store/email-changes.ts'
import { findPerson } from '../store/persons.ts'

/** Each request sends a mail to an address that nobody has confirmed. */
const ALLOWANCE = { tries: 5, minutes: 60 }

/**
 * Asks for another address. Nothing changes before the new address confirms it (R57, E58). Whether the address
 * belongs to somebody is not looked at here: only its owner, who gets the mail, may learn it.
 *
 * @returns the change's id.
 * @throws {Refusal} `form.invalid` with what is wrong with the address, `http.too_many_requests`.
 */
export async function requestEmailChange(ctx: Context<Db>, personId: string, typed: string): Promise<string> {
  const person = await findPerson(ctx, personId)
  if (person === null) throw new Refusal('http.not_found')
  const errors = formErrors()
  const wanted = errors.parse('email', () => parseNewEmail(typed, person.email))
  errors.refuseIfAny()
  await allow(ctx, `email-change:${personId}`, ALLOWANCE)

  return inTransaction(ctx, async (tx) => {
    const changeId = await insertEmailChange(tx, {
      personId,
      oldEmail: person.email,
      newEmail: wanted?.address ?? person.email,
    })
    await record(tx, {
      type: 'identity.email_change_requested',
      subject: { kind: 'person', id: personId },
      data: { changeId },
    })
    return changeId
  })
}
