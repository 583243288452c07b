import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import type { ContractState } from '../rules/contract-state.ts'
import { actsFor, partnerOf, sideOf, type Side } from '../rules/parties.ts'
import { findLine } from '../store/lines.ts'
import { contractLine } from './contract-line.ts'

/** What a new ticket takes from the line for which it is opened; frozen on the ticket from then on (E67). */
export type LineForTicket = {
  readonly lineId: string
  readonly contractId: string
  readonly contractNumber: string
  readonly organisationId: string
  readonly organisationName: string
  readonly partner: { readonly id: string; readonly name: string } | null
  readonly planVersionId: string
  readonly serial: string | null
  readonly licence: string | null
  readonly vendor: string
  readonly model: string
  readonly place: string
  readonly state: ContractState
  readonly actorSide: Side
}

/**
 * The line of a contract for which somebody wants to open a ticket.
 *
 * @throws {Refusal} `http.not_found`, also when it exists but is not the actor's to see.
 */
export async function findLineForTicket(ctx: Context, lineId: string): Promise<LineForTicket> {
  const row = await findLine(ctx, lineId)
  if (row === null) throw new Refusal('http.not_found')
  const organisationIds = ctx.actor.kind === 'customer' ? ctx.actor.organisationIds : []
  const customer = actsFor(row.parties, organisationIds)
  if (customer === null) throw new Error(`Contract ${row.contractNumber} has no customer`)
  const partner = partnerOf(row.parties)
  const { serial, licence, vendor, model, place, state } = contractLine(ctx, row)
  return {
    lineId: row.id,
    contractId: row.contractId,
    contractNumber: row.contractNumber,
    organisationId: customer.organisationId,
    organisationName: customer.name,
    partner: partner === null ? null : { id: partner.organisationId, name: partner.name },
    planVersionId: row.planVersionId,
    serial,
    licence,
    vendor,
    model,
    place,
    state,
    actorSide: ctx.actor.kind === 'customer' ? (sideOf(row.parties, organisationIds) ?? 'customer') : 'staff',
  }
}
