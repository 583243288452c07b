import { Temporal } from 'temporal-polyfill'

/** A moment, written so that moments sort as texts, and the running number that a ticket got then. */
export type NumberedMoment = { readonly at: string; readonly running: number }

/**
 * Running numbers for tickets between others whose numbers are known: even in time, rising, none given twice. Where the
 * known numbers fall, a new year has begun.
 *
 * @param moments In order, each between two known ones.
 * @throws {RangeError} when more tickets lie between two known numbers than there are numbers.
 */
export function runningNumbers(moments: readonly string[], known: readonly NumberedMoment[]): number[] {
  let last = 0
  let stretch = ''
  return moments.map((at) => {
    const after = known.findLast((each) => each.at <= at)
    const before = known.find((each) => each.at > at)
    if (after === undefined || before === undefined) throw new RangeError(`No known numbers around ${at}`)
    if (after.at !== stretch) last = after.running
    stretch = after.at
    last = Math.max(
      last + 1,
      after.running + Math.floor(shareOfTime(at, after, before) * (before.running - after.running)),
    )
    if (last >= before.running) throw new RangeError(`No number left before ${before.running}`)
    return last
  })
}

function shareOfTime(at: string, after: NumberedMoment, before: NumberedMoment): number {
  return minutesBetween(after.at, at) / minutesBetween(after.at, before.at)
}

const minutesBetween = (from: string, until: string): number =>
  Temporal.PlainDateTime.from(from).until(until).total('minutes')
