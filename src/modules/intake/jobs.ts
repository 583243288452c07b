import { Type } from 'typebox'
import { defineJob, Uuid } from '../../platform/jobs.ts'
import { takeUpEnquiry } from './actions/take-up-enquiry.ts'

/** Follows everything that came in by a public form. */
export const takeUpEnquiryJob = defineJob(
  'intake.take-up-enquiry',
  Type.Object({ eventId: Uuid, subjectId: Uuid }),
  (ctx, { eventId, subjectId }) => takeUpEnquiry(ctx, subjectId, eventId),
)
