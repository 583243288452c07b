import type { Context } from '../../../platform/context.ts'
import { parseTaxId } from '../../identity/rules/tax-id.ts'
import { addSite, ensureOrganisation } from '../../organisations/index.ts'
import type { DemoCompany } from './companies.ts'

/** What is kept of the companies while the world is built: ids by the keys of the story. */
export type SeededCompanies = {
  readonly organisations: ReadonlyMap<string, string>
  readonly sites: ReadonlyMap<string, string>
}

/** Makes the companies and their places. A wrong tax id in the story is refused like anybody's. */
export async function seedCompanies(ctx: Context, companies: readonly DemoCompany[]): Promise<SeededCompanies> {
  const organisations = new Map<string, string>()
  const sites = new Map<string, string>()
  for (const { key, name, taxCountry, taxId, street, postalCode, city, country, sites: places } of companies) {
    const tax = parseTaxId(taxCountry, taxId)
    const address = { street, postalCode, city, country }
    const id = await ensureOrganisation(ctx, { name, taxCountry: tax.country, taxId: tax.id, ...address })
    organisations.set(key, id)
    for (const { key: siteKey, ...site } of places) sites.set(siteKey, await addSite(ctx, id, { ...site, country }))
  }
  return { organisations, sites }
}
