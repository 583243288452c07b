import { identityJobs } from './modules/identity/jobs.ts'
import { takeUpEnquiryJob } from './modules/intake/jobs.ts'
import { mailJobs } from './modules/mail/index.ts'
import { ticketJobs } from './modules/tickets/jobs.ts'
import type { Job } from './platform/jobs.ts'
import { announceHeldClaimJob } from './modules/contracts/jobs.ts'

/** Every background job. */
export const jobs: readonly Job[] = [
  ...identityJobs,
  ...mailJobs,
  ...ticketJobs,
  announceHeldClaimJob,
  takeUpEnquiryJob,
]
