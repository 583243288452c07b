type Named = { readonly id: string; readonly name: string }

/**
 * Whom a note mentions: "@" and the whole name, in any case, as its author would write it. A longer name wins over one that
 * it begins with, and a name inside a word or an address is no mention.
 *
 * @returns ids, each once.
 * @see docs/domain/tickets.md#notes (source: ux M18)
 */
export function mentionedIn(body: string, people: readonly Named[]): string[] {
  const longestFirst = people.toSorted((one, other) => other.name.length - one.name.length)
  const found = [...body.matchAll(/(?<![\p{L}\p{N}._-])@/gu)].flatMap(({ index }) => {
    const behind = folded(body.slice(index + 1))
    const named = longestFirst.find(({ name }) => begins(behind, folded(name)))
    return named === undefined ? [] : [named.id]
  })
  return [...new Set(found)]
}

const begins = (text: string, name: string): boolean =>
  name !== '' && text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))

const folded = (text: string): string => text.toLocaleLowerCase('pl').replace(/[\s\u00a0]+/g, ' ')
