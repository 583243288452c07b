/**
 * The addresses in the text of a mail, each once, in their order.
 *
 * @see interfaces.md, "/dev/mail.json"
 */
export const linksIn = (text: string): string[] => [
  ...new Set(text.match(/https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]]/g) ?? []),
]
