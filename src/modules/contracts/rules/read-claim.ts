import { Refusal, type FieldError } from '../../../refusal.ts'
import { parseContractNumber } from './contract-number.ts'
import { exactLicence, looseLicence } from './licence-key.ts'
import { serialKey } from './serial.ts'
import { plainText } from './typed.ts'

export type TypedClaim = { readonly contractNumber: string; readonly serial: string; readonly discriminator?: string }

/** The compared forms of what was typed. */
export type ReadClaim = {
  readonly contractNumber: string
  readonly typed: string
  readonly serialKey: string
  readonly licence: string
  readonly licenceKey: string
  readonly discriminator: string
}

const MAX_SERIAL = 100

/**
 * Checks the shape of a claim, which anybody could check at home; nothing is compared yet.
 *
 * @throws {Refusal} `form.invalid` naming `contractNumber` (`contracts.number_invalid`) and `serial`
 *   (`contracts.serial_missing`, `contracts.serial_too_long`).
 * @see domain E42–E44
 */
export function readClaim(given: TypedClaim, pattern: string): ReadClaim {
  const fields: FieldError[] = []
  const contractNumber = numberOf(given, pattern, fields)
  const typed = plainText(given.serial).trim()
  if (typed === '') fields.push({ field: 'serial', code: 'contracts.serial_missing' })
  if (typed.length > MAX_SERIAL)
    fields.push({ field: 'serial', code: 'contracts.serial_too_long', params: { max: MAX_SERIAL } })
  if (fields.length > 0) throw new Refusal('form.invalid', {}, fields)
  const discriminator = plainText(given.discriminator ?? '')
    .trim()
    .slice(0, MAX_SERIAL)
  return {
    contractNumber,
    typed,
    serialKey: serialKey(typed),
    licence: exactLicence(typed),
    licenceKey: looseLicence(typed),
    discriminator,
  }
}

function numberOf(given: TypedClaim, pattern: string, fields: FieldError[]): string {
  try {
    return parseContractNumber(given.contractNumber, pattern)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    fields.push({ field: 'contractNumber', code: error.code })
    return ''
  }
}
