import { inTransaction, type Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { Address } from '../rules/address.ts'
import { parseOrganisationName } from '../rules/name.ts'
import { findByTaxId, insertOrganisation } from '../store.ts'

export type KnownCompany = {
  readonly taxCountry: string
  readonly taxId: string
  readonly name: string
} & Partial<Address>

/**
 * The organisation of a tax id, made when there is none yet. One that exists keeps its name and address.
 *
 * @param company The tax id in its normal form: ten digits for Poland (E35).
 * @throws {Refusal} `organisations.name_missing`, `organisations.name_too_long`.
 * @returns the organisation's id.
 */
export async function ensureOrganisation(ctx: Context, company: KnownCompany): Promise<string> {
  const { taxCountry, taxId, street = '', postalCode = '', city = '', country = taxCountry } = company
  const name = parseOrganisationName(company.name)
  return inTransaction(ctx, async (tx) => {
    const id = await insertOrganisation(tx, { name, taxCountry, taxId, street, postalCode, city, country })
    if (id === null) return existing(tx, taxCountry, taxId)
    await record(tx, {
      type: 'organisations.added',
      subject: { kind: 'organisation', id },
      data: { taxCountry, taxId },
    })
    return id
  })
}

async function existing(ctx: Context, taxCountry: string, taxId: string): Promise<string> {
  const found = await findByTaxId(ctx, taxCountry, taxId)
  if (found === null) throw new Error(`Organisation ${taxCountry} ${taxId} is neither there nor can it be added`)
  return found.id
}
