import type { Outcome } from './outcomes.ts'

/** The cast of the matrix. The half-signed person is the owner with the first factor only. */
export const castNames = [
  'stranger',
  'half',
  'unproven',
  'other',
  'partnerWithout',
  'partnerWith',
  'engineer',
  'coordinator',
  'onsite',
  'contracts',
  'manager',
  'admin',
  'owner',
] as const
export type CastName = (typeof castNames)[number]

const everybody = castNames
const desk = ['engineer', 'coordinator', 'manager', 'admin'] as const
const staff = [...desk, 'onsite', 'contracts'] as const
const proven = ['owner', 'other', 'partnerWithout', 'partnerWith'] as const
const customers = [...proven, 'unproven'] as const
const participants = ['owner', 'partnerWith'] as const
const parties = ['owner', 'partnerWithout', 'partnerWith'] as const
const persons = [...customers, ...staff] as const

/** At which door a family stands, and who comes in. Who does not is led to where they can, or finds nothing. */
type Family = { readonly door: 'public' | 'half' | 'person' | 'proven'; readonly enter: readonly CastName[] }

/** The rights of the portal, in as few sentences as there are. */
export const families = {
  'open to everybody': { door: 'public', enter: everybody },
  'nothing there': { door: 'public', enter: [] },
  'second factor': { door: 'half', enter: ['half', ...persons] },
  /** A first factor alone does not put a new second factor in place of the one that is there (row 52). */
  'another second factor': { door: 'half', enter: persons },
  'own account': { door: 'person', enter: persons },
  "the owner's own": { door: 'person', enter: ['owner'] },
  'claims of customers': { door: 'person', enter: customers },
  'lists of what one may see': { door: 'person', enter: persons },
  'list of tickets': { door: 'proven', enter: [...proven, ...staff] },
  'contract of its parties': { door: 'person', enter: [...parties, ...staff] },
  administration: { door: 'person', enter: ['admin'] },
  'contract desk': { door: 'person', enter: ['contracts', 'admin'] },
  'opening by its parties': { door: 'proven', enter: parties },
  'wizard of the proven': { door: 'proven', enter: proven },
  'files before an entry': { door: 'person', enter: [...proven, ...desk] },
  'ticket, read': { door: 'person', enter: [...participants, ...staff] },
  'ticket, its sender': { door: 'proven', enter: participants },
  'ticket, written': { door: 'person', enter: [...participants, ...desk] },
  'ticket, written on its page': { door: 'proven', enter: participants },
  'ticket, shared': { door: 'person', enter: ['owner'] },
  'ticket, shared on its page': { door: 'proven', enter: ['owner'] },
  'ticket, internal': { door: 'person', enter: staff },
  'ticket, support': { door: 'person', enter: desk },
  'desk, read': { door: 'person', enter: staff },
  'service terms, read': { door: 'person', enter: ['contracts', 'manager', 'admin'] },
  'service terms, kept': { door: 'person', enter: ['contracts', 'admin'] },
} as const satisfies Record<string, Family>

export type FamilyName = keyof typeof families

/** Who is worth asking: behind an open door nobody looks at who comes, so four stand for all. */
export const askedOf = (name: FamilyName): readonly CastName[] =>
  families[name].door === 'public' ? ['stranger', 'half', 'admin', 'owner'] : castNames

/** What each of the cast meets at the routes of a family. */
export function outcomesOf(name: FamilyName, isPage: boolean): Readonly<Record<CastName, Outcome>> {
  const family: Family = families[name]
  return Object.fromEntries(castNames.map((who) => [who, expected(family, who, isPage)])) as Record<CastName, Outcome>
}

function expected({ door, enter }: Family, who: CastName, isPage: boolean): Outcome {
  if (enter.includes(who)) return 'enters'
  if (door === 'public') return 'absent'
  if (who === 'stranger') return 'sign-in'
  if (who === 'half') return isPage ? 'code' : door === 'half' ? 'forbidden' : 'sign-in'
  return who === 'unproven' && door === 'proven' && isPage ? 'prove' : 'absent'
}
