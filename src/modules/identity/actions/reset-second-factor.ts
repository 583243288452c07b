import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { emailKey } from '../rules/email.ts'
import { findPersonByEmailKey } from '../store/persons.ts'
import { deleteSessionsOf } from '../store/sessions.ts'
import { deleteFactors } from '../store/totp.ts'

/**
 * Takes the second factor away from a person who lost it, after the operator has called them back (E57). Every
 * session ends, and the next sign-in begins with connecting a new application.
 *
 * @throws {Refusal} `http.not_found` when there is no such person.
 */
export function resetSecondFactor(ctx: Context<Db>, email: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const person = await findPersonByEmailKey(tx, emailKey(email))
    if (person === null) throw new Refusal('http.not_found')
    await deleteFactors(tx, person.id)
    await deleteSessionsOf(tx, person.id)
    await record(tx, {
      type: 'identity.security_changed',
      subject: { kind: 'person', id: person.id },
      data: { what: 'totp_removed' },
    })
  })
}
