import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { WrongTries } from '../rules/claim-budgets.ts'
import type { ClaimFacts } from '../rules/judge-claim.ts'
import type { ReadClaim } from '../rules/read-claim.ts'

export type Outcome = 'granted' | 'refused' | 'held'

export type ClaimRow = {
  readonly id: string
  readonly personId: string
  readonly personName: string
  readonly personEmail: string
  readonly contractNumber: string
  readonly outcome: Outcome
  readonly reason: string
  readonly claimedAt: Temporal.Instant
  readonly reviewedAt: Temporal.Instant | null
}

export type NewClaim = {
  readonly id: string
  readonly personId: string
  readonly contractNumber: string
  readonly outcome: Outcome
  readonly reason: string
}

const COUNTING = 726965

/** Stands for what was not found, so that the look-ups which depend on it are made all the same. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Lets the counting of tries happen one after the other until the transaction ends: a burst cannot pass a budget. */
export async function lockCounting(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(${COUNTING})`.execute(ctx.db)
}

/** Tries that were looked at and wrong. A try that is being looked at counts as wrong until it turns out right. */
export async function countWrongTries(ctx: Context, personId: string, contractNumber: string): Promise<WrongTries> {
  const hourAgo = sql`${ctx.now.subtract({ hours: 1 })}::timestamptz`
  const dayAgo = sql`${ctx.now.subtract({ hours: 24 })}::timestamptz`
  const wrong = sql`outcome = 'refused' and reason not in ('account_budget', 'address_budget', 'repeated')`
  const { rows } = await sql<WrongTries>`
    select
      (select count(*) from entitlement_claim where person_id = ${personId} and claimed_at > ${hourAgo} and ${wrong}) as "ofPerson",
      (select count(*) from entitlement_claim where ip = ${ctx.ip} and ip <> '' and claimed_at > ${hourAgo} and ${wrong}) as "ofAddress",
      (select count(*) from entitlement_claim where contract_number = ${contractNumber} and claimed_at > ${dayAgo}
         and reviewed_at is null and ${wrong}) as "ofContractDay",
      (select count(*) from entitlement_claim where contract_number = ${contractNumber} and reviewed_at is null and ${wrong}) as "ofContract"`.execute(
    ctx.db,
  )
  const [tries] = rows
  return tries ?? { ofPerson: 0, ofAddress: 0, ofContractDay: 0, ofContract: 0 }
}

export async function insertClaim(ctx: Context, claim: NewClaim): Promise<void> {
  await ctx.db
    .insertInto('entitlement_claim')
    .values({
      id: claim.id,
      person_id: claim.personId,
      contract_number: claim.contractNumber,
      outcome: claim.outcome,
      reason: claim.reason,
      ip: ctx.ip,
      claimed_at: ctx.now.toString(),
    })
    .execute()
}

export type Settlement = { readonly outcome: Outcome; readonly reason: string; readonly contractId: string | null }

export async function settleClaim(
  ctx: Context,
  claimId: string,
  { outcome, reason, contractId }: Settlement,
): Promise<void> {
  await ctx.db
    .updateTable('entitlement_claim')
    .set({ outcome, reason, contract_id: contractId })
    .where('id', '=', claimId)
    .execute()
}

/** Whose claim it is, by which tax id. */
export type Claimant = { readonly personId: string; readonly taxCountry: string; readonly taxId: string }

/**
 * Everything that decides a claim, in one question that is the same for every claim: each factor is looked up on its
 * own, whatever the others gave, so that neither the answer's time nor its path tells which of them was wrong (F10).
 */
export async function readClaimFacts(ctx: Context, claim: ReadClaim, by: Claimant): Promise<ClaimFacts> {
  const contract = sql`(select id from contract where number = ${claim.contractNumber})`
  const number = sql`coalesce(${contract}, ${NOBODY}::uuid)`
  const organisation = sql`coalesce((select id from organisation where tax_country = ${by.taxCountry} and tax_id = ${by.taxId}), ${NOBODY}::uuid)`
  const { rows } = await sql<ClaimFacts>`
    select
      ${contract} as "contractId",
      (select valid_to from contract where number = ${claim.contractNumber}) as "validTo",
      (select organisation_id from contract_party where contract_id = ${number} and organisation_id = ${organisation} limit 1) as "partyId",
      exists (select from contract_line where contract_id = ${number} and serial_key = ${claim.serialKey}) as "serialHere",
      coalesce((
        select jsonb_agg(jsonb_build_object('licence', licence, 'licenceKey', licence_key,
                 'services', jsonb_build_array(plan_version.name_pl, plan_version.name_en, plan_version.code, coalesce(service_type, ''))))
        from contract_line join plan_version on plan_version.id = contract_line.plan_version_id
        where contract_id = ${number} and (licence = ${claim.licence} or licence_key = ${claim.licenceKey})), '[]') as licences,
      exists (select from contract_line where serial_key = ${claim.serialKey} or licence_key = ${claim.licenceKey}) as "serialAnywhere",
      exists (select from membership where person_id = ${by.personId} and organisation_id = ${organisation} and ended_at is null) as "isMember",
      exists (select from membership where person_id = ${by.personId} and organisation_id = ${organisation} and ended_at > coalesce(
        (select max(reviewed_at) from entitlement_claim where contract_number = ${claim.contractNumber}), '-infinity')) as "wasRevoked"`.execute(
    ctx.db,
  )
  const [facts] = rows
  if (facts === undefined) throw new Error('A question without a table has always one row')
  return facts
}

export async function findClaim(
  ctx: Context,
  claimId: string,
): Promise<(NewClaim & { readonly contractId: string | null; readonly claimedAt: Temporal.Instant }) | null> {
  const row = await ctx.db
    .selectFrom('entitlement_claim')
    .select([
      'id',
      'person_id as personId',
      'contract_number as contractNumber',
      'contract_id as contractId',
      'outcome',
      'reason',
      'claimed_at as claimedAt',
    ])
    .where('id', '=', claimId)
    .executeTakeFirst()
  return row ?? null
}

/** Whether this person's claim to this number was held within the 24 hours before. */
export async function wasHeldBefore(
  ctx: Context,
  claim: { id: string; personId: string; contractNumber: string; claimedAt: Temporal.Instant },
): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select from entitlement_claim where person_id = ${claim.personId} and contract_number = ${claim.contractNumber}
      and outcome = 'held' and (claimed_at, id) < (${claim.claimedAt}::timestamptz, ${claim.id}::uuid)
      and claimed_at > ${claim.claimedAt.subtract({ hours: 24 })}::timestamptz) as held`.execute(ctx.db)
  return rows[0]?.held ?? false
}

/** The latest tries at a contract number, newest first, with their true reasons: for staff only. */
export async function listClaims(ctx: Context, contractNumber: string, limit: number): Promise<readonly ClaimRow[]> {
  return ctx.db
    .selectFrom('entitlement_claim')
    .innerJoin('person', 'person.id', 'entitlement_claim.person_id')
    .select([
      'entitlement_claim.id',
      'person_id as personId',
      'person.name as personName',
      'person.email as personEmail',
      'contract_number as contractNumber',
      'outcome',
      'reason',
      'claimed_at as claimedAt',
      'reviewed_at as reviewedAt',
    ])
    .where('contract_number', '=', contractNumber)
    .orderBy('claimed_at', 'desc')
    .orderBy('entitlement_claim.id', 'desc')
    .limit(limit)
    .execute()
}

/** @returns how many tries no longer count. */
export async function markReviewed(ctx: Context, contractNumber: string): Promise<number> {
  const result = await ctx.db
    .updateTable('entitlement_claim')
    .set({ reviewed_at: ctx.now.toString() })
    .where('contract_number', '=', contractNumber)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
