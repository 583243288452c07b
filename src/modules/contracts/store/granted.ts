import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'

export type GrantedRow = {
  readonly contractNumber: string
  readonly organisationId: string
  readonly organisationName: string
  readonly side: 'customer' | 'partner'
  readonly lineCount: number
  readonly validTo: string
}

/** A contract as the member of one of its organisations is told about it after a successful claim. */
export async function readGrantedContract(
  ctx: Context,
  contractId: string,
  organisationId: string,
): Promise<GrantedRow> {
  const { rows } = await sql<GrantedRow>`
    select contract.number as "contractNumber", organisation.id as "organisationId", organisation.name as "organisationName",
      case when exists (select from contract_party where contract_id = contract.id and organisation_id = organisation.id and role <> 'partner')
        then 'customer' else 'partner' end as side,
      (select count(*) from contract_line where contract_id = contract.id) as "lineCount",
      contract.valid_to::text as "validTo"
    from contract, organisation where contract.id = ${contractId} and organisation.id = ${organisationId}`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row === undefined) throw new Error(`Contract ${contractId} vanished while it was granted`)
  return row
}
