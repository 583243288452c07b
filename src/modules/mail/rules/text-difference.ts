import type { BothLanguages, Part, Texts } from './template-parts.ts'

/** One sentence as it was and as it is, in both languages. */
export type Difference = { readonly key: string; readonly before: BothLanguages; readonly after: BothLanguages }

/** What two versions of a template say differently; a sentence that a version does not name is the shipped one. */
export function differencesBetween(parts: readonly Part[], before: Texts, after: Texts): Difference[] {
  return parts
    .map(({ key, shipped }) => ({ key, before: before[key] ?? shipped, after: after[key] ?? shipped }))
    .filter(({ before: one, after: other }) => one.pl !== other.pl || one.en !== other.en)
}

/** Only what differs from the shipped words is kept, so that an upgrade's better words reach everybody who did not change them. */
export function ownTexts(parts: readonly Part[], typed: Texts): Texts {
  const changed = differencesBetween(parts, {}, typed)
  return Object.fromEntries(changed.map(({ key, after }) => [key, after]))
}
