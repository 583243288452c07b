/** One thing that a version says: a stable key, what it is about, and what it says. */
export type Line = { readonly key: string; readonly label: string; readonly value: string }

/** What two versions say differently of one thing; null where a version says nothing. */
export type LineDifference = {
  readonly key: string
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/**
 * A line where there is something to say.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export const lineIf = (key: string, label: string, value: string | undefined): readonly Line[] =>
  value === undefined ? [] : [{ key, label, value }]

/**
 * What two versions say differently, in the order in which they say it.
 *
 * @param before Null for the first version: then everything is new.
 * @see docs/domain/sla.md#the-editors (source: S27, features E13)
 */
export function compareLines(before: readonly Line[] | null, after: readonly Line[]): readonly LineDifference[] {
  const [was, is] = [before ?? [], after].map((lines) => new Map(lines.map((each) => [each.key, each])))
  return [...new Map([...(is ?? []), ...(was ?? [])])].flatMap(([key, { label }]) => {
    const [one, other] = [was?.get(key)?.value ?? null, is?.get(key)?.value ?? null]
    return one === other ? [] : [{ key, label, before: one, after: other }]
  })
}
