// Measures whether the time of an answer tells who has an account (F10): sign-in, forgotten password, registration.
// node scripts/build.ts && node build/oracle-accounts.js
import { sql } from 'kysely'
import { askForEntryLink } from '../src/modules/identity/actions/ask-for-entry-link.ts'
import { register } from '../src/modules/identity/actions/register.ts'
import { signIn } from '../src/modules/identity/actions/sign-in.ts'
import { systemContext, visitor, type Context } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db.ts'
import { newId } from '../src/platform/id.ts'
import { hashPassword } from '../src/platform/password-hash.ts'
import type { Portal } from '../src/platform/portal.ts'
import { onScratchPortal, report, shuffled } from './oracle-report.ts'

const RUNS = 400
const WARM_UP = 40
const PEOPLE = 200

/** Whose address is typed; the first is what the others are compared with. */
const kinds = ['unknown', 'active', 'registered', 'deactivated'] as const
type Kind = (typeof kinds)[number]
type Ask = (ctx: Context<Db>, email: string) => Promise<unknown>

const form = {
  name: 'Anna Nowak',
  company: 'Złoty Gron',
  phone: '601234567',
  taxCountry: 'PL',
  taxId: '1200000011',
  locale: 'pl',
} as const

const doors: Readonly<Record<string, Ask>> = {
  'sign-in': (ctx, email) => {
    const browser = { device: null, userAgent: '' }
    return signIn(ctx, { email, password: 'not the password', browser, endedSessionId: null })
  },
  'forgotten password': (ctx, email) => askForEntryLink(ctx, { email, wish: 'reset', browserHash: null }),
  registration: (ctx, email) => register(ctx, { ...form, email }, 'ab'.repeat(32)),
}

async function measure(portal: Portal): Promise<boolean> {
  const outcomes: boolean[] = []
  for (const [door, ask] of Object.entries(doors)) {
    await fill(portal.db)
    console.log(door)
    outcomes.push(report(await time(portal, ask)))
  }
  return outcomes.every(Boolean)
}

async function fill(db: Db): Promise<void> {
  await sql`truncate person cascade`.execute(db)
  const hash = await hashPassword('the password of everybody')
  const moment = '2026-01-01T00:00:00Z'
  for (const state of kinds.filter((kind) => kind !== 'unknown')) {
    const people = Array.from({ length: PEOPLE }, (_, index) => ({ id: newId(), email: addressOf(state, index) }))
    const details = { kind: 'customer', name: 'Anna Nowak', locale: 'pl', state, created_at: moment } as const
    await db
      .insertInto('person')
      .values(people.map(({ id, email }) => ({ ...details, id, email, email_key: email })))
      .execute()
    await db
      .insertInto('password')
      .values(people.map(({ id }) => ({ person_id: id, hash, changed_at: moment })))
      .execute()
  }
}

const addressOf = (kind: Kind, index: number): string => `${kind}${index}@firma.example`

/** Interleaved, with all tries given back, so that nothing but the kind of address differs. */
async function time(portal: Portal, ask: Ask): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>(kinds.map((kind) => [kind, []]))
  for (let run = -WARM_UP; run < RUNS; run++) {
    for (const kind of shuffled(kinds)) {
      await portal.db.deleteFrom('attempt').execute()
      const ctx = { ...systemContext(portal.services, portal.db, 'bench'), actor: visitor, ip: '192.0.2.1' }
      const email = kind === 'unknown' ? addressOf(kind, run + PEOPLE * 10) : addressOf(kind, (run + WARM_UP) % PEOPLE)
      const began = performance.now()
      await ask(ctx, email).catch(() => null)
      if (run >= 0) times.get(kind)!.push(performance.now() - began)
    }
  }
  return times
}

process.exitCode = (await onScratchPortal(measure)) ? 0 : 1
