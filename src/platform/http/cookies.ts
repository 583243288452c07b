import type { FastifyReply } from 'fastify'

/** Names of the cookies. The prefix binds them to this host and to secure transport. */
export const cookies = {
  session: '__Host-session',
  device: '__Host-device',
  registration: '__Host-registration',
  passkey: '__Host-passkey',
  language: '__Host-language',
  theme: '__Host-theme',
} as const

export type CookieName = (typeof cookies)[keyof typeof cookies]

/** @param maxAge Seconds; absent: until the browser closes. */
export function setCookie(reply: FastifyReply, name: CookieName, value: string, maxAge?: number): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'lax',
    ...(maxAge === undefined ? {} : { maxAge }),
  })
}

export function clearCookie(reply: FastifyReply, name: CookieName): void {
  reply.clearCookie(name, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' })
}
