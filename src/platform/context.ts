import type { Temporal } from 'temporal-polyfill'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Db, Tx } from './db.ts'
import type { FileStore } from './files.ts'
import type { Locale, Translate } from './i18n.ts'
import type { JobQueue } from './jobs.ts'
import type { Logger } from './log.ts'

export const staffRoles = ['engineer', 'coordinator', 'onsite', 'contracts', 'manager', 'admin'] as const
export type StaffRole = (typeof staffRoles)[number]

/**
 * Who is asking. A session that has not passed its second factor is a visitor: nothing protected is reachable.
 * `organisationIds` is empty until the person has proven a right.
 */
export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'system' }
  | {
      readonly kind: 'customer'
      readonly personId: string
      readonly name: string
      readonly organisationIds: readonly string[]
      /** Where the right was proven for single contracts only, these; absent where it holds for all (decision 8). */
      readonly limits?: readonly ContractLimit[]
    }
  | { readonly kind: 'staff'; readonly personId: string; readonly name: string; readonly roles: readonly StaffRole[] }

/** Of this organisation's contracts, the person reaches this one and no other that is not named as well. */
export type ContractLimit = { readonly organisationId: string; readonly contractId: string }

export type Services = {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly jobs: JobQueue
  readonly files: FileStore
  readonly translate: (locale: Locale) => Translate
  /** The jobs that follow an event (`src/reactions.ts`). */
  readonly reactionsTo: (eventType: string) => readonly string[]
}

/** Everything a use case needs to know about its request. The moment is fixed when the request arrives. */
export type Context<Database extends Db | Tx = Db | Tx> = {
  readonly db: Database
  readonly actor: Actor
  readonly now: Temporal.Instant
  readonly locale: Locale
  readonly traceId: string
  readonly ip: string
  readonly services: Services
}

export const visitor: Actor = { kind: 'visitor' }
export const system: Actor = { kind: 'system' }

/** Runs `work` in one transaction; inside another transaction it joins that one. */
export function inTransaction<Result>(ctx: Context, work: (tx: Context<Tx>) => Promise<Result>): Promise<Result> {
  if (ctx.db.isTransaction) return work({ ...ctx, db: ctx.db as Tx })
  return ctx.db.transaction().execute((db) => work({ ...ctx, db }))
}

/** Whole organisations, and single contracts of others. */
export type Reach = {
  readonly whole: readonly string[]
  readonly limited: readonly string[]
  readonly contractIds: readonly string[]
}

/** How far the rights of a customer's person reach; every condition on contracts and tickets is made from this. */
export function reachOf({
  organisationIds,
  limits = [],
}: Pick<Extract<Actor, { kind: 'customer' }>, 'organisationIds' | 'limits'>): Reach {
  const limited = organisationIds.filter((id) => limits.some(({ organisationId }) => organisationId === id))
  return {
    whole: organisationIds.filter((id) => !limited.includes(id)),
    limited,
    contractIds: limits.map(({ contractId }) => contractId),
  }
}

/** The person behind the actor, where there is one. */
export const personIdOf = (actor: Actor): string | null =>
  actor.kind === 'customer' || actor.kind === 'staff' ? actor.personId : null

/** A context in which the portal itself acts: jobs, the ticker, the command line. */
export function systemContext(services: Services, db: Db, traceId: string): Context<Db> {
  return { db, actor: system, now: services.clock.now(), locale: 'pl', traceId, ip: '', services }
}
