import type { Context } from '../../../platform/context.ts'
import type { NamedPerson } from '../rules/ticket.ts'
import { sql } from 'kysely'

/** Staff who may work on tickets, by name; for handing a ticket over. */
export function listAssignable(ctx: Context): Promise<NamedPerson[]> {
  return ctx.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('kind', '=', 'staff')
    .where('state', '=', 'active')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('staff_role')
          .select(sql.lit(1).as('one'))
          .whereRef('staff_role.person_id', '=', 'person.id')
          .where('role', 'in', ['engineer', 'coordinator', 'manager', 'admin']),
      ),
    )
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** Normalised addresses of the people who act for an organisation now: their domains are its own (E90). */
export async function addressesOf(ctx: Context, organisationId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.email_key as emailKey')
    .where('membership.organisation_id', '=', organisationId)
    .where('membership.ended_at', 'is', null)
    .execute()
  return rows.map(({ emailKey }) => emailKey)
}

/** How many open tickets each of some people works on; nobody stands for none. */
export async function countOpenTicketsOf(
  ctx: Context,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('ticket')
    .select(['assignee_id as id', sql<number>`count(*)`.as('count')])
    .where('assignee_id', 'in', [...personIds])
    .where('state', '<>', 'closed')
    .groupBy('assignee_id')
    .execute()
  return new Map(rows.flatMap(({ id, count }) => (id === null ? [] : [[id, count] as const])))
}
