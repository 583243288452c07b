/** Lines with which mail programs put a line between the new text and the old mail (ux.md 4.5). */
const markers: readonly RegExp[] = [
  /^[-_*\s]{2,}\s*(?:wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna|original message|original email|original appointment)\s*[-_*\s]{2,}$/iu,
  /^[-=—–#*_\s]*(?:prosi|pros[iz]|odp|wpisz|nap[iw]|please|reply|write|type)?.{0,50}(?:powyżej tej lini|nad tą lini|above this line).{0,40}$/iu,
]

const forwarded =
  /^[-_*\s]{2,}\s*(?:forwarded message|begin forwarded message|przekazana wiadomość|wiadomość przekazana(?: dalej)?|przesłana wiadomość|treść przekazanej wiadomości)|^begin forwarded message:|^początek przekazywanej wiadomości:/iu

type FieldName = 'from' | 'sent' | 'to' | 'subject' | 'copy'

const fields: readonly (readonly [FieldName, RegExp])[] = [
  ['from', /^\*{0,2}(?:od|nadawca|from)\s?:\*{0,2}\s*\S/iu],
  ['sent', /^\*{0,2}(?:wysłano|wysłane|data|data wysłania|date|sent)\s?:\*{0,2}\s*\S/iu],
  ['to', /^\*{0,2}(?:do|adresat|odbiorca|to)\s?:\*{0,2}\s*\S/iu],
  ['subject', /^\*{0,2}(?:temat|subject|re|odp)\s?:\*{0,2}(?:\s|$)/iu],
  ['copy', /^\*{0,2}(?:dw|udw|kopia|cc|bcc|reply-to|odpowiedz do|ważność|importance|priorytet)\s?:\*{0,2}/iu],
]

/** Further lines that a long list of recipients may be wrapped over. */
const MAX_BLOCK = 14

/**
 * Finds the line at which a mail's history begins that carries no quote marks: a block of From, Sent, To and Subject,
 * a line "Original message" or our own mark. A forwarded mail is news for us and stays.
 *
 * @returns the first line of the history, `null` when there is none.
 * @see ux.md 4.5
 */
export function findHistory(lines: readonly string[]): number | null {
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim()
    if (forwarded.test(line)) return null
    if (markers.some((marker) => marker.test(line))) return at
    if (isHeaderBlock(lines, at)) return withRuleAbove(lines, at)
  }
  return null
}

/** "Od: rana nie działa nic" is somebody's sentence: only a whole block of at least three further fields is a header. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (fieldOf(lines[at]) !== 'from') return false
  const seen = new Set<FieldName>(['from'])
  for (const line of lines.slice(at + 1, at + MAX_BLOCK)) {
    if (line.trim() === '') break
    const field = fieldOf(line)
    if (field !== null) seen.add(field)
  }
  return seen.has('sent') && (seen.has('to') || seen.has('subject')) && seen.size - (seen.has('copy') ? 1 : 0) >= 3
}

function fieldOf(line: string | undefined): FieldName | null {
  const text = (line ?? '').trim()
  return fields.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** Outlook draws a line above the block, which belongs to it. */
function withRuleAbove(lines: readonly string[], at: number): number {
  let above = at - 1
  while (above >= 0 && (lines[above] ?? '').trim() === '') above--
  return above >= 0 && /^\s*[-_*=]{3,}\s*$/.test(lines[above] ?? '') ? above : at
}
