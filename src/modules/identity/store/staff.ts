import { sql } from 'kysely'
import type { Context, StaffRole } from '../../../platform/context.ts'
import type { Locale } from '../../../platform/i18n.ts'

/** Somebody who works for the operator. */
export type StaffMember = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  /** The lists of the desk that a person may turn off (S16). */
  readonly wantsMorningMail: boolean
  readonly wantsWeeklyMail: boolean
  readonly roles: readonly StaffRole[]
}

/** The active staff with their roles, by name. */
export async function listStaff(ctx: Context): Promise<readonly StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    select person.id, person.name, person.email, person.locale,
      coalesce((person.preferences->>'morningMail')::boolean, true) as "wantsMorningMail",
      coalesce((person.preferences->>'weeklyMail')::boolean, true) as "wantsWeeklyMail",
      array(select role from staff_role where staff_role.person_id = person.id order by role) as roles
    from person where person.kind = 'staff' and person.state = 'active'
    order by person.name, person.id`.execute(ctx.db)
  return rows
}
