import { record } from '../../audit/index.ts'
import { allow, countTry } from '../../../platform/attempts.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { sha256 } from '../../../platform/hash.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { parseEmail } from '../rules/email.ts'
import { ADDRESS_LETTERS, NETWORK_LETTERS } from '../rules/entry-link.ts'
import { networkOf } from '../rules/network.ts'
import { parsePhone } from '../rules/phone.ts'
import { requiredText } from '../rules/required-text.ts'
import { parseTaxId } from '../rules/tax-id.ts'
import { upsertRegistration, type NewPerson } from '../store/persons.ts'

/** The form as it was typed. */
export type Registration = {
  readonly name: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly taxCountry: string
  readonly taxId: string
  readonly locale: Locale
}

/**
 * Registers a person (R20–R28). Whether the address is new or known makes no difference that the sender can see:
 * the same statements run, and the mail says what follows (M01 or M03, F10).
 *
 * @param browserHash Hexadecimal hash of the browser that registers; only there the activation signs in at once (E54).
 * @returns the address that the mail goes to.
 * @throws {Refusal} `form.invalid` with the field errors, `http.too_many_requests`.
 */
export async function register(ctx: Context<Db>, form: Registration, browserHash: string): Promise<{ email: string }> {
  const person = readRegistration(form)
  await allow(ctx, `letter:network:${networkOf(ctx.ip)}`, NETWORK_LETTERS)
  const letters = await countTry(ctx, `letter:address:${sha256(person.emailKey)}`, 60)
  if (letters <= ADDRESS_LETTERS) await inTransaction(ctx, (tx) => writeDown(tx, person, browserHash))
  return { email: person.email }
}

async function writeDown(ctx: Context, person: NewPerson, browserHash: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { id, state } = await upsertRegistration(tx, person)
    const type = state === 'registered' ? 'identity.registered' : 'identity.registration_repeated'
    await record(tx, { type, subject: { kind: 'person', id }, data: { browserHash } })
  })
}

function readRegistration(form: Registration): NewPerson {
  const errors = formErrors()
  const taxId = errors.parse('taxId', () => parseTaxId(form.taxCountry, form.taxId))
  const name = errors.parse('name', () => requiredText(form.name, 'identity.name_missing'))
  const company = errors.parse('company', () => requiredText(form.company, 'identity.company_missing'))
  const email = errors.parse('email', () => parseEmail(form.email))
  const phone = errors.parse('phone', () => parsePhone(form.phone))
  errors.refuseIfAny()
  if (!taxId || !name || !company || !email || !phone) throw new Error('A field without value has an error')
  const { address, key } = email
  return {
    kind: 'customer',
    email: address,
    emailKey: key,
    name,
    company,
    phone,
    taxCountry: taxId.country,
    taxId: taxId.id,
    locale: form.locale,
  }
}
