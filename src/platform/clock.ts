import { Temporal } from 'temporal-polyfill'

/** The one source of the present moment (E30). Everything below the edges receives the moment as an argument. */
export type Clock = {
  now: () => Temporal.Instant
  /** Set forward by demo and test mode only; real time never moves back. */
  advanceTo: (moment: Temporal.Instant) => void
  readonly adjustable: boolean
}

export const systemClock: Clock = {
  now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()),
  advanceTo: () => {
    throw new Error('The system clock cannot be set')
  },
  adjustable: false,
}

/** A clock that starts at `start` and runs on from there (`PORTAL_CLOCK`). */
export function clockStartingAt(start: Temporal.Instant): Clock {
  let offset = start.epochMilliseconds - Date.now()
  const now = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset)

  return {
    now,
    advanceTo: (moment) => {
      if (moment.epochMilliseconds < now().epochMilliseconds) throw new RangeError('The clock moves forward only')
      offset = moment.epochMilliseconds - Date.now()
    },
    adjustable: true,
  }
}

/** A clock that stands still until it is moved; for tests. */
export function frozenClock(start: string): Clock {
  let moment = Temporal.Instant.from(start)
  return {
    now: () => moment,
    advanceTo: (later) => {
      moment = later
    },
    adjustable: true,
  }
}
