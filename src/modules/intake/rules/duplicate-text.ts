/** What makes two mails the same mail: never the Message-ID alone (faults 3.8). */
export type DuplicateFacts = {
  readonly messageId: string | null
  readonly author: string | null
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Hashes of the attached files, in their order. */
  readonly files: readonly string[]
}

/**
 * The text whose hash recognises a mail that is delivered again, whatever its way (Received, mailbox) was.
 *
 * Message-ID, author and the whole content together: whoever copies somebody's Message-ID cannot suppress another mail,
 * and two mails without Message-ID are the same only with the same content at the same date.
 *
 * @param date The Date header; it counts only for a mail without Message-ID.
 * @see security faults 3.8
 */
export function duplicateText(facts: DuplicateFacts, date: string): string {
  const { messageId, author, subject, text, html, files } = facts
  return JSON.stringify([messageId ?? `none ${date}`, author ?? '', subject, text, html, files])
}
