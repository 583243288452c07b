import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import type { Party } from '../rules/parties.ts'
import { visibleTo } from './visible.ts'

export type EndingContract = {
  readonly id: string
  readonly number: string
  readonly lastDay: Temporal.PlainDate
  readonly parties: readonly Party[]
}

/** Contracts whose last day is one of these and that no other contract continues (E70), the first to end first. */
export async function listEnding(ctx: Context, lastDays: readonly string[]): Promise<EndingContract[]> {
  if (lastDays.length === 0) return []
  return ctx.db
    .selectFrom('contract')
    .select([
      'contract.id',
      'contract.number',
      'contract.valid_to as lastDay',
      sql<readonly Party[]>`(
        select jsonb_agg(jsonb_build_object('organisationId', organisation.id, 'name', organisation.name, 'role', party.role)
          order by organisation.name)
        from contract_party party join organisation on organisation.id = party.organisation_id
        where party.contract_id = contract.id)`.as('parties'),
    ])
    .where(sql<boolean>`contract.valid_to = any(${[...lastDays]}::date[])`)
    .where(sql<boolean>`not exists (select from contract later where later.renews_id = contract.id)`)
    .where(visibleTo(ctx.actor))
    .orderBy('contract.valid_to')
    .orderBy('contract.number')
    .execute()
}
