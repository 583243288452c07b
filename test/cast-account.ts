import { hashPassword } from '../src/platform/password-hash.ts'
import { totpCode } from '../src/platform/one-time-code.ts'
import { seal } from '../src/platform/seal.ts'
import { softwareAuthenticator, type Authenticator } from './authenticator.ts'
import type { Person } from './cast.ts'
import type { World } from './world.ts'

export const PASSWORD = 'zielony słoń tańczy w deszczu'
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Gives a person a password. */
export async function givePassword(world: World, person: Person, password = PASSWORD): Promise<void> {
  await world.db
    .insertInto('password')
    .values({ person_id: person.id, hash: await hashPassword(password), changed_at: world.now().toString() })
    .execute()
}

/** Gives a person an authenticator application. @returns what shows its present code. */
export async function giveApplication(world: World, person: Person): Promise<() => string> {
  const sealed = seal(world.services.config.secretKey, person.id, SECRET)
  await world.db
    .insertInto('totp')
    .values({ person_id: person.id, secret_sealed: sealed, confirmed_at: world.now().toString() })
    .execute()
  return () => totpCode(SECRET, Math.floor(world.now().epochMilliseconds / 1000))
}

export const HOST = 'localhost:3000'

/** Enrols a passkey of a signed-in person through the API. */
export async function enrolPasskey(
  world: World,
  headers: { cookie: string },
  name = 'Telefon',
): Promise<{ authenticator: Authenticator; id: string }> {
  const authenticator = softwareAuthenticator(`http://${HOST}`)
  const asked = await world.app.inject({
    method: 'POST',
    url: '/api/v1/passkeys/options',
    headers: { ...headers, host: HOST },
  })
  const cookie = `${headers.cookie}; ${cookieOf(asked.headers['set-cookie'], '__Host-passkey')}`
  const body = { ...authenticator.register(asked.json()), name }
  const made = await world.app.inject({
    method: 'POST',
    url: '/api/v1/passkeys',
    headers: { ...headers, cookie, host: HOST },
    payload: body,
  })
  return { authenticator, id: made.json<{ id: string }>().id }
}

/** The `name=value` that a response sets, as a browser sends it back. */
export function cookieOf(set: string | string[] | undefined, name: string): string {
  const found = [set ?? []].flat().find((each) => each.startsWith(`${name}=`))
  return found?.split(';')[0] ?? ''
}
