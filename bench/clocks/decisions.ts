import { PassThrough, Readable } from 'node:stream'
import { Temporal } from 'temporal-polyfill'
import { runSlaDue } from '../../src/modules/calendar/index.ts'
import { standardCalendars, timesOf } from '../../src/modules/promises/rules/clock-times.ts'
import { startClock, type ClockTarget } from '../../src/modules/promises/rules/clock.ts'
import { chance, randomMoment } from '../../test/promise-checker/random-history.ts'

const targets: readonly [ClockTarget, ...ClockTarget[]] = [
  { rule: 'HOURS', minutes: 60, calendar: '24x7' },
  { rule: 'HOURS', minutes: 240, calendar: '8x5' },
  { rule: 'HOURS', minutes: 480, calendar: '8x5', outerBound: { rule: 'NBD', calendar: '8x5' } },
  { rule: 'NBD', calendar: '8x5' },
]

/** How long one clock takes: its due moment, its warning and its notice. */
export function measureDecisions(): void {
  const luck = chance(1)
  const clocks = Array.from({ length: 50_000 }, () =>
    startClock({
      kind: 'reaction',
      cycle: 1,
      startedAt: Temporal.Instant.fromEpochMilliseconds(randomMoment(luck)),
      target: luck.oneOf(targets),
    }),
  )
  for (const clock of clocks) timesOf(clock, standardCalendars)
  const began = performance.now()
  for (const clock of clocks) timesOf(clock, standardCalendars)
  const each = ((performance.now() - began) * 1000) / clocks.length
  console.log(`decision: ${each.toFixed(2)} µs for due moment, warning and notice`)
}

/** How many lines a second `sla due` answers. */
export async function measureLines(): Promise<void> {
  const luck = chance(2)
  const lines = Array.from({ length: 200_000 }, () => {
    const from = new Date(randomMoment(luck)).toISOString()
    return JSON.stringify(luck.happens(0.2) ? { from, rule: 'NBD' } : { from, window: '8x5', minutes: 240 })
  })
  const pieces: string[] = []
  while (lines.length > 0) pieces.push(`${lines.splice(0, 800).join('\n')}\n`)
  const sink = new PassThrough()
  sink.resume()
  const began = performance.now()
  await runSlaDue(Readable.from(pieces), sink)
  console.log(`sla due: ${Math.round(200_000 / ((performance.now() - began) / 1000))} lines a second`)
}
