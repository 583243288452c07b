import type { Temporal } from 'temporal-polyfill'

/** How the desk stands now: past due, due before the horizon, and the first due moment behind it. */
export type DeskStanding = {
  readonly late: number
  readonly soon: number
  readonly laterDueAt: Temporal.Instant | null
}

/** One part of the desk's sentence: a message and the moment or number that it names. */
export type HeadlinePart =
  | { readonly key: 'desk.late'; readonly count: number }
  | { readonly key: 'desk.soon'; readonly count: number }
  | { readonly key: 'desk.calm' }
  | { readonly key: 'desk.next_due'; readonly at: Temporal.Instant }
  | { readonly key: 'desk.nothing_due' }

/**
 * What the head of the queue says: how many are late and how many fall due before the horizon; when none, that nothing
 * waits until then, and what comes next.
 *
 * @see docs/domain/tickets.md#the-desk (source: ux S20, task 13)
 */
export function headlineOf({ late, soon, laterDueAt }: DeskStanding): readonly HeadlinePart[] {
  const urgent = [...counted('desk.late', late), ...counted('desk.soon', soon)]
  if (urgent.length > 0) return urgent
  return [
    { key: 'desk.calm' },
    laterDueAt === null ? { key: 'desk.nothing_due' } : { key: 'desk.next_due', at: laterDueAt },
  ]
}

function counted(key: 'desk.late' | 'desk.soon', count: number): HeadlinePart[] {
  return count === 0 ? [] : [{ key, count }]
}
