import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { Value } from 'typebox/value'
import { cookies, setCookie } from '../../platform/http/cookies.ts'
import { tokenHash } from '../../platform/hash.ts'
import { newToken } from '../../platform/id.ts'
import { seal, unseal } from '../../platform/seal.ts'

const OWNER = 'registration'
const DAY = 24 * 60 * 60

/** What a browser that registered keeps: a token by which its link recognises it, and where the link went. */
const Kept = Type.Object({ browser: Type.String(), email: Type.String(), sentAt: Type.Number() })

export type KeptRegistration = Static<typeof Kept>

export const hashOfBrowser = (browser: string): string => tokenHash(browser).toString('hex')

/** The token of this browser: the one from an earlier registration, else a new one. */
export const browserOf = (request: FastifyRequest): string => readRegistration(request)?.browser ?? newToken()

/** Sealed, so that nobody reads the address from the cookie or puts another one in. */
export function keepRegistration(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Omit<KeptRegistration, 'sentAt'>,
): void {
  const { now, services } = request.ctx
  const text = JSON.stringify({ ...kept, sentAt: Math.floor(now.epochMilliseconds / 1000) })
  setCookie(reply, cookies.registration, seal(services.config.secretKey, OWNER, text).toString('base64url'), DAY)
}

export function readRegistration(request: FastifyRequest): KeptRegistration | null {
  const sealed = request.cookies[cookies.registration]
  if (sealed === undefined) return null
  try {
    const kept: unknown = JSON.parse(
      unseal(request.ctx.services.config.secretKey, OWNER, Buffer.from(sealed, 'base64url')),
    )
    return Value.Check(Kept, kept) ? kept : null
  } catch {
    return null
  }
}
