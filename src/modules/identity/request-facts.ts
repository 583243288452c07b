import type { FastifyRequest } from 'fastify'
import { cookies } from '../../platform/http/cookies.ts'
import { Refusal } from '../../refusal.ts'
import type { Browser } from './actions/complete-sign-in.ts'
import type { HalfSession } from './actions/pass-second-factor.ts'
import type { Enroller } from './actions/read-enrolment.ts'

export const browserOfRequest = ({ cookies: sent, headers }: FastifyRequest): Browser => ({
  device: deviceOf(sent[cookies.device]),
  userAgent: headers['user-agent'] ?? '',
})

/** Only a token that this portal could have made counts as a known browser. */
const deviceOf = (sent: string | undefined): string | null =>
  sent !== undefined && /^[\w-]{43}$/.test(sent) ? sent : null

/** The session of a request that has passed the first factor at least. */
export function halfSessionOf({ signed }: FastifyRequest): HalfSession {
  if (!signed?.session) throw new Refusal('http.sign_in_required')
  return { sessionId: signed.session.id, person: { id: signed.person.id, kind: signed.person.kind } }
}

export function enrollerOf({ signed, ctx }: FastifyRequest): Enroller {
  if (!signed?.session) throw new Refusal('http.sign_in_required')
  const { id, level, freshUntil } = signed.session
  return {
    sessionId: id,
    level,
    fresh: freshUntil.epochMilliseconds > ctx.now.epochMilliseconds,
    person: signed.person,
  }
}
