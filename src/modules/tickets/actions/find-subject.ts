import type { Context } from '../../../platform/context.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import type { PriorityScheme } from '../../catalogue/rules/plan.ts'
import { schemeOf } from '../../catalogue/rules/priorities.ts'
import { findContract, findLineForTicket } from '../../contracts/index.ts'
import type { LineState } from '../rules/reactivation.ts'
import type { NamedPerson } from '../rules/ticket.ts'

/** What a ticket is about, and the cover that it stands on today. */
export type TicketSubject = {
  readonly lineId: string | null
  readonly contractId: string
  readonly contractNumber: string
  readonly organisationId: string
  readonly organisationName: string
  readonly partner: NamedPerson | null
  readonly planVersionId: string | null
  readonly scheme: PriorityScheme
  readonly serial: string
  readonly device: string
  readonly place: string
  readonly state: LineState
  readonly actorSide: 'customer' | 'partner' | 'staff'
}

export type NamedSubject = { readonly lineId: string | null; readonly contractNumber?: string | null }

/**
 * Finds the device line or the whole contract that a report is about, as the actor may see it.
 *
 * @returns null when neither is named.
 * @throws {Refusal} `http.not_found` for what the actor may not see.
 * @see docs/domain/tickets.md#opening (source: R82, E82)
 */
export async function findSubject(
  ctx: Context,
  { lineId, contractNumber }: NamedSubject,
): Promise<TicketSubject | null> {
  if (lineId !== null) return ofLine(ctx, lineId)
  return contractNumber === undefined || contractNumber === null || contractNumber === ''
    ? null
    : ofContract(ctx, contractNumber)
}

async function ofLine(ctx: Context, lineId: string): Promise<TicketSubject> {
  const { vendor, model, serial, licence, ...line } = await findLineForTicket(ctx, lineId)
  const scheme = schemeOf(await findPlanVersion(ctx, line.planVersionId))
  return {
    ...line,
    scheme,
    serial: serial ?? licence ?? '',
    device: [vendor, model].filter((part) => part !== '').join(' '),
  }
}

/** Where the lines of a contract stand on several plans, none of them promises anything for the whole contract. */
async function ofContract(ctx: Context, number: string): Promise<TicketSubject> {
  const contract = await findContract(ctx, number)
  const [plan, ...others] = contract.plans
  const only = others.length === 0 ? plan : undefined
  return {
    lineId: null,
    contractId: contract.id,
    contractNumber: contract.number,
    organisationId: contract.customer.id,
    organisationName: contract.customer.name,
    partner: contract.partner,
    planVersionId: only?.id ?? null,
    scheme: only === undefined ? 'P3' : schemeOf(only),
    serial: '',
    device: '',
    place: '',
    state: contract.state,
    actorSide: contract.side,
  }
}
