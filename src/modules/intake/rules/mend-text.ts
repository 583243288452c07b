/** Characters that Polish, German and French people type; what a repair brings to light must be of these. */
const typed = /^[\p{ASCII}ąćęłńóśźżĄĆĘŁŃÓŚŹŻäöüßÄÖÜéèàçêâôîûëïÉÈ„”“’‘‚«»–—…•·°§€×±²³µ©®™\u00a0]*$/u

/** Signs that stand inside a word only when its letters were read in the wrong alphabet: "dzia³a", "w³¹czyæ". */
const misread = /[a-z]{2}[³¹¿±¶¼]+[a-z]|[a-z][³¹¿±¶¼]+[a-z]{2}/

/**
 * Repairs text that was written as UTF-8 and read as something else ("dziaĹ‚a", "dziaÅ‚a"), or as Central European and
 * read as Western ("dzia³a"). Line by line, and only where the repair is certain: the whole line reads as the other
 * alphabet and comes out as letters that people here type. All else stays as it is.
 *
 * @see issue: broken double encodings
 */
export function mendText(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text
  return text.split('\n').map(mendLine).join('\n')
}

function mendLine(line: string): string {
  if (!/[\u0080-\uffff]/.test(line) || line.length > 20_000) return line
  const twice = unreadTwice(line)
  if (twice !== null) return twice
  return misread.test(line) ? (unreadWestern(line) ?? line) : line
}

/** The line before its UTF-8 was read as single bytes, up to so often; `null` when it was not. */
function unreadTwice(line: string, times = 3): string | null {
  for (const wrong of ['windows-1250', 'windows-1252', 'iso-8859-2'] as const) {
    const bytes = encode(line, wrong)
    const text = bytes === null ? null : strictUtf8(bytes)
    if (text === null || text === line) continue
    if (typed.test(text)) return text
    const deeper = times === 1 ? null : unreadTwice(text, times - 1)
    if (deeper !== null) return deeper
  }
  return null
}

function unreadWestern(line: string): string | null {
  const bytes = encode(line, 'windows-1252')
  if (bytes === null) return null
  const readings = (['windows-1250', 'iso-8859-2'] as const).map((charset) => new TextDecoder(charset).decode(bytes))
  return readings.find((reading) => typed.test(reading) && !misread.test(reading)) ?? null
}

/** How likely a reading is what a person here wrote: Polish letters count for it, what nobody types against it. */
export function likelihood(text: string): number {
  const polish = text.match(/[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]/gu)?.length ?? 0
  const odd = [...text.matchAll(/\P{ASCII}/gu)].filter(([sign]) => !typed.test(sign)).length
  return polish - 3 * odd
}

/** Central European bytes that name no alphabet, read as the likelier of the two that were used here. */
export function readCentralEuropean(bytes: Uint8Array): string {
  const [one = '', other = ''] = ['windows-1250', 'iso-8859-2'].map((charset) => new TextDecoder(charset).decode(bytes))
  return likelihood(other) > likelihood(one) ? other : one
}

/** UTF-8, or nothing at all. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type SingleByte = 'windows-1250' | 'windows-1252' | 'iso-8859-2'
const tables = new Map<SingleByte, ReadonlyMap<string, number>>()

/** The bytes of a text in an alphabet; `null` when it has a character that the alphabet has not. */
function encode(text: string, charset: SingleByte): Uint8Array | null {
  const table = tables.get(charset) ?? tableOf(charset)
  tables.set(charset, table)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 0x80 ? code : (table.get(text[at] ?? '') ?? (code < 0xa0 ? code : null))
    if (byte === null) return null
    bytes[at] = byte
  }
  return bytes
}

function tableOf(charset: SingleByte): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(charset)
  return new Map(Array.from({ length: 128 }, (_, n) => [decoder.decode(Uint8Array.of(n + 128)), n + 128]))
}
