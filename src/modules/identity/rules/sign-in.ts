/** Wrong passwords are counted for this long after the first. */
export const FAILURE_MINUTES = 60

/** This many tries are free; after them one try is let through in a wait that doubles. */
const FREE_TRIES = 5
const LONGEST_WAIT = 15

/** At so many wrong passwords in a row their owner is told by mail, once in so many minutes. */
export const GUESSES_TOLD = 5
export const TELLING_MINUTES = 24 * 60

/** The job that tells; the same for every address, known or not (F10). */
export const TELL_OF_GUESSES = 'identity.tell_of_guesses'

/**
 * How long a person waits between two tries, in minutes, at the `count`-th try of an hour (S03: progressive delay).
 *
 * @returns 0 while tries are free, then 1, 2, 4, 8 and at most 15.
 */
export function waitBetweenTries(count: number): number {
  if (count <= FREE_TRIES) return 0
  return Math.min(LONGEST_WAIT, 2 ** Math.min(count - FREE_TRIES - 1, 10))
}

/** Tries of one network in an hour: an office behind one address has many people. */
export const NETWORK_TRIES = { tries: 100, minutes: 60 } as const
