import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../refusal.ts'
import { readClockWish, type ClockWish } from '../rules/clock-wish.ts'
import { ringClock } from '../store.ts'

/**
 * Sets the demo clock forward and wakes everything that waits for a moment.
 *
 * @returns the present moment from now on.
 * @throws {Refusal} `demo.clock_fixed` where the clock shows real time; what `readClockWish` refuses.
 */
export async function moveClock(ctx: Context, wish: ClockWish): Promise<Temporal.Instant> {
  const { clock } = ctx.services
  if (!clock.adjustable) throw new Refusal('demo.clock_fixed')
  clock.advanceTo(readClockWish(clock.now(), wish))
  await ringClock(ctx)
  return clock.now()
}
