import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { listEventsOf, record } from '../../audit/index.ts'
import { syncPlans } from '../../catalogue/index.ts'
import { tellAt } from '../rules/telling.ts'
import { demoSecrets } from './demo-secrets.ts'
import { demoStories } from './demo-stories.ts'
import { demoCompanies, demoContracts } from './demo-world.ts'
import { people } from './people.ts'
import { playStories } from './play-acts.ts'
import { seedCompanies } from './seed-companies.ts'
import { seedContracts } from './seed-contracts.ts'
import { seedEnquiries } from './seed-enquiries.ts'
import { seedPeople } from './seed-people.ts'
import { seedTerms } from './seed-terms.ts'

/** How somebody of the demo world signs in; said once, nobody can read it again. */
export type DemoLogin = {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly company: string
  readonly password: string
  readonly totpSecret: string
  readonly recoveryCode: string | null
}

export type SeededWorld = {
  readonly logins: readonly DemoLogin[]
  readonly contracts: number
  readonly lines: number
  readonly tickets: number
}

/** The world's seed: another one gives other companies' contracts and other generated tickets. */
export const USUAL_SEED = 7

const WORLD = { kind: 'demo', id: 'world' } as const
/** Accounts, companies and contracts are as old as the portal. */
const BEGINNING = '2025-03-03T09:00'

/**
 * Builds the demo world, all of it or nothing: companies, people with both factors, contracts and their lines, and two
 * years of tickets, played through the portal's own actions at the moments of the story (ux 7).
 *
 * @returns what was made, with the logins; null when the world is there already.
 * @throws {Refusal} `demo.refused_in_production`.
 */
export function seedDemo(ctx: Context<Db>, seed: number): Promise<SeededWorld | null> {
  const { config } = ctx.services
  if (config.mode === 'production') throw new Refusal('demo.refused_in_production')
  const tell = tellAt(config.clockStart ?? ctx.now)
  return inTransaction({ ...ctx, now: tell.now }, async (tx) => {
    if ((await listEventsOf(tx, WORLD.id)).length > 0) return null
    await syncPlans(tx)
    const secrets = await demoSecrets(
      people.map(({ email }) => email),
      config.demoFixedSecrets,
    )
    const beginning = { ...tx, now: tell.at(BEGINNING), services: { ...tx.services, reactionsTo: () => [] } }
    const companies = await seedCompanies(beginning, demoCompanies)
    const seededPeople = await seedPeople(beginning, people, demoCompanies, companies, secrets)
    const contracts = demoContracts(seed)
    const lines = await seedContracts(beginning, contracts, companies, tell)
    const tickets = await playStories(tx, demoStories(tell, contracts, seed), { people: seededPeople, lines })
    await seedEnquiries(tx, tell)
    await seedTerms(tx, seededPeople, tell)
    await record(tx, { type: 'demo.seeded', subject: WORLD, data: { seed, tickets } })

    const logins = [...seededPeople.values()].map(({ person, recoveryCode }) => {
      const { password = '', totpSecret = '' } = secrets.get(person.email) ?? {}
      const company = demoCompanies.find(({ key }) => key === person.companies[0])?.name ?? ''
      const { name, email, roles = [] } = person
      return { name, email, roles, company, password, totpSecret, recoveryCode }
    })
    return { logins, contracts: contracts.length, lines: contracts.flatMap((each) => each.lines).length, tickets }
  })
}
