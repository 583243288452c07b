import type { Actor, StaffRole } from '../src/platform/context.ts'
import { newId, newToken } from '../src/platform/id.ts'
import { tokenHash } from '../src/platform/hash.ts'
import { cookies } from '../src/platform/http/cookies.ts'
import type { World } from './world.ts'

export type Organisation = { readonly id: string; readonly name: string; readonly taxId: string }
export type Person = { readonly id: string; readonly email: string; readonly name: string; readonly actor: Actor }

/** Checksum-valid tax ids that were never issued (ux.md 7.1), one for each organisation of a test file. */
const taxIds = [
  '1200000011',
  '1200000028',
  '1200000034',
  '1200000040',
  '1200000057',
  '1200000063',
  '1200000086',
  '1200000092',
  '1200000100',
  '1200000117',
  '1200000123',
  '1200000146',
]

/** A company; by default the next one with a valid tax id. */
export async function anOrganisation(
  world: World,
  details: { name?: string; taxId?: string } = {},
): Promise<Organisation> {
  const taken = await world.db.selectFrom('organisation').select('tax_id').execute()
  const free = taxIds.find((each) => !taken.some((row) => row.tax_id === each))
  const organisation = {
    id: newId(),
    name: details.name ?? 'Złoty Gron Sp. z o.o.',
    taxId: details.taxId ?? free ?? newId(),
  }
  await world.db
    .insertInto('organisation')
    .values({
      id: organisation.id,
      name: organisation.name,
      tax_country: 'PL',
      tax_id: organisation.taxId,
      created_at: world.now().toString(),
    })
    .execute()
  return organisation
}

type PersonDetails = { name?: string; email?: string; locale?: 'pl' | 'en'; isAdministrator?: boolean; taxId?: string }

/** A customer (or partner's employee) who has proven the right to act for `organisations`; without any: unproven. */
export async function aCustomer(
  world: World,
  organisations: readonly Organisation[] = [],
  details: PersonDetails = {},
): Promise<Person> {
  const person = await insertPerson(world, 'customer', { name: 'Anna Nowak', ...details })
  for (const organisation of organisations) {
    await world.db
      .insertInto('membership')
      .values({
        id: newId(),
        person_id: person.id,
        organisation_id: organisation.id,
        is_administrator: details.isAdministrator ?? false,
        started_at: world.now().toString(),
      })
      .execute()
  }
  const organisationIds = organisations.map((organisation) => organisation.id)
  return { ...person, actor: { kind: 'customer', personId: person.id, name: person.name, organisationIds } }
}

/** A member of the operator's staff; an engineer unless other roles are named. */
export async function aStaffMember(
  world: World,
  roles: readonly StaffRole[] = ['engineer'],
  details: PersonDetails = {},
): Promise<Person> {
  const person = await insertPerson(world, 'staff', { name: 'Adam Wilk', ...details })
  for (const role of roles) await world.db.insertInto('staff_role').values({ person_id: person.id, role }).execute()
  return { ...person, actor: { kind: 'staff', personId: person.id, name: person.name, roles } }
}

async function insertPerson(world: World, kind: 'customer' | 'staff', details: PersonDetails) {
  const id = newId()
  const email = details.email ?? `${id.slice(-12)}@firma.example`
  const name = details.name ?? 'Anna Nowak'
  await world.db
    .insertInto('person')
    .values({
      id,
      kind,
      email,
      email_key: email,
      name,
      tax_id: details.taxId ?? '',
      locale: details.locale ?? 'pl',
      state: 'active',
      created_at: world.now().toString(),
      activated_at: world.now().toString(),
    })
    .execute()
  return { id, email, name }
}

/** The headers of a browser in which the person is signed in, both factors passed. */
export async function signedIn(
  world: World,
  person: Person,
  level: 'password' | 'full' = 'full',
): Promise<{ cookie: string; 'sec-fetch-site': string }> {
  const token = newToken()
  const now = world.now()
  await world.db
    .insertInto('session')
    .values({
      id: newId(),
      token_hash: tokenHash(token),
      person_id: person.id,
      level,
      created_at: now.toString(),
      last_seen_at: now.toString(),
      expires_at: now.add({ hours: 12 }).toString(),
      fresh_until: now.add({ minutes: 5 }).toString(),
    })
    .execute()
  return { cookie: `${cookies.session}=${token}`, 'sec-fetch-site': 'same-origin' }
}
