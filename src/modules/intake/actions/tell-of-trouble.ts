import type { Context } from '../../../platform/context.ts'
import { mailAttention, readVoices } from '../../mail/index.ts'
import { readTrouble } from '../store/trouble.ts'

/**
 * Tells the administrators of mails that wait for a person and were not told of before, at most once an hour.
 *
 * @returns whether they were told.
 * @see ux.md M43, faults 3.14
 */
export async function tellOfTrouble(ctx: Context): Promise<boolean> {
  const found = await readTrouble(ctx)
  return found !== null && (await mailAttention(ctx, found, await readVoices(ctx)))
}
