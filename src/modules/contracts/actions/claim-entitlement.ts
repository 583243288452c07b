import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import { once } from '../../../platform/idempotency.ts'
import { Refusal } from '../../../refusal.ts'
import { warsawDay } from '../rules/contract-state.ts'
import { judgeClaim } from '../rules/judge-claim.ts'
import { mayClaim } from '../rules/policy.ts'
import { readClaim, type ReadClaim } from '../rules/read-claim.ts'
import { readClaimFacts, settleClaim, type Claimant } from '../store/claims.ts'
import { claimantOf } from './claimant-of.ts'
import { countClaim } from './count-claim.ts'
import { grantEntitlement, type GrantedContract } from './grant-entitlement.ts'
import { refuseClaim } from './refuse-claim.ts'

export type GivenClaim = {
  readonly contractNumber: string
  /** A serial number of one device of the contract, or the licence key of one of its programs. */
  readonly serial: string
  /** The name of the service, where one licence key has several (R45, E46). */
  readonly discriminator?: string
  /** The tax id of the company, where it is not the account's. */
  readonly taxCountry?: string
  readonly taxId?: string
  /** The key under which a second submission gets the first answer. */
  readonly once?: string
}

/**
 * Proves that a person may act for an organisation: tax id, contract number and serial number (or licence key) must all
 * stand on one and the same contract (R40). All contracts of the organisation then open in the role found (E49).
 *
 * Every try is counted, and the count committed, before anything is compared; every "no" is the same answer reached by
 * the same statements (F9, F10). The true reason is kept for the operator's staff.
 *
 * @param ctx Outside any transaction: a rollback must not give a try back.
 * @throws {Refusal} `form.invalid` for what anybody could check at home, `contracts.claim_refused` for everything else.
 */
export async function claimEntitlement(ctx: Context<Db>, given: GivenClaim): Promise<GrantedContract> {
  const personId = personIdOf(ctx.actor)
  if (!mayClaim(ctx.actor) || personId === null) throw new Refusal('http.not_found')
  const claim = readClaim(given, ctx.services.config.operator.contractNumberPattern)
  const claimant = await claimantOf(ctx, personId, given)

  const claimId = newId()
  const admitted = await countClaim(ctx, { id: claimId, personId, contractNumber: claim.contractNumber })
  const granted = await decide(ctx, { claimId, claim, claimant, admitted, given })
  if (granted === null) throw new Refusal('contracts.claim_refused')
  return granted
}

type Case = {
  readonly claimId: string
  readonly claim: ReadClaim
  readonly claimant: Claimant
  readonly admitted: boolean
  readonly given: GivenClaim
}

/** A claim that is not looked at asks the database the same question, about something that does not exist. */
const nothing: ReadClaim = {
  contractNumber: '-',
  typed: '-',
  serialKey: '-',
  licence: '-',
  licenceKey: '-',
  discriminator: '',
}

async function decide(
  ctx: Context<Db>,
  { claimId, claim, claimant, admitted, given }: Case,
): Promise<GrantedContract | null> {
  return inTransaction(ctx, async (tx) => {
    const { once: key, ...request } = given
    const attempt = key === undefined ? null : { owner: `claim ${claimant.personId}`, key, request }
    let isRepeated = true
    const answer = await once(tx, attempt, async () => {
      isRepeated = false
      const facts = await readClaimFacts(tx, admitted ? claim : nothing, claimant)
      const verdict = judgeClaim(facts, warsawDay(tx.now), claim.typed, claim.discriminator)
      if (admitted && verdict.outcome === 'granted') return grantEntitlement(tx, claimId, claimant.personId, verdict)
      return refuseClaim(tx, { claimId, personId: claimant.personId, verdict: admitted ? verdict : null })
    })
    if (isRepeated) await settleClaim(tx, claimId, { outcome: 'refused', reason: 'repeated', contractId: null })
    return answer
  })
}
