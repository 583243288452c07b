import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookies, setCookie } from '../../platform/http/cookies.ts'
import type { Signed } from '../../platform/http/types.ts'
import { Refusal } from '../../refusal.ts'
import type { OpenedSession } from './actions/open-session.ts'

const DEVICE_DAYS = 400

export function keepSession(reply: FastifyReply, { token, maxAge }: OpenedSession): void {
  setCookie(reply, cookies.session, token, maxAge)
}

/** The browser is known by this cookie, so that its next sign-in is no news (M06). */
export function keepDevice(reply: FastifyReply, device: string): void {
  setCookie(reply, cookies.device, device, DEVICE_DAYS * 24 * 60 * 60)
}

/** The session of a person who is signed in with a browser. A token has none and gets the same answer as a stranger. */
export function sessionOf(request: FastifyRequest): { sessionId: string; person: Signed['person'] } {
  const { signed } = request
  const session = signed?.session ?? null
  if (signed === null || session?.level !== 'full') throw new Refusal('http.sign_in_required')
  return { sessionId: session.id, person: signed.person }
}
