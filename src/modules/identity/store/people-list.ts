import { sql } from 'kysely'
import type { Context, StaffRole } from '../../../platform/context.ts'
import type { Locale } from '../../../platform/i18n.ts'

export type ListedPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly kind: 'customer' | 'staff'
  readonly locale: Locale
  readonly roles: readonly StaffRole[]
  /** The organisations the person acts for, else the company they named themselves. */
  readonly company: string
  readonly proven: boolean
  /** Acts for a company that is the partner of a contract. */
  readonly partner: boolean
}

/** Every active person with what tells them apart, by name; for the demo and for administration, never for customers. */
export async function listActivePeople(ctx: Context): Promise<ListedPerson[]> {
  const { rows } = await sql<ListedPerson>`
    select person.id, person.name, person.email, person.kind, person.locale,
      array(select role from staff_role where staff_role.person_id = person.id order by role) as roles,
      coalesce(own.names, person.company) as company,
      own.names is not null as proven,
      exists (
        select from membership join contract_party using (organisation_id)
        where membership.person_id = person.id and membership.ended_at is null and contract_party.role = 'partner') as partner
    from person
    left join lateral (
      select string_agg(organisation.name, ', ' order by organisation.name) as names
      from membership join organisation on organisation.id = membership.organisation_id
      where membership.person_id = person.id and membership.ended_at is null) own on true
    where person.state = 'active'
    order by person.name, person.id
    limit 500`.execute(ctx.db)
  return rows
}
