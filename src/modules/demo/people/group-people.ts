type Someone = {
  readonly kind: 'customer' | 'staff'
  readonly roles: readonly string[]
  readonly proven: boolean
  readonly partner: boolean
}

/** The order in which roles stand on the page: those who ask first, then those who answer. */
export const demoRoles = [
  'customer',
  'partner',
  'unproven',
  'engineer',
  'coordinator',
  'onsite',
  'contracts',
  'manager',
  'admin',
] as const
export type DemoRole = (typeof demoRoles)[number]

export type Group<Person> = { readonly role: DemoRole; readonly people: readonly Person[] }

/** People by what they are; who has several roles stands in each. Roles that nobody has are left out. */
export function groupPeople<Person extends Someone>(people: readonly Person[]): Group<Person>[] {
  return demoRoles
    .map((role) => ({ role, people: people.filter((person) => rolesOf(person).includes(role)) }))
    .filter((group) => group.people.length > 0)
}

function rolesOf({ kind, roles, proven, partner }: Someone): readonly string[] {
  if (kind === 'staff') return roles
  if (!proven) return ['unproven']
  return [partner ? 'partner' : 'customer']
}
