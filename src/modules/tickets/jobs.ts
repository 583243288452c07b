import { Type } from 'typebox'
import { defineJob, Uuid, type Job } from '../../platform/jobs.ts'
import { followCalendar } from './actions/follow-calendar.ts'

/** So many batches fit into one job's time many times over; then the next job goes on. */
const BATCHES = 4

const Place = Type.Object({ ticketId: Uuid, position: Type.Integer() })

/** Follows every change of a calendar; a million clocks are a chain of jobs, so that a lost one is no lost hour. */
const followCalendarJob = defineJob(
  'tickets.follow-calendar',
  Type.Object({ subjectId: Type.String(), after: Type.Optional(Place) }),
  async (ctx, { subjectId, after }) => {
    const { next } = await followCalendar(ctx, subjectId, after ?? null, BATCHES)
    if (next !== null) await ctx.services.jobs.enqueue(ctx.db, 'tickets.follow-calendar', { subjectId, after: next })
  },
)

export const ticketJobs: readonly Job[] = [followCalendarJob]
