export type MailHeader = { readonly key: string; readonly value: string }

export type AutomaticFacts = {
  readonly headers: readonly MailHeader[]
  /** The envelope's sender: `''` for the empty path of bounces, `null` when it is not known. */
  readonly returnPath: string | null
  readonly contentType: string
  readonly messageId: string | null
}

/** Domains whose Message-IDs only the portal itself gives out, and how they look. */
const ownMessageId = /^<(?:t\d{8,11}\.(?:root|[\w-]+\.[0-9a-f]{20})|[\w-]+\.[0-9a-f]{20})@([^<>@\s]+)>$/i

/**
 * Whether no person wrote a mail: answering machines, bounces, mailing lists and our own mails that came back.
 *
 * Such a mail never answers, reopens, acknowledges or stops a clock. `X-Auto-Response-Suppress` says nothing, because
 * ordinary users of Exchange carry it as well.
 *
 * @param ownDomain The domain of the portal's own Message-IDs.
 * @see ux.md 4.4, domain E84, security F16 and row 11
 */
export function isAutomatic(facts: AutomaticFacts, ownDomain: string): boolean {
  const { returnPath, contentType, messageId } = facts
  return (
    isAutoSubmitted(valueOf(facts, 'auto-submitted')) ||
    /^(?:bulk|auto_reply|list)\b/i.test((valueOf(facts, 'precedence') ?? '').trim()) ||
    returnPath === '' ||
    /^\s*<\s*>\s*$/.test(valueOf(facts, 'return-path') ?? '') ||
    isReport(contentType) ||
    isOwn(messageId, ownDomain) ||
    valueOf(facts, 'x-autoreply') !== null ||
    valueOf(facts, 'x-autorespond') !== null ||
    valueOf(facts, 'x-failed-recipients') !== null
  )
}

/** `no`, also with a comment or parameters behind it, is the only value that a person's mail carries (RFC 3834). */
function isAutoSubmitted(value: string | null): boolean {
  if (value === null) return false
  const word = value.replaceAll(/\([^()]*\)/g, '').split(';')[0]
  return (word ?? '').trim().toLowerCase() !== 'no'
}

function isReport(contentType: string): boolean {
  if (/^\s*message\/(?:delivery-status|disposition-notification)/i.test(contentType)) return true
  return /^\s*multipart\/report\b/i.test(contentType)
}

const isOwn = (messageId: string | null, ownDomain: string): boolean =>
  ownMessageId.exec(messageId ?? '')?.[1]?.toLowerCase() === ownDomain.toLowerCase()

/** The value of the first header of a name in lower case; `null` when there is none. */
function valueOf({ headers }: Pick<AutomaticFacts, 'headers'>, name: string): string | null {
  return headers.find(({ key }) => key === name)?.value ?? null
}
