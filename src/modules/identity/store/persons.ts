import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { newId } from '../../../platform/id.ts'

export type PersonState = 'registered' | 'active' | 'deactivated'

/** A person as other modules know them. */
export type Person = {
  readonly id: string
  readonly kind: 'customer' | 'staff'
  readonly email: string
  readonly name: string
  readonly company: string
  /** Nine digits of a Polish number, else `+` and the international number. */
  readonly phone: string
  readonly taxCountry: string
  readonly taxId: string
  readonly locale: Locale
  readonly state: PersonState
}

const columns = [
  'id',
  'kind',
  'email',
  'name',
  'company',
  'phone',
  'tax_country as taxCountry',
  'tax_id as taxId',
  'locale',
  'state',
] as const

/** A person by id; null when there is none. */
export async function findPerson(ctx: Context, id: string): Promise<Person | null> {
  return (await ctx.db.selectFrom('person').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** @param key The folded address (`emailKey`). */
export async function findPersonByEmailKey(ctx: Context, key: string): Promise<Person | null> {
  return (await ctx.db.selectFrom('person').select(columns).where('email_key', '=', key).executeTakeFirst()) ?? null
}

export type NewPerson = {
  readonly kind: 'customer' | 'staff'
  readonly email: string
  readonly emailKey: string
  readonly name: string
  readonly company: string
  readonly phone: string
  readonly taxCountry: string
  readonly taxId: string
  readonly locale: Locale
}

/**
 * Writes down who registers, in one statement for everybody: a new address gets a row, one that was not
 * confirmed yet takes the newer details, a confirmed or closed account stays as it is.
 */
export async function upsertRegistration(ctx: Context, person: NewPerson): Promise<{ id: string; state: PersonState }> {
  const details = {
    email: person.email,
    name: person.name,
    company: person.company,
    phone: person.phone,
    tax_country: person.taxCountry,
    tax_id: person.taxId,
    locale: person.locale,
  }
  const kept = (column: keyof typeof details) =>
    sql<never>`case when person.state = 'registered' and person.kind = 'customer' then excluded.${sql.ref(column)} else person.${sql.ref(column)} end`
  return ctx.db
    .insertInto('person')
    .values({
      id: newId(),
      kind: person.kind,
      email_key: person.emailKey,
      state: 'registered',
      created_at: ctx.now.toString(),
      ...details,
    })
    .onConflict((conflict) =>
      conflict.column('email_key').doUpdateSet({
        email: kept('email'),
        name: kept('name'),
        company: kept('company'),
        phone: kept('phone'),
        tax_country: kept('tax_country'),
        tax_id: kept('tax_id'),
        locale: kept('locale'),
      }),
    )
    .returning(['id', 'state'])
    .executeTakeFirstOrThrow()
}

/** @returns null when the address is taken. */
export async function insertPerson(ctx: Context, person: NewPerson): Promise<string | null> {
  const row = await ctx.db
    .insertInto('person')
    .values({
      id: newId(),
      kind: person.kind,
      email: person.email,
      email_key: person.emailKey,
      name: person.name,
      company: person.company,
      phone: person.phone,
      tax_country: person.taxCountry,
      tax_id: person.taxId,
      locale: person.locale,
      state: 'registered',
      created_at: ctx.now.toString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** @returns false when the account was active or closed already. */
export async function setActive(ctx: Context, personId: string): Promise<boolean> {
  const row = await ctx.db
    .updateTable('person')
    .set({ state: 'active', activated_at: ctx.now.toString() })
    .where('id', '=', personId)
    .where('state', '=', 'registered')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function setLocale(ctx: Context, personId: string, locale: Locale): Promise<void> {
  await ctx.db.updateTable('person').set({ locale }).where('id', '=', personId).execute()
}

export async function insertRole(
  ctx: Context,
  personId: string,
  role: 'engineer' | 'coordinator' | 'onsite' | 'contracts' | 'manager' | 'admin',
): Promise<void> {
  await ctx.db.insertInto('staff_role').values({ person_id: personId, role }).execute()
}

export async function setTaxId(
  ctx: Context,
  personId: string,
  taxId: { readonly country: string; readonly id: string },
): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set({ tax_country: taxId.country, tax_id: taxId.id })
    .where('id', '=', personId)
    .execute()
}
