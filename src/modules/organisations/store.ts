import { sql, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Address } from './rules/address.ts'

export type Organisation = {
  readonly id: string
  readonly name: string
  readonly taxCountry: string
  readonly taxId: string
} & Address

export type Member = {
  readonly membershipId: string
  readonly personId: string
  readonly organisationId: string
  readonly name: string
  readonly email: string
  readonly locale: 'pl' | 'en'
  readonly isAdministrator: boolean
  readonly startedAt: Temporal.Instant
}

export type NewSite = Partial<Address> & {
  readonly name?: string
  readonly contactName?: string
  readonly contactPhone?: string
}

const columns = [
  'id',
  'name',
  'tax_country as taxCountry',
  'tax_id as taxId',
  'street',
  'postal_code as postalCode',
  'city',
  'country',
] as const

export async function findById(ctx: Context, id: string): Promise<Organisation | null> {
  return (await ctx.db.selectFrom('organisation').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

export async function findByTaxId(ctx: Context, taxCountry: string, taxId: string): Promise<Organisation | null> {
  const found = await ctx.db
    .selectFrom('organisation')
    .select(columns)
    .where('tax_country', '=', taxCountry)
    .where('tax_id', '=', taxId)
    .executeTakeFirst()
  return found ?? null
}

/** Several organisations by their ids; unknown ones are simply absent. */
export async function organisationsById(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Organisation>> {
  if (ids.length === 0) return new Map()
  const found = await ctx.db.selectFrom('organisation').select(columns).where('id', 'in', ids).execute()
  return new Map(found.map((organisation) => [organisation.id, organisation]))
}

/** @returns null when another one with this tax id came first. */
export async function insertOrganisation(ctx: Context, organisation: Omit<Organisation, 'id'>): Promise<string | null> {
  const row = await ctx.db
    .insertInto('organisation')
    .values({
      id: newId(),
      name: organisation.name,
      tax_country: organisation.taxCountry,
      tax_id: organisation.taxId,
      street: organisation.street,
      postal_code: organisation.postalCode,
      city: organisation.city,
      country: organisation.country,
      created_at: ctx.now.toString(),
    })
    .onConflict((conflict) => conflict.columns(['tax_country', 'tax_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export async function insertSite(ctx: Context, organisationId: string, site: NewSite): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('site')
    .values({
      id,
      organisation_id: organisationId,
      name: site.name ?? '',
      street: site.street ?? '',
      postal_code: site.postalCode ?? '',
      city: site.city ?? '',
      country: site.country ?? 'PL',
      contact_name: site.contactName ?? '',
      contact_phone: site.contactPhone ?? '',
    })
    .execute()
  return id
}

/**
 * Everybody who acts for any of the organisations today, by name.
 *
 * @param contractId Leaves those out whose right was proven for other contracts only (decision 8); null names everybody.
 */
export async function membersOf(
  ctx: Context,
  organisationIds: readonly string[],
  contractId: string | null,
): Promise<readonly Member[]> {
  if (organisationIds.length === 0) return []
  return ctx.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select([
      'membership.id as membershipId',
      'membership.person_id as personId',
      'membership.organisation_id as organisationId',
      'person.name',
      'person.email',
      'person.locale',
      'membership.is_administrator as isAdministrator',
      'membership.started_at as startedAt',
    ])
    .where('membership.organisation_id', 'in', organisationIds)
    .where('membership.ended_at', 'is', null)
    .where('person.state', '=', 'active')
    .$if(contractId !== null, (query) => query.where(reaches(contractId ?? '')))
    .orderBy('person.name')
    .orderBy('membership.id')
    .execute()
}

const reaches = (contractId: string) => sql<SqlBool>`(
  not exists (select from membership_contract where membership_id = membership.id)
  or exists (select from membership_contract where membership_id = membership.id and contract_id = ${contractId}))`

/** @returns whether the contract was not within the membership's limits before. */
export async function widenMembership(ctx: Context, membershipId: string, contractId: string): Promise<boolean> {
  const row = await ctx.db
    .insertInto('membership_contract')
    .values({ membership_id: membershipId, contract_id: contractId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('contract_id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns whether there were limits to lift. */
export async function liftLimits(ctx: Context, membershipId: string): Promise<boolean> {
  const row = await ctx.db
    .deleteFrom('membership_contract')
    .where('membership_id', '=', membershipId)
    .returning('contract_id')
    .execute()
  return row.length > 0
}

export async function isLimited(ctx: Context, membershipId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('membership_contract')
    .select('contract_id')
    .where('membership_id', '=', membershipId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Makes later writers of this organisation's memberships wait until this transaction has ended. */
export async function lockOrganisation(ctx: Context, organisationId: string): Promise<void> {
  await ctx.db.selectFrom('organisation').select('id').where('id', '=', organisationId).forUpdate().execute()
}

export async function findActiveMembership(
  ctx: Context,
  personId: string,
  organisationId: string,
): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('id')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function hasAdministrator(ctx: Context, organisationId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .where('is_administrator', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

type NewMembership = { readonly personId: string; readonly organisationId: string; readonly isAdministrator: boolean }

export async function insertMembership(ctx: Context, membership: NewMembership): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('membership')
    .values({
      id,
      person_id: membership.personId,
      organisation_id: membership.organisationId,
      is_administrator: membership.isAdministrator,
      started_at: ctx.now.toString(),
    })
    .execute()
  return id
}

/** @returns whether there was one to end. */
export async function endActiveMembership(ctx: Context, personId: string, organisationId: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('membership')
    .set({ ended_at: ctx.now.toString() })
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
