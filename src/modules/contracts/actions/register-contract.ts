import type { Temporal } from 'temporal-polyfill'
import { inTransaction, type Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { parseContractNumber } from '../rules/contract-number.ts'
import { lineToStore, type GivenLine } from '../rules/new-line.ts'
import { customerOf } from '../rules/parties.ts'
import { mayAdminister } from '../rules/policy.ts'
import {
  findContractId,
  insertContract,
  insertLines,
  insertParties,
  refreshSearchText,
  type NewParty,
} from '../store/insert-contract.ts'

export type GivenContract = {
  readonly number: string
  readonly validFrom: Temporal.PlainDate
  readonly validTo: Temporal.PlainDate
  readonly parties: readonly NewParty[]
  readonly lines: readonly GivenLine[]
  readonly orderNumber?: string
  /** The number of the contract that this one continues (E70). */
  readonly renews?: string
}

export type RegisteredContract = { readonly id: string; readonly number: string; readonly lineIds: readonly string[] }

/**
 * Takes a contract into the portal with its parties and lines: on import, by staff, in the demo world.
 *
 * People of its organisations see it at once, without proving anything again (E50).
 *
 * @throws {Refusal} `http.not_found` for who may not, `contracts.number_invalid`, `contracts.number_taken`,
 *   `contracts.customer_missing` when no party uses the service, `contracts.term_invalid`, `contracts.line_unidentified`
 *   (E74), `contracts.renewed_unknown`.
 */
export async function registerContract(ctx: Context, given: GivenContract): Promise<RegisteredContract> {
  if (!mayAdminister(ctx.actor)) throw new Refusal('http.not_found')
  const number = parseContractNumber(given.number, ctx.services.config.operator.contractNumberPattern)
  if (customerOf(given.parties) === null) throw new Refusal('contracts.customer_missing')
  const lines = given.lines.map((line) => lineToStore(line, given, line.id ?? newId()))
  return inTransaction(ctx, async (tx) => {
    const { validFrom, validTo, orderNumber = '' } = given
    const contract = {
      id: newId(),
      number,
      validFrom,
      validTo,
      orderNumber,
      renewsId: await renewedBy(tx, given.renews),
    }
    if (!(await insertContract(tx, contract))) throw new Refusal('contracts.number_taken', { number })
    await insertParties(tx, contract.id, given.parties)
    await insertLines(tx, contract.id, 0, lines)
    await refreshSearchText(tx, contract.id)
    const subject = { kind: 'contract', id: contract.id }
    await record(tx, { type: 'contracts.registered', subject, data: { number, lines: lines.length } })
    return { id: contract.id, number, lineIds: lines.map(({ id }) => id) }
  })
}

async function renewedBy(ctx: Context, renews: string | undefined): Promise<string | null> {
  if (renews === undefined) return null
  const id = await findContractId(ctx, renews)
  if (id === null) throw new Refusal('contracts.renewed_unknown', { number: renews })
  return id
}
