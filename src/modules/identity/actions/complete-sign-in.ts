import { record } from '../../audit/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { tokenHash } from '../../../platform/hash.ts'
import { newToken } from '../../../platform/id.ts'
import { describeDevice } from '../rules/device.ts'
import { rememberDevice } from '../store/credentials.ts'
import { deleteSession } from '../store/sessions.ts'
import { actingAs } from './acting-as.ts'
import { openSession, type OpenedSession } from './open-session.ts'

/** What a browser shows of itself: its device cookie, where it has one, and its name. */
export type Browser = { readonly device: string | null; readonly userAgent: string }

/** A finished sign-in: the session for its cookie, and the token by which this browser is known from now on. */
export type SignedIn = { readonly session: OpenedSession; readonly device: string }

type Entry = {
  readonly person: { readonly id: string; readonly kind: 'customer' | 'staff' }
  readonly browser: Browser
  /** The session that ends with this, such as the one that waited for the second factor. */
  readonly endedSessionId: string | null
  readonly method: 'totp' | 'passkey'
}

/**
 * Opens the full session of a person who has shown both factors, under a new token (row 45), and tells them
 * by mail when they have not used this browser before (M06).
 */
export async function completeSignIn(
  tx: Context<Tx>,
  { person, browser, endedSessionId, method }: Entry,
): Promise<SignedIn> {
  const own = actingAs(tx, person)
  const device = browser.device ?? newToken()
  if (endedSessionId !== null) await deleteSession(own, endedSessionId)
  const session = await openSession(own, { person, level: 'full', userAgent: browser.userAgent })

  const subject = { kind: 'person', id: person.id }
  await record(own, { type: 'identity.signed_in', subject, data: { method } })
  if (await rememberDevice(own, person.id, tokenHash(device))) {
    await record(own, {
      type: 'identity.signed_in_from_new_device',
      subject,
      data: { device: describeDevice(browser.userAgent) },
    })
  }
  return { session, device }
}
