import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Locale } from '../../../platform/i18n.ts'
import type { PersonState } from './persons.ts'
import { rights, type Rights } from './rights.ts'

/** A person with an account and what decides their rights now, whether or not the account is open. */
export type Account = Rights & {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly locale: Locale
  readonly state: PersonState
}

const account = sql`select person.id, person.email, person.name, person.locale, person.state, ${rights} from person`

/** The account behind an address. @param key The address in lower case. */
export async function findAccountByEmail(ctx: Context, key: string): Promise<Account | null> {
  const { rows } = await sql<Account>`${account} where person.email_key = ${key}`.execute(ctx.db)
  return rows[0] ?? null
}

export async function findAccountById(ctx: Context, id: string): Promise<Account | null> {
  const { rows } = await sql<Account>`${account} where person.id = ${id}`.execute(ctx.db)
  return rows[0] ?? null
}
