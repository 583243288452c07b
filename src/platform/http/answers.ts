import type { TSchema } from 'typebox'
import { Problem } from './problem.ts'

/** Every route may find nobody signed in, nothing there, or too many requests. */
const always = [401, 404, 429] as const

export type Answers<Good, Refused extends number> = Good & {
  readonly [Status in Refused | (typeof always)[number]]: typeof Problem
}

/** The response schemas of a JSON route: its own answers, and a problem for every way in which it refuses. */
export function answers<Good extends Readonly<Record<number, TSchema>>, Refused extends number = never>(
  good: Good,
  ...refused: readonly Refused[]
): Answers<Good, Refused> {
  const problems = Object.fromEntries([...always, ...refused].map((status) => [status, Problem]))
  return { ...problems, ...good } as Answers<Good, Refused>
}
