import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'

/** A granted claim: who got access to which organisation through which contract. */
export type Grant = {
  readonly personId: string
  readonly personName: string
  readonly personEmail: string
  readonly organisationId: string
  readonly organisationName: string
  readonly contractNumber: string
  readonly claimedAt: Temporal.Instant
  readonly isActive: boolean
}

/** The organisation is the one that the event of the grant names. */
export async function findGrant(ctx: Context, claimId: string): Promise<Grant | null> {
  const { rows } = await sql<Grant>`
    select claim.person_id as "personId", person.name as "personName", person.email as "personEmail",
      organisation.id as "organisationId", organisation.name as "organisationName", claim.contract_number as "contractNumber",
      claim.claimed_at as "claimedAt",
      exists (select from membership where person_id = claim.person_id and organisation_id = organisation.id and ended_at is null) as "isActive"
    from entitlement_claim claim
      join person on person.id = claim.person_id
      join audit_event event on event.subject_id = claim.id::text and event.type = 'contracts.entitlement_granted'
      join organisation on organisation.id = (event.data ->> 'organisationId')::uuid
    where claim.id = ${claimId} and claim.outcome = 'granted'`.execute(ctx.db)
  return rows[0] ?? null
}
