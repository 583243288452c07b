/** Where an attribution stands: the first line of it and the first line behind it. */
export type Attribution = { readonly from: number; readonly to: number }

/** An attribution may be wrapped over so many lines. */
const MAX_LINES = 4
const MAX_LENGTH = 400

const weekday =
  '(?:pon|wt|śr|sr|czw|pt|pią|sob|niedz|nd|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|mon|tue|wed|thu|fri|sat|sun)\\p{L}*\\.?'
const wrote = '(?:napisał\\(a\\)|napisał/a|napisała|napisał|napisali|pisze)'
const date =
  '(?:\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}|\\d{1,2}\\.? \\p{L}{3,12}\\.?,? \\d{4}|\\p{L}{3,9}\\.? \\d{1,2},? \\d{4})'

/** The sentences with which mail programs introduce what they quote, each on its own line or wrapped (ux.md 4.5). */
const sentences: readonly RegExp[] = [
  // Gmail: "pt., 20 lis 2026 o 15:05 Anna Nowak <anna@firma.example> napisał(a):"
  new RegExp(`^${weekday},? ${date}.{0,300}${wrote} ?:$`, 'iu'),
  // Gmail on a phone, Thunderbird, Roundcube, Onet, WP, o2, iPhone: "W dniu …" or "Dnia …" with a date
  new RegExp(`^(?:w dniu|dnia|we?) (?:${weekday},? )?${date}.{0,300}${wrote} ?:$`, 'iu'),
  // The same with the name in front: "Anna Nowak <anna@firma.example> napisał(a) w dniu 20.11.2026:"
  new RegExp(`^.{1,120}[>@)\\]].{0,60}${wrote} (?:w dniu |dnia )?(?:${weekday},? )?${date}.{0,60}:$`, 'iu'),
  // Apple Mail
  new RegExp(`^wiadomość napisana przez .{1,200} (?:w dniu|dnia) .{0,20}${date}.{0,60}:$`, 'iu'),
  // Gmail, Apple Mail, iPhone, Thunderbird, Roundcube in English
  new RegExp(`^on (?:${weekday},? )?.{0,20}${date}.{0,300} wrote ?:$`, 'iu'),
  new RegExp(`^on .{0,20}\\d{1,2}:\\d{2}.{0,300} wrote ?:$`, 'iu'),
  // Outlook for Mac and some telephones: "On 20/11/2026, 15:05, "Anna Nowak" <anna@firma.example> wrote:"
  new RegExp(`^${date},? .{0,80}<[^<>]{3,120}> ?(?:wrote|${wrote})? ?:$`, 'iu'),
  new RegExp(`^.{1,80}<[^<>@\\s]+@[^<>\\s]+> (?:wrote|${wrote})(?: .{1,60})? ?:$`, 'iu'),
]

/** Without a date only directly above a quote: "Anna pisze:" may be a person's own words. */
const bareSentence = new RegExp(`^.{1,200}\\b(?:wrote|${wrote}) ?:$`, 'iu')

/**
 * Finds the sentence that introduces quoted text at or after a line, also when it is wrapped.
 *
 * @see ux.md 4.5
 */
export function findAttribution(lines: readonly string[], start: number): Attribution | null {
  for (let from = start; from < lines.length; from++) {
    const to = attributionEnd(lines, from)
    if (to !== null) return { from, to }
  }
  return null
}

function attributionEnd(lines: readonly string[], from: number): number | null {
  let joined = ''
  for (let to = from; to < Math.min(from + MAX_LINES, lines.length); to++) {
    const line = (lines[to] ?? '').trim()
    if (line === '') return null
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > MAX_LENGTH) return null
    if (joined.endsWith(':') && introduces(joined, lines[to + 1])) return to + 1
  }
  return null
}

const introduces = (sentence: string, next: string | undefined): boolean =>
  sentences.some((pattern) => pattern.test(sentence)) ||
  (/^\s*>/.test(next ?? '') && !sentence.startsWith('>') && bareSentence.test(sentence))
