import type { Temporal } from 'temporal-polyfill'
import type { Actor, Context, StaffRole } from '../context.ts'
import type { Db } from '../db.ts'
import type { Locale, Translate } from '../i18n.ts'

/**
 * Who may use a route at all; what they see through it is decided by `visibleTo`.
 * `half` is a session that has passed the first factor only; `proven` a customer with an organisation.
 */
export type Access = 'public' | 'half' | 'person' | 'customer' | 'proven' | 'staff' | readonly StaffRole[]

/** What a person has set for themselves; kept with the person. */
export type Preferences = {
  readonly theme?: 'system' | 'light' | 'dark'
  readonly density?: 'comfortable' | 'compact' | 'touch'
  readonly shortcuts?: boolean
  readonly collapsed?: readonly string[]
}

/** A recognised session or token. */
export type Signed = {
  readonly session: {
    readonly id: string
    readonly level: 'password' | 'full'
    readonly freshUntil: Temporal.Instant
    /** When the session ends unless the person does something. */
    readonly endsAt: Temporal.Instant
  } | null
  /** What a token may do; empty for a session, which may do what its person may. */
  readonly scopes: readonly string[] | null
  readonly person: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly kind: 'customer' | 'staff'
    readonly locale: Locale
    readonly preferences: Preferences
  }
  readonly actor: Actor
}

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyRequest {
    ctx: Context<Db>
    t: Translate
    signed: Signed | null
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface FastifyContextConfig {
    /** Required on every route. */
    access?: Access
    /** The route asks for a session that has been confirmed within the last minutes. */
    fresh?: boolean
    /** What a token must be allowed to do to use the route; without a scope no token can use it. */
    scope?: string
  }
}
