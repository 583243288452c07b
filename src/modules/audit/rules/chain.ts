/** One link as it stands in the database; `content` is the text of its event, absent when the event is gone. */
export type ChainLink = {
  readonly position: number
  readonly id: string | null
  readonly hash: string
  readonly content: string
}

export type ChainFault = {
  readonly position: number
  readonly eventId: string | null
  readonly fault: 'missing' | 'changed'
}

/**
 * Checks a stretch of the chain: positions without a gap, each hash that of the one before it and its event.
 *
 * @param hashOf Hash over the previous hash (hexadecimal) and a content.
 * @returns the first fault, or the hash that the next stretch continues from (security F22).
 */
export function checkLinks(
  links: readonly ChainLink[],
  start: { readonly position: number; readonly hash: string },
  hashOf: (previous: string, content: string) => string,
): ChainFault | { readonly position: number; readonly hash: string } {
  let { position, hash } = start
  for (const link of links) {
    if (link.position !== position + 1 || link.id === null)
      return { position: position + 1, eventId: link.id, fault: 'missing' }
    if (hashOf(hash, link.content) !== link.hash) return { position: link.position, eventId: link.id, fault: 'changed' }
    position = link.position
    hash = link.hash
  }
  return { position, hash }
}
