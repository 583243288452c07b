import type { Actor, Context } from '../../../platform/context.ts'
import { makeDemoPerson } from '../../identity/index.ts'
import { parsePhone } from '../../identity/rules/phone.ts'
import { parseTaxId } from '../../identity/rules/tax-id.ts'
import { addMembership } from '../../organisations/index.ts'
import type { DemoCompany } from './companies.ts'
import type { DemoSecrets } from './demo-secrets.ts'
import type { DemoPerson } from './people.ts'
import type { SeededCompanies } from './seed-companies.ts'

/** A person of the story as the portal knows them. */
export type SeededPerson = {
  readonly person: DemoPerson
  readonly actor: Exclude<Actor, { kind: 'visitor' | 'system' }>
  readonly recoveryCode: string | null
}
export type SeededPeople = ReadonlyMap<string, SeededPerson>

/** Administrators and engineers keep recovery codes; others have not made any yet. */
const keepsCodes = ({ isAdministrator, roles = [] }: DemoPerson): boolean =>
  isAdministrator === true || roles.includes('engineer')

/** Makes the people with both factors and lets them act for their companies; administrators come first in the list. */
export async function seedPeople(
  ctx: Context,
  people: readonly DemoPerson[],
  companies: readonly DemoCompany[],
  { organisations }: SeededCompanies,
  secrets: ReadonlyMap<string, DemoSecrets>,
): Promise<SeededPeople> {
  const seeded = new Map<string, SeededPerson>()
  for (const person of people) {
    const secret = secrets.get(person.email)
    if (secret === undefined) throw new Error(`No password for ${person.email}`)
    const company = companies.find(({ key }) => key === person.companies[0])
    const { personId, codes } = await makeDemoPerson(ctx, { ...accountOf(person, company), ...secret })
    const ids = person.unproven === true ? [] : person.companies.map((key) => organisations.get(key) ?? '')
    for (const organisationId of ids) await addMembership(ctx, { personId, organisationId })
    seeded.set(person.key, { person, actor: actorOf(person, personId, ids), recoveryCode: codes[0] ?? null })
  }
  return seeded
}

function accountOf(person: DemoPerson, company: DemoCompany | undefined) {
  const { name, email, locale, phone, roles } = person
  const tax = company === undefined ? { country: 'PL', id: '' } : parseTaxId(company.taxCountry, company.taxId)
  return {
    kind: roles === undefined ? ('customer' as const) : ('staff' as const),
    email,
    name,
    company: company?.name ?? '',
    phone: parsePhone(phone),
    taxCountry: tax.country,
    taxId: tax.id,
    locale,
    roles: roles ?? [],
    recoveryCodes: keepsCodes(person),
  }
}

function actorOf({ name, roles }: DemoPerson, personId: string, organisationIds: readonly string[]) {
  return roles === undefined
    ? { kind: 'customer' as const, personId, name, organisationIds }
    : { kind: 'staff' as const, personId, name, roles }
}
