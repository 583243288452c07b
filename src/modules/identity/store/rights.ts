import { sql } from 'kysely'
import type { ContractLimit, StaffRole } from '../../../platform/context.ts'

/** What decides a person's rights at this moment (F13). */
export type Rights = {
  readonly kind: 'customer' | 'staff'
  readonly organisationIds: readonly string[]
  readonly limits: readonly ContractLimit[]
  readonly roles: readonly StaffRole[]
}

/** The columns of `Rights` beside a `person`, so that whoever is recognised costs one question. */
export const rights = sql`
  person.kind,
  array(select organisation_id from membership where membership.person_id = person.id and ended_at is null)::text[] as "organisationIds",
  (select coalesce(jsonb_agg(jsonb_build_object('organisationId', membership.organisation_id, 'contractId', membership_contract.contract_id)), '[]')
    from membership join membership_contract on membership_contract.membership_id = membership.id
    where membership.person_id = person.id and ended_at is null) as limits,
  array(select role from staff_role where staff_role.person_id = person.id) as roles`
