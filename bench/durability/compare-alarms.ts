import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '../../src/platform/context.ts'
import type { Db } from '../../src/platform/db.ts'

export type AlarmCount = {
  readonly clocks: number
  readonly events: number
  readonly mails: number
  /** Everything lost or doubled, in words. */
  readonly faults: readonly string[]
}

/** Minutes ago at which tickets are sent: one that is nearly due, one just missed, one long missed. */
export const ages = [50, 70, 130] as const

/** What a P1 of such an age sets off, as the shipped ladder says; the warning gives way to the breach. */
const stepsOf: Readonly<Record<string, readonly string[]>> = {
  [titleOf(50)]: ['promise.warned due_soon'],
  [titleOf(70)]: ['promise.breached missed'],
  [titleOf(130)]: ['promise.breached missed', 'promise.escalated escalation', 'promise.escalated still_missed'],
}

/** How a ticket is called that was sent so many minutes ago. */
export function titleOf(age: (typeof ages)[number]): string {
  return `Zgłoszenie sprzed ${age} minut`
}

/** To the group, and from the breach on to the escalation address, which stands in for the manager on duty. */
const mailsOf: Readonly<Record<string, number>> = {
  'promise.warned due_soon': 1,
  'promise.breached missed': 2,
  'promise.escalated escalation': 1,
  'promise.escalated still_missed': 1,
}

/**
 * Waits until every mail is there, lets every job run a second time, as that of a dead worker may, and compares what is there
 * with what should be.
 */
export async function compareAlarms(ctx: Context<Db>, patience: number): Promise<AlarmCount> {
  await until(async () => (await toldOf(ctx)).every(({ faults }) => faults.length === 0), patience)
  await repeatJobs(ctx)
  await until(async () => (await waitingJobs(ctx)) === 0, patience)
  const told = await toldOf(ctx)
  return {
    clocks: told.length,
    events: told.reduce((sum, { events }) => sum + events, 0),
    mails: told.reduce((sum, { mails }) => sum + mails, 0),
    faults: told.flatMap(({ faults }) => faults),
  }
}

async function until(isSo: () => Promise<boolean>, patience: number): Promise<void> {
  const begun = performance.now()
  while (!(await isSo()) && performance.now() - begun < patience) await pause(250)
}

async function repeatJobs(ctx: Context<Db>): Promise<void> {
  const events = await ctx.db
    .selectFrom('audit_event')
    .select(['id', 'type', 'subject_id'])
    .where('type', 'in', ['promise.warned', 'promise.breached', 'promise.escalated'])
    .execute()
  for (const { id, type, subject_id } of events)
    for (const job of ctx.services.reactionsTo(type))
      await ctx.services.jobs.enqueue(ctx.db, job, { eventId: id, subjectId: subject_id, data: {} })
}

/** Jobs that nobody has taken yet; those of killed workers come back later. */
async function waitingJobs(ctx: Context<Db>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pgboss.job where name like 'mail.promise%' and state in ('created', 'retry')`.execute(
    ctx.db,
  )
  return rows[0]?.count ?? 0
}

type Row = { number: string; title: string; steps: readonly string[]; mails: number }

async function toldOf(ctx: Context<Db>) {
  const { rows } = await sql<Row>`
    select ticket.number, ticket.title,
      array(select type || ' ' || (data ->> 'step') from audit_event
        where subject_id = ticket.id::text and type like 'promise.%' order by 1) as steps,
      (select count(*) from outbound_mail where ticket_id = ticket.id and kind in ('ticket_due_soon', 'ticket_missed')) as mails
    from ticket order by number`.execute(ctx.db)
  return rows.map(({ number, title, steps, mails }) => {
    const wanted = stepsOf[title] ?? []
    const wantedMails = wanted.reduce((sum, step) => sum + (mailsOf[step] ?? 0), 0)
    const faults = [
      ...(steps.join() === wanted.join() ? [] : [`${number}: ${steps.join(', ')} in place of ${wanted.join(', ')}`]),
      ...(mails === wantedMails ? [] : [`${number}: ${mails} mails in place of ${wantedMails}`]),
    ]
    return { events: steps.length, mails, faults }
  })
}
