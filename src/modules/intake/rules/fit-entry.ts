export type FittedEntry = {
  readonly body: string
  /** The whole text, when it is longer than an entry may be. */
  readonly overflow: string | null
}

/**
 * Makes the text of a mail fit an entry: a longer one is cut at the end of a line and comes along whole as a file.
 *
 * @param max Characters of an entry.
 * @see ux.md 4.5
 */
export function fitEntry(text: string, max: number): FittedEntry {
  if (text.length <= max) return { body: text, overflow: null }
  const cut = text.slice(0, max - 2)
  const end = cut.lastIndexOf('\n')
  return { body: `${cut.slice(0, end > max / 2 ? end : cut.length).trimEnd()}\n…`, overflow: text }
}
