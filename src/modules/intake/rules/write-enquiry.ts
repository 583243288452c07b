import { parseContractNumber } from '../../contracts/rules/contract-number.ts'
import { writeEntry } from '../../dialogue/rules/write-entry.ts'
import { parseEmail } from '../../identity/rules/email.ts'
import { parsePhone } from '../../identity/rules/phone.ts'
import { requiredText } from '../../identity/rules/required-text.ts'
import { MAX_TITLE } from '../../tickets/rules/ticket.ts'
import { Refusal, type FieldError, type RefusalCode } from '../../../refusal.ts'
import type { WrittenEnquiry } from './enquiry.ts'

/** A public form as it was typed. */
export type TypedEmergency = {
  readonly contractNumber: string
  readonly serial: string
  readonly phone: string
  readonly email: string
  readonly title: string
  readonly message: string
}
export type TypedContact = {
  readonly name: string
  readonly company: string
  readonly email: string
  readonly phone: string
  readonly subject: string
  readonly message: string
  readonly taxId: string
  readonly contractNumber: string
  readonly serial: string
}

const MAX_IDENTIFIER = 100
const none = { address: '', key: '' } as const

/**
 * Checks the shape of an emergency report, which anybody could check at home; nothing is compared. The e-mail may be
 * left out: who reports a dead device is called back.
 *
 * @param pattern What a contract number looks like; a setting of the operator.
 * @throws {Refusal} `form.invalid` naming every field that is wrong at once.
 * @see ux S02, domain E41–E44
 */
export function writeEmergency(typed: TypedEmergency, pattern: string): WrittenEnquiry {
  const { field, refuseIfAny } = fields()
  const contractNumber = field('contractNumber', () => parseContractNumber(typed.contractNumber, pattern))
  const serial = field('serial', () => identifier(typed.serial, 'contracts.serial_missing'))
  const phone = field('phone', () => parsePhone(typed.phone))
  const email = typed.email.trim() === '' ? none : field('email', () => parseEmail(typed.email))
  const subject = field('title', () => title(typed.title, 'tickets.title_missing'))
  const message = field('message', () => writeEntry(typed.message))
  refuseIfAny()
  return {
    kind: 'emergency',
    name: '',
    company: '',
    taxId: '',
    email: email?.address ?? '',
    emailKey: email?.key ?? '',
    contractNumber: contractNumber ?? '',
    serial: serial ?? '',
    phone: phone ?? '',
    subject: subject ?? '',
    message: message ?? '',
  }
}

/**
 * Checks a contact enquiry. Tax id, contract and serial number are hints for a person: they are taken as typed and
 * never refused, since trouble with exactly these numbers is what the form is for (R48).
 *
 * @throws {Refusal} `form.invalid` naming every field that is wrong at once.
 * @see domain R48, features A7, F5
 */
export function writeContact(typed: TypedContact): WrittenEnquiry {
  const { field, refuseIfAny } = fields()
  const name = field('name', () => requiredText(typed.name, 'identity.name_missing'))
  const email = field('email', () => parseEmail(typed.email))
  const phone = typed.phone.trim() === '' ? '' : field('phone', () => parsePhone(typed.phone))
  const subject = field('subject', () => title(typed.subject, 'intake.subject_missing'))
  const message = field('message', () => writeEntry(typed.message))
  const hints = {
    company: field('company', () => hint(typed.company)) ?? '',
    taxId: field('taxId', () => hint(typed.taxId)) ?? '',
    contractNumber: field('contractNumber', () => hint(typed.contractNumber).toUpperCase()) ?? '',
    serial: field('serial', () => hint(typed.serial)) ?? '',
  }
  refuseIfAny()
  return {
    kind: 'contact',
    name: name ?? '',
    email: email?.address ?? '',
    emailKey: email?.key ?? '',
    phone: phone ?? '',
    subject: subject ?? '',
    message: message ?? '',
    ...hints,
  }
}

/** Collects the errors of all fields; after `refuseIfAny` every value is there. */
function fields() {
  const errors: FieldError[] = []
  return {
    field: <Value>(name: string, parse: () => Value): Value | undefined => {
      try {
        return parse()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        errors.push({ field: name, code: error.code, params: error.params })
        return undefined
      }
    },
    refuseIfAny: (): void => {
      if (errors.length > 0) throw new Refusal('form.invalid', {}, errors)
    },
  }
}

function title(typed: string, missing: RefusalCode): string {
  const text = oneLine(typed)
  if (text === '') throw new Refusal(missing)
  return atMost(text, MAX_TITLE)
}

function identifier(typed: string, missing: RefusalCode): string {
  const text = oneLine(typed)
  if (text === '') throw new Refusal(missing)
  return atMost(text, MAX_IDENTIFIER)
}

const hint = (typed: string): string => atMost(oneLine(typed), MAX_TITLE)

function atMost(text: string, max: number): string {
  if (text.length > max) throw new Refusal('intake.text_too_long', { max })
  return text
}

/** In one line, without control and format characters that could turn a list's row around. */
const oneLine = (typed: string): string =>
  typed
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
