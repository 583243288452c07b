import type { Context } from '../../../platform/context.ts'
import { emailKey } from '../rules/email.ts'
import { findPersonByEmailKey, type Person } from '../store/persons.ts'

/** The person with this address, in any letter case; null when there is none. */
export const findPersonByEmail = (ctx: Context, typed: string): Promise<Person | null> =>
  findPersonByEmailKey(ctx, emailKey(typed))
