import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../platform/context.ts'
import { personIdOf } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Json } from '../../platform/schema.ts'
import type { ChainLink } from './rules/chain.ts'

export type AuditEvent = {
  readonly id: string
  readonly type: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly occurredAt: Temporal.Instant
  readonly data: Json
}

export type NewEvent = Pick<AuditEvent, 'type' | 'subjectKind' | 'subjectId' | 'data'>

/** Writes the event and wakes the listeners of live pages when the transaction commits. */
export async function insertEvent(ctx: Context, event: NewEvent): Promise<string> {
  const id = newId()
  const data = JSON.stringify(event.data)
  const live = JSON.stringify({ type: event.type, kind: event.subjectKind, id: event.subjectId })
  await sql`
    with event as (
      insert into audit_event (id, type, subject_kind, subject_id, actor_kind, actor_id, occurred_at, trace_id, data)
      values (${id}, ${event.type}, ${event.subjectKind}, ${event.subjectId}, ${ctx.actor.kind}, ${personIdOf(ctx.actor)},
              ${ctx.now.toString()}, ${ctx.traceId}, ${data})
    )
    select pg_notify('portal_event', ${live})`.execute(ctx.db)
  return id
}

/** Writes many events in one statement, in their order. @returns their ids. */
export async function insertEvents(ctx: Context, events: readonly NewEvent[]): Promise<readonly string[]> {
  const rows = events.map((event) => ({
    id: newId(),
    type: event.type,
    subject_kind: event.subjectKind,
    subject_id: event.subjectId,
    data: event.data,
    live: JSON.stringify({ type: event.type, kind: event.subjectKind, id: event.subjectId }),
  }))
  await sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, type text, subject_kind text,
        subject_id text, data jsonb, live text)
    ), event as (
      insert into audit_event (id, type, subject_kind, subject_id, actor_kind, actor_id, occurred_at, trace_id, data)
      select id, type, subject_kind, subject_id, ${ctx.actor.kind}, ${personIdOf(ctx.actor)}::uuid, ${ctx.now.toString()}::timestamptz,
        ${ctx.traceId}, data from given
    )
    select count(pg_notify('portal_event', live)) from given`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

/** One event by its id, for the jobs that follow it. */
export async function findEvent(ctx: Context, id: string): Promise<AuditEvent | null> {
  const event = await ctx.db
    .selectFrom('audit_event')
    .select([
      'id',
      'type',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'actor_kind as actorKind',
      'actor_id as actorId',
      'occurred_at as occurredAt',
      'data',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return event ?? null
}

/** The events of one thing, oldest first; all, or only those of some types. */
export async function listEventsOf(
  ctx: Context,
  subjectId: string,
  types: readonly string[] | null = null,
): Promise<AuditEvent[]> {
  return ctx.db
    .selectFrom('audit_event')
    .innerJoin('audit_chain', 'audit_chain.event_id', 'audit_event.id')
    .select([
      'audit_event.id',
      'type',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'actor_kind as actorKind',
      'actor_id as actorId',
      'occurred_at as occurredAt',
      'data',
    ])
    .where('subject_id', '=', subjectId)
    .$if(types !== null, (query) => query.where('type', 'in', types ?? []))
    .orderBy('audit_chain.position')
    .execute()
}

/** A stretch of the chain after a position, in the textual form that the hash covers. */
export async function readChain(ctx: Context, after: number, limit: number): Promise<ChainLink[]> {
  const { rows } = await sql<ChainLink>`
    select chain.position, event.id, encode(chain.hash, 'hex') as hash,
           concat_ws(chr(31), event.id, event.type, event.subject_kind, event.subject_id, event.actor_kind,
             coalesce(event.actor_id::text, ''), (extract(epoch from event.occurred_at) * 1000000)::bigint,
             event.trace_id, event.data) as content
    from audit_chain chain left join audit_event event on event.id = chain.event_id
    where chain.position > ${after} order by chain.position limit ${limit}`.execute(ctx.db)
  return rows
}

/** Events that are in no link of the chain: somebody wrote them past it. */
export async function findUnchainedEvent(ctx: Context): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('audit_event')
    .leftJoin('audit_chain', 'audit_chain.event_id', 'audit_event.id')
    .select('audit_event.id')
    .where('audit_chain.position', 'is', null)
    .orderBy('occurred_at')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
