import { record } from '../../audit/index.ts'
import { allow, countTry, forgetTries } from '../../../platform/attempts.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db.ts'
import { sha256, tokenHash } from '../../../platform/hash.ts'
import { verifyPassword } from '../../../platform/password-hash.ts'
import { Refusal } from '../../../refusal.ts'
import { emailKey } from '../rules/email.ts'
import { networkOf } from '../rules/network.ts'
import { FAILURE_MINUTES, GUESSES_TOLD, NETWORK_TRIES, TELL_OF_GUESSES, waitBetweenTries } from '../rules/sign-in.ts'
import { findCredentials, type Credentials } from '../store/credentials.ts'
import { deleteSession } from '../store/sessions.ts'
import { actingAs } from './acting-as.ts'
import type { Browser } from './complete-sign-in.ts'
import { openSession, type OpenedSession } from './open-session.ts'

/** Stands for the person behind an address that nobody has, so that the work is the same (F10). */
const NOBODY = '00000000-0000-0000-0000-000000000000'

export type SignInWish = {
  readonly email: string
  readonly password: string
  readonly browser: Browser
  /** The session this browser had before, which ends with this. */
  readonly endedSessionId: string | null
}

export type FirstFactor = { readonly session: OpenedSession; readonly next: 'second_factor' | 'enrol' }

/**
 * Passes the first factor: opens a session that reaches the second one and nothing else (decision 7, row 52).
 * An unknown address, a wrong password, an account not activated and a closed one get the same answer for the same
 * work: one look-up, one hash (F10).
 *
 * @throws {Refusal} `identity.sign_in_failed`, `http.too_many_requests` after tries in a row, with the minutes to wait.
 */
export async function signIn(ctx: Context<Db>, wish: SignInWish): Promise<FirstFactor> {
  await allow(ctx, `sign_in:network:${networkOf(ctx.ip)}`, NETWORK_TRIES)
  const key = emailKey(wish.email)
  const credentials = await findCredentials(ctx, key, tokenHash(wish.browser.device ?? ''))
  const counter = counterOf(key, credentials?.knownDevice === true ? wish.browser.device : null)
  const tries = await takeTry(ctx, counter)

  const matches = await verifyPassword(credentials?.passwordHash ?? null, wish.password)
  if (credentials === null || !matches || credentials.state !== 'active') {
    if (tries === GUESSES_TOLD)
      await ctx.services.jobs.enqueue(ctx.db, TELL_OF_GUESSES, { personId: credentials?.personId ?? NOBODY })
    ctx.services.log.info(
      { event: 'sign_in_failed', address: sha256(key).slice(0, 12), ip: ctx.ip, traceId: ctx.traceId },
      'sign-in failed',
    )
    throw new Refusal('identity.sign_in_failed')
  }
  await forgetTries(ctx, counter)
  await forgetTries(ctx, `${counter}:wait`)
  return openHalfSession(ctx, credentials, wish)
}

/** A browser the person has used before is counted by itself: nobody can lock them out of it from elsewhere. */
const counterOf = (key: string, device: string | null): string =>
  `sign_in:${sha256(device === null ? key : `${key} ${device}`)}`

/** After the free tries exactly one is let through in each wait, however many come at the same time. */
async function takeTry(ctx: Context, counter: string): Promise<number> {
  const tries = await countTry(ctx, counter, FAILURE_MINUTES)
  const minutes = waitBetweenTries(tries)
  if (minutes > 0 && (await countTry(ctx, `${counter}:wait`, minutes)) > 1)
    throw new Refusal('http.too_many_requests', { minutes })
  return tries
}

function openHalfSession(
  ctx: Context<Db>,
  { personId, kind, hasFactor }: Credentials,
  wish: SignInWish,
): Promise<FirstFactor> {
  return inTransaction(ctx, async (tx) => {
    const person = { id: personId, kind }
    const own = actingAs(tx, person)
    if (wish.endedSessionId !== null) await deleteSession(own, wish.endedSessionId)
    const session = await openSession(own, { person, level: 'password', userAgent: wish.browser.userAgent })
    await record(own, { type: 'identity.first_factor_passed', subject: { kind: 'person', id: personId } })
    return { session, next: hasFactor ? 'second_factor' : 'enrol' }
  })
}
