/** Chance that falls the same way every time for the same seed, so that the demo world is always the same. */
export type Chance = {
  /** From 0 up to, but not including, 1. */
  readonly next: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  /** True in this share of all cases. */
  readonly happens: (share: number) => boolean
  readonly pick: <Choice>(choices: readonly [Choice, ...Choice[]] | readonly Choice[]) => Choice
}

/**
 * A generator of small chances (mulberry32): quick, seeded and good enough for made-up companies and dates. Never for secrets.
 *
 * @param seed A whole number; the demo world's own is 7 (ux 7.1).
 */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (share) => next() < share,
    pick: (choices) => {
      const picked = choices[Math.floor(next() * choices.length)]
      if (picked === undefined) throw new RangeError('Nothing to pick from')
      return picked
    },
  }
}
