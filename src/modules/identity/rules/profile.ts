import { Refusal } from '../../../refusal.ts'
import { emailKey, parseEmail, type EmailAddress } from './email.ts'

const MAX_NAME = 120

/**
 * A person's name as they write it, without needless spaces.
 *
 * @throws {Refusal} `identity.name_missing`, `identity.text_too_long`.
 */
export function parsePersonName(typed: string): string {
  const name = typed.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  if (name === '') throw new Refusal('identity.name_missing')
  if (name.length > MAX_NAME) throw new Refusal('identity.text_too_long', { max: MAX_NAME })
  return name
}

/**
 * Another address than the present one.
 *
 * @throws {Refusal} `identity.email_invalid`, `identity.email_letters`, `identity.email_same`.
 */
export function parseNewEmail(typed: string, present: string): EmailAddress {
  const wanted = parseEmail(typed)
  if (wanted.key === emailKey(present)) throw new Refusal('identity.email_same')
  return wanted
}

/**
 * What is wrong with repeating a new password (R59).
 *
 * @throws {Refusal} `identity.account_passwords_differ`.
 */
export function checkRepeated(password: string, repeated: string): void {
  if (password !== repeated) throw new Refusal('identity.account_passwords_differ')
}
