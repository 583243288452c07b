import { sql } from 'kysely'
import type { Context, ContractLimit, StaffRole } from '../../../platform/context.ts'
import type { Locale } from '../../../platform/i18n.ts'

/** A person with an account and what decides their rights now. */
export type Sender = {
  readonly id: string
  readonly kind: 'customer' | 'staff'
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly state: 'registered' | 'active' | 'deactivated'
  readonly organisationIds: readonly string[]
  readonly limits: readonly ContractLimit[]
  readonly roles: readonly StaffRole[]
}

const sender = sql`
  select person.id, person.kind, person.email, person.name, person.locale, person.state,
    array(select organisation_id from membership where membership.person_id = person.id and ended_at is null)::text[] as "organisationIds",
  (select coalesce(jsonb_agg(jsonb_build_object('organisationId', membership.organisation_id, 'contractId', membership_contract.contract_id)), '[]')
    from membership join membership_contract on membership_contract.membership_id = membership.id
    where membership.person_id = person.id and ended_at is null) as limits,
    array(select role from staff_role where staff_role.person_id = person.id) as roles
  from person`

/** The person behind an address. @param key The address in lower case. */
export async function findSender(ctx: Context, key: string): Promise<Sender | null> {
  const { rows } = await sql<Sender>`${sender} where email_key = ${key}`.execute(ctx.db)
  return rows[0] ?? null
}

/** The same by id: who invited an additional recipient. */
export async function findSenderById(ctx: Context, id: string): Promise<Sender | null> {
  const { rows } = await sql<Sender>`${sender} where person.id = ${id}`.execute(ctx.db)
  return rows[0] ?? null
}
