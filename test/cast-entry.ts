import { inTransaction } from '../src/platform/context.ts'
import { tokenHash } from '../src/platform/hash.ts'
import { newId } from '../src/platform/id.ts'
import { totpCode, totpSecretFor } from '../src/platform/one-time-code.ts'
import { hashPassword } from '../src/platform/password-hash.ts'
import { seal } from '../src/platform/seal.ts'
import { issueMailLink } from '../src/modules/identity/index.ts'
import type { LinkWish } from '../src/modules/identity/index.ts'
import { boundRecoveryCode } from '../src/modules/identity/rules/recovery-code.ts'
import type { Browser } from './cast-browser.ts'
import type { Person } from './cast.ts'
import { portalItself, type World } from './world.ts'

export const PASSWORD = 'kot śpi na starym piecu'
export const RECOVERY_CODES = ['8F3K-22QP-7WXM-N04T', '9F3K-22QP-7WXM-N04T']

/** Gives a person of the cast a password, so that they can sign in. */
export async function withPassword(world: World, person: Person, password = PASSWORD): Promise<Person> {
  const hash = await hashPassword(password)
  await world.db
    .insertInto('password')
    .values({ person_id: person.id, hash, changed_at: world.now().toString() })
    .execute()
  return person
}

/** Gives a person an authenticator application and two recovery codes. @returns the secret. */
export async function withApplication(world: World, person: Person): Promise<string> {
  const key = world.services.config.secretKey
  const secret = totpSecretFor(key, `application of ${person.id}`)
  const totp = {
    person_id: person.id,
    secret_sealed: seal(key, person.id, secret),
    confirmed_at: world.now().toString(),
  }
  await world.db.insertInto('totp').values(totp).execute()
  for (const code of RECOVERY_CODES) {
    const hash = tokenHash(boundRecoveryCode(person.id, code.replaceAll('-', '')))
    await world.db.insertInto('recovery_code').values({ id: newId(), person_id: person.id, code_hash: hash }).execute()
  }
  return secret
}

/** The code an application shows, now or some seconds away. */
export const codeAt = (world: World, secret: string, seconds = 0): string =>
  totpCode(secret, Math.floor(world.now().epochMilliseconds / 1000) + seconds)

/** The token of a link as its mail would carry it. */
export const mailedLink = (world: World, wish: LinkWish): Promise<string> =>
  inTransaction(world.as(portalItself), (tx) => issueMailLink(tx, wish))

/** Lets time pass. */
export const pass = (world: World, time: { seconds?: number; minutes?: number; hours?: number }): void =>
  world.clock.advanceTo(world.now().add(time))

/** Passes the first factor in a browser. */
export const enterPassword = (browser: Browser, person: { readonly email: string }, password = PASSWORD) =>
  browser.post('/logowanie', { email: person.email, password })

/** The types of the events of a person, oldest first. */
export async function eventsOf(world: World, personId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('audit_event')
    .select('type')
    .where('subject_id', '=', personId)
    .orderBy('id')
    .execute()
  return rows.map(({ type }) => type)
}
