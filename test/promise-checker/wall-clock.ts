/** Wall clock of a time zone, asked from the runtime's own time zone data; all moments are whole minutes since 1970. */
export type WallClock = {
  /** The minute that a clock on the wall shows, counted as if its zone were UTC. */
  readonly shows: (minute: number) => number
  /** The moment at which the wall shows this minute: the earlier of two; one that is left out lies an hour later. */
  readonly moment: (shown: number) => number
}

const DAY = 24 * 60

export function wallClock(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const offsets = new Map<number, number>()

  function offsetAsked(minute: number): number {
    const parts = format.formatToParts(minute * 60_000).map(({ type, value }) => [type, Number(value)] as const)
    const { year = 0, month = 0, day = 0, hour = 0, minute: shown = 0 } = Object.fromEntries(parts)
    return Date.UTC(year, month - 1, day, hour, shown) / 60_000 - minute
  }

  /** Clocks are put back and forward at full hours of UTC. */
  function offset(minute: number): number {
    const hour = Math.floor(minute / 60)
    const known = offsets.get(hour)
    if (known !== undefined) return known
    const asked = offsetAsked(hour * 60)
    offsets.set(hour, asked)
    return asked
  }

  function moment(shown: number): number {
    const possible = [offset(shown - DAY), offset(shown + DAY)].toSorted((one, other) => other - one)
    const found = possible.find((each) => offset(shown - each) === each)
    return found === undefined ? moment(shown + 60) : shown - found
  }

  return { shows: (minute) => minute + offset(minute), moment }
}
