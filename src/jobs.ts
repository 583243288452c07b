import { mailJobs } from './modules/mail/index.ts'
import type { Job } from './platform/jobs.ts'

/** Every background job. */
export const jobs: readonly Job[] = [...mailJobs]
