import { record } from '../../audit/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { sameBytes, tokenHash } from '../../../platform/hash.ts'
import { hashPassword } from '../../../platform/password-hash.ts'
import { Refusal } from '../../../refusal.ts'
import { checkPassword } from '../rules/password.ts'
import { savePasswordHash } from '../store/credentials.ts'
import { endLinks, type MailLink } from '../store/mail-links.ts'
import { findPerson, setActive, type Person } from '../store/persons.ts'
import { actingAs } from './acting-as.ts'
import { consumeMailLink } from './consume-mail-link.ts'
import { openSession, type OpenedSession } from './open-session.ts'
import { readMailLink } from './read-mail-link.ts'

export type Activation = {
  readonly token: string
  readonly password: string
  /** The registration token of this browser, where it registered. */
  readonly browser: string | null
  readonly userAgent: string
}

/**
 * Activates an account by its mailed link and sets its first password (E53–E55, decision 6).
 *
 * @returns a session that may go on to the second factor, only in the browser that registered; elsewhere null.
 * @throws {Refusal} `identity.link_used`, `identity.link_expired`, `form.invalid` for a weak password, which leaves the link alone.
 */
export async function activate(ctx: Context<Db>, activation: Activation): Promise<OpenedSession | null> {
  const person = await personOfLink(ctx, activation.token)
  const errors = formErrors()
  errors.parse('password', () => checkPassword(activation.password, person))
  errors.refuseIfAny()
  const hash = await hashPassword(activation.password)

  return inTransaction(ctx, async (tx) => {
    const own = actingAs(tx, person)
    const link = await consumeMailLink(own, activation.token, 'activate')
    if (!(await setActive(own, person.id))) throw new Refusal('identity.link_used')
    await endLinks(own, person.id, 'activate')
    await savePasswordHash(own, person.id, hash)
    await record(own, { type: 'identity.activated', subject: { kind: 'person', id: person.id } })
    return registeredHere(link, activation.browser)
      ? openSession(own, { person, level: 'password', userAgent: activation.userAgent })
      : null
  })
}

async function personOfLink(ctx: Context, token: string): Promise<Person> {
  const { state, personId } = await readMailLink(ctx, token, 'activate')
  const person = personId === null ? null : await findPerson(ctx, personId)
  if (state === 'used' || person?.state === 'active') throw new Refusal('identity.link_used')
  if (state !== 'good' || person?.state !== 'registered') throw new Refusal('identity.link_expired')
  return person
}

const registeredHere = ({ browserHash }: MailLink, browser: string | null): boolean =>
  browserHash !== null && browser !== null && sameBytes(browserHash, tokenHash(browser))
