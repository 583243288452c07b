import type { Context } from '../../../platform/context.ts'
import { formatAddress } from '../../organisations/index.ts'
import { contractStateOn, warsawDay } from '../rules/contract-state.ts'
import { actsFor } from '../rules/parties.ts'
import type { ContractLine } from '../rules/views.ts'
import type { LineRow } from '../store/lines.ts'

/** A stored line as it stands today. */
export function contractLine(ctx: Context, row: LineRow): ContractLine {
  const { site } = row
  const organisationIds = ctx.actor.kind === 'customer' ? ctx.actor.organisationIds : []
  return {
    lineId: row.id,
    contractNumber: row.contractNumber,
    position: row.position,
    customerName: actsFor(row.parties, organisationIds)?.name ?? '',
    serial: row.serial,
    licence: row.licence,
    serviceType: row.serviceType,
    vendor: row.vendor,
    model: row.model,
    planVersionId: row.planVersionId,
    place: [site?.city, site?.name, row.room].filter((part) => part !== undefined && part !== '').join(', '),
    address: site === null ? '' : formatAddress(site),
    validFrom: row.validFrom,
    validTo: row.validTo,
    state: contractStateOn(warsawDay(ctx.now), row),
    replacedBy: row.replacedBy,
    replaces: row.replaces,
  }
}
