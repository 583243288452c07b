import type { Assembly } from './platform/portal.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { reactions } from './reactions.ts'

/** The parts above the kernel: every job, every sentence, every consequence. */
export const assembly: Assembly = { jobs, messages, reactions }
