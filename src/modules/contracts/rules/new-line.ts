import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'
import type { Validity } from './contract-state.ts'
import { exactLicence, looseLicence } from './licence-key.ts'
import { serialKey } from './serial.ts'

/** A line of a contract as it is given by an import or a person: a device, a licence or a service without either. */
export type GivenLine = {
  /** Given where lines of one contract name each other in `replacedById`. */
  readonly id?: string
  readonly serial?: string
  readonly licence?: string
  readonly serviceType?: string
  readonly vendor: string
  readonly model: string
  readonly planVersionId: string
  readonly siteId?: string
  readonly room?: string
  /** Where the line's own dates differ from the contract's. */
  readonly validFrom?: Temporal.PlainDate
  readonly validTo?: Temporal.PlainDate
  /** The line of the device that took this one's place (D11). */
  readonly replacedById?: string
}

/**
 * A line made ready for keeping: compared forms of serial and licence beside the given ones, dates filled from the
 * contract.
 *
 * @throws {Refusal} `contracts.line_unidentified` without serial, licence key and service type (E74),
 *   `contracts.term_invalid` when it ends before it begins.
 * @see domain E43, E44, E65, E74
 */
export function lineToStore(line: GivenLine, contract: Validity, id: string) {
  const serial = line.serial?.trim() || null
  const licence = exactLicence(line.licence ?? '') || null
  const serviceType = line.serviceType?.trim() || null
  if (serial === null && licence === null && serviceType === null) throw new Refusal('contracts.line_unidentified')
  const { validFrom = contract.validFrom, validTo = contract.validTo } = line
  if (Temporal.PlainDate.compare(validTo, validFrom) < 0) throw new Refusal('contracts.term_invalid')
  return {
    id,
    serial,
    serialKey: serial === null ? null : serialKey(serial),
    licence,
    licenceKey: licence === null ? null : looseLicence(licence),
    serviceType,
    vendor: line.vendor.trim(),
    model: line.model.trim(),
    planVersionId: line.planVersionId,
    siteId: line.siteId ?? null,
    room: line.room?.trim() ?? '',
    validFrom,
    validTo,
    replacedById: line.replacedById ?? null,
  }
}
