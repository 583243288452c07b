import { Type } from 'typebox'
import { defineJob, Uuid, type Job } from '../../platform/jobs.ts'
import { noteRecount } from './actions/note-recount.ts'
import { followCalendar } from './actions/follow-calendar.ts'
import { handOver } from './actions/hand-over.ts'

/** So many batches fit into one job's time many times over; then the next job goes on. */
const BATCHES = 8

const Place = Type.Object({ ticketId: Uuid, position: Type.Integer() })

/** Follows every change of a calendar; a million clocks are a chain of jobs, so that a lost one is no lost hour. */
const followCalendarJob = defineJob(
  'tickets.follow-calendar',
  Type.Object({ subjectId: Type.String(), after: Type.Optional(Place) }),
  async (ctx, { subjectId, after }) => {
    const followed = await followCalendar(ctx, subjectId, after ?? null, BATCHES)
    await noteRecount(ctx, subjectId, followed, after === undefined)
    const { next } = followed
    if (next !== null) await ctx.services.jobs.enqueue(ctx.db, 'tickets.follow-calendar', { subjectId, after: next })
  },
)

/** The same for a changed escalation: every open clock rings by its new ladder. */
const followEscalationJob = defineJob(
  'tickets.follow-escalation',
  Type.Object({ after: Type.Optional(Place) }),
  async (ctx, { after }) => {
    const { next } = await followCalendar(ctx, null, after ?? null, BATCHES)
    if (next !== null) await ctx.services.jobs.enqueue(ctx.db, 'tickets.follow-escalation', { after: next })
  },
)

const To = Type.Union([
  Type.Object({ to: Type.Literal('duty_manager') }),
  Type.Object({ to: Type.Literal('person'), email: Type.String() }),
  Type.Object({ to: Type.Literal('role'), role: Type.String() }),
])

/** Hands a ticket over when a step of its escalation says so. */
const handOverJob = defineJob(
  'tickets.hand-over',
  Type.Object({ eventId: Uuid, subjectId: Uuid, data: Type.Object({ to: To }) }),
  (ctx, { eventId, subjectId, data }) => handOver(ctx, subjectId, data.to, eventId),
)

export const ticketJobs: readonly Job[] = [followCalendarJob, followEscalationJob, handOverJob]
