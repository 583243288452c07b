import { Temporal } from 'temporal-polyfill'
import { isLicenceOf, type LicensedLine } from './licence-key.ts'

/** What the database knows about the three factors of a claim, read in one question whatever was typed. */
export type ClaimFacts = {
  readonly contractId: string | null
  readonly validTo: Temporal.PlainDate | null
  /** The organisation of the tax id, when it is a party of the contract. */
  readonly partyId: string | null
  readonly serialHere: boolean
  /** Lines of the contract whose licence key reads like what was typed. */
  readonly licences: readonly LicensedLine[]
  readonly serialAnywhere: boolean
  readonly isMember: boolean
  /** Access was taken away before, and no human has looked since. */
  readonly wasRevoked: boolean
}

export type RefusalReason =
  | 'contract_unknown'
  | 'serial_unknown'
  | 'serial_elsewhere'
  | 'licence_ambiguous'
  | 'tax_id_elsewhere'
  | 'contract_expired'

export type Verdict =
  | {
      readonly outcome: 'granted'
      readonly reason: 'matched' | 'already_member'
      readonly contractId: string
      readonly organisationId: string
    }
  | { readonly outcome: 'held'; readonly reason: 'revoked_before' }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason }

/**
 * Whether tax id, contract number and serial (or licence key) stand on one and the same contract.
 *
 * The reason of a refusal is for the operator's staff; the person gets one answer for all of them. An expired contract
 * proves nothing any more; one that has not begun does. Whose access was taken away before waits for a human.
 *
 * @param typed What was typed as serial number or licence key.
 * @param discriminator The name of the service, where a licence key alone is not unique (E46).
 * @see domain R40, R45, E39, E44–E47
 */
export function judgeClaim(
  facts: ClaimFacts,
  today: Temporal.PlainDate,
  typed: string,
  discriminator: string,
): Verdict {
  const { contractId, validTo, partyId } = facts
  if (contractId === null || validTo === null) return refused('contract_unknown')
  if (!facts.serialHere && !isLicenceOf(facts.licences, typed, discriminator)) return refused(whySerial(facts))
  if (partyId === null) return refused('tax_id_elsewhere')
  if (Temporal.PlainDate.compare(validTo, today) < 0) return refused('contract_expired')
  if (facts.isMember) return { outcome: 'granted', reason: 'already_member', contractId, organisationId: partyId }
  if (facts.wasRevoked) return { outcome: 'held', reason: 'revoked_before' }
  return { outcome: 'granted', reason: 'matched', contractId, organisationId: partyId }
}

const refused = (reason: RefusalReason): Verdict => ({ outcome: 'refused', reason })

function whySerial({ licences, serialAnywhere }: ClaimFacts): RefusalReason {
  if (licences.length > 0) return 'licence_ambiguous'
  return serialAnywhere ? 'serial_elsewhere' : 'serial_unknown'
}
