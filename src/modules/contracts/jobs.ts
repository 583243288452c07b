import { Type } from 'typebox'
import { defineJob, Uuid } from '../../platform/jobs.ts'
import { announceHeldClaim } from './actions/announce-held-claim.ts'

/** Follows every refused claim; only a held one has consequences. */
export const announceHeldClaimJob = defineJob(
  'contracts.announce-held-claim',
  Type.Object({ subjectId: Uuid }),
  (ctx, { subjectId }) => announceHeldClaim(ctx, subjectId),
)
