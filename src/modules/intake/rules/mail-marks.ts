/** The tickets that a subject names in square brackets, `[#26-004217]`, in their order. */
export function ticketsInSubject(subject: string): string[] {
  return distinct([...subject.matchAll(/\[#?(\d{2}-\d{6,9})\]/g)].map(([, number]) => number ?? ''))
}

/**
 * Whether a mail is the one that mail programs send for "unsubscribe": its subject is what our `List-Unsubscribe` says.
 *
 * @see ux.md 4.2, 4.3
 */
export const asksToLeave = (subject: string): boolean => subject.trim().toLowerCase() === 'opusc'

/** The Message-IDs of In-Reply-To and References, the nearest first; at most 100, so that nobody makes us look for ever. */
export function referencedIds(inReplyTo: string, references: string): string[] {
  const nearest = idsIn(inReplyTo)
  const older = idsIn(references).toReversed()
  return distinct([...nearest, ...older]).slice(0, 100)
}

/** The ticket whose thread an id of the portal's own begins: `<t26004217.root@…>` → `26-004217`. */
export function ticketOfRoot(messageId: string, ownDomain: string): string | null {
  const [, year, running, domain] = /^<t(\d{2})(\d{6,9})\.root@([^<>@\s]+)>$/i.exec(messageId) ?? []
  return year !== undefined && running !== undefined && domain?.toLowerCase() === ownDomain.toLowerCase()
    ? `${year}-${running}`
    : null
}

const idsIn = (header: string): string[] => [...header.slice(0, 16_384).matchAll(/<[^<>\s]{3,250}>/g)].map(([id]) => id)

const distinct = (values: readonly string[]): string[] => [...new Set(values)]
