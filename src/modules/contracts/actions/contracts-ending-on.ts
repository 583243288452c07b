import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { customerOf } from '../rules/parties.ts'
import { listEnding } from '../store/ending.ts'

/** A contract that comes to its end, with the company it is for and everybody concerned. */
export type ContractEnd = {
  readonly id: string
  readonly number: string
  readonly lastDay: Temporal.PlainDate
  readonly company: string
  readonly customerIds: readonly string[]
  readonly partnerIds: readonly string[]
}

/** The contracts whose last day is one of these and that nothing continues; for the mails about it (M13, M14). */
export async function contractsEndingOn(ctx: Context, lastDays: readonly Temporal.PlainDate[]): Promise<ContractEnd[]> {
  const ending = await listEnding(
    ctx,
    lastDays.map((day) => day.toString()),
  )
  return ending.map(({ id, number, lastDay, parties }) => ({
    id,
    number,
    lastDay,
    company: customerOf(parties)?.name ?? '',
    customerIds: parties.filter(({ role }) => role !== 'partner').map(({ organisationId }) => organisationId),
    partnerIds: parties.filter(({ role }) => role === 'partner').map(({ organisationId }) => organisationId),
  }))
}
