import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { correctTaxId, findPerson, parseTaxId, taxCountries, type TaxId } from '../../identity/index.ts'
import type { Claimant } from '../store/claims.ts'

type GivenTaxId = { readonly taxCountry?: string; readonly taxId?: string }

/**
 * By which tax id a person proves a right: the account's, or another one given with the claim. Until a first right is
 * proven the given one corrects the account (E37); afterwards it serves this claim alone, for people of two companies.
 *
 * @throws {Refusal} `form.invalid` naming `taxId` when there is none or it cannot be one.
 */
export async function claimantOf(ctx: Context, personId: string, given: GivenTaxId): Promise<Claimant> {
  const person = await findPerson(ctx, personId)
  if (person === null) throw new Refusal('http.not_found')
  const account = { country: person.taxCountry, id: person.taxId }
  const taxId = typedTaxId(given, account.country) ?? account
  if (taxId.id === '') throw new Refusal('form.invalid', {}, [{ field: 'taxId', code: 'contracts.tax_id_missing' }])

  const isUnproven = ctx.actor.kind === 'customer' && ctx.actor.organisationIds.length === 0
  const differs = taxId.id !== account.id || taxId.country !== account.country
  if (isUnproven && differs) await correctTaxId(ctx, personId, taxId)
  return { personId, taxCountry: taxId.country, taxId: taxId.id }
}

function typedTaxId({ taxCountry, taxId = '' }: GivenTaxId, country: string): TaxId | null {
  if (taxId.trim() === '') return null
  try {
    return parseTaxId(taxCountry ?? countryIn(taxId) ?? country, taxId)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal('form.invalid', {}, [{ field: 'taxId', code: error.code, params: error.params }])
  }
}

/** Two letters in front of the number name its country, as on an invoice. */
function countryIn(taxId: string): string | undefined {
  const prefix = /^[A-Za-z]{2}/.exec(taxId.trim())?.[0].toUpperCase()
  return taxCountries.find((each) => each === prefix)
}
