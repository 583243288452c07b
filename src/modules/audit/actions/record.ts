import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Json } from '../../../platform/schema.ts'
import { insertEvent, insertEvents } from '../store.ts'

/** Something that happened to a thing: `ticket.opened` to ticket X, with what a reader of the log needs to know. */
export type Happening = {
  readonly type: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly data?: { readonly [key: string]: Json }
}

/**
 * Writes an event into the append-only log and puts the jobs that follow it into the queue,
 * in the transaction of the change itself (traits 8 and 9). Never put secrets into `data`.
 *
 * @returns the event's id, which the jobs receive.
 */
export async function record(tx: Context<Tx>, { type, subject, data = {} }: Happening): Promise<string> {
  const eventId = await insertEvent(tx, { type, subjectKind: subject.kind, subjectId: subject.id, data })
  for (const job of tx.services.reactionsTo(type)) {
    await tx.services.jobs.enqueue(tx.db, job, { eventId, subjectId: subject.id, data })
  }
  return eventId
}

/**
 * The same for many things that happened at one moment, in a handful of statements however many they are: the events stand in
 * the log in the given order.
 */
export async function recordAll(tx: Context<Tx>, happenings: readonly Happening[]): Promise<void> {
  if (happenings.length === 0) return
  const events = happenings.map(({ type, subject, data = {} }) => ({
    type,
    subjectKind: subject.kind,
    subjectId: subject.id,
    data,
  }))
  const ids = await insertEvents(tx, events)
  const followed = events.flatMap(({ type, subjectId, data }, index) =>
    tx.services.reactionsTo(type).map((job) => ({ job, data: { eventId: ids[index] ?? '', subjectId, data } })),
  )
  for (const [job, jobs] of Map.groupBy(followed, (each) => each.job))
    await tx.services.jobs.enqueueAll(
      tx.db,
      job,
      jobs.map(({ data }) => data),
    )
}
