/** What telephones and web mail add by themselves below a mail. */
const advertisements: readonly RegExp[] = [
  /^(?:wysłan[eoya]|wyslan[eoya]) (?:z|ze|przez|przy użyciu|za pomocą|bezpiecznie|z poziomu|przy pomocy)\b.{0,120}$/iu,
  /^(?:wiadomość|e-mail|mail) wysłan[ay] (?:z|ze|przez|za pomocą)\b.{0,120}$/iu,
  /^(?:pobierz|uzyskaj|pobrać) (?:aplikację |program )?outlook\p{L}*\b.{0,160}$/iu,
  /^(?:sent|message sent|sent securely|sent via|written) (?:from|with|via|using)\b.{0,120}$/iu,
  /^get (?:the )?outlook for\b.{0,160}$/iu,
  /^(?:wolny|wolna) od wirusów\b.{0,160}$/iu,
  /^virus-free\b.{0,160}$/iu,
  /^(?:ta wiadomość|ten e-mail|this email|this message)\b.{0,80}(?:antywirus|avast|avg|eset|wirus|virus)\p{L}*.{0,120}$/iu,
]

const dashes = /^(?:--|—|–) ?$/
const rule = /^\s*(?:-{3,}|_{3,}|={3,}|\*{3,})\s*$/

const signOff =
  /^(?:z poważaniem|z wyrazami szacunku|łączę wyrazy szacunku|(?:serdecznie |gorąco )?pozdrawiam(?:y)?(?: serdecznie| gorąco| ciepło)?|pozdrowienia|(?:z )?pozdrowieniami|pozdr\.?|best regards|kind regards|regards|best wishes|yours sincerely|sincerely|thanks and regards)\s*[,.!/|]*$/iu

const disclaimer =
  /^(?:niniejsza wiadomość|ta wiadomość|wiadomość ta|treść (?:tej|niniejszej) wiadomości|informacje zawarte w (?:tej|niniejszej)|this (?:e-?mail|message) (?:and any|is |may |contains )|the information (?:contained )?in this (?:e-?mail|message)|confidentiality notice|informacja o poufności|zastrzeżenie poufności|uwaga: treść|administratorem (?:pani|pana|państwa) danych|prosimy o rozważenie wydruku|please consider the environment|zanim wydrukujesz|pomyśl o środowisku)/iu

const contact =
  /(?:\b(?:tel|telefon|kom|mob|mobile|phone|cell|fax|faks|nip|regon|krs|e-?mail|www)\b ?[.:]|^[tmkfe] ?[.:] ?[+\d(]|\+\d{2}[ \d-]{7,}|\bwww\.|https?:\/\/|^\S+@\S+\.\p{L}{2,}$|\bsp\. ?z ?o\. ?o\.|\bs\.a\.|^ul\. |\b\d{2}-\d{3} \p{Lu})/iu

/** A farewell with a name below it, and nothing else: a person's own words. */
export function isFarewell(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length <= 3 && signOff.test(bare(lines[0] ?? ''))
}

const MAX_SIGNATURE = 14
const MAX_SIGNATURE_LINE = 90

/**
 * Takes the signature off the end of a mail's own text: what follows the two dashes, what telephones and web mail add,
 * the small print, and the lines with telephone and address under a name. The greeting and the name stay.
 *
 * @see ux.md 4.5, features G19
 */
export function cutSignature(lines: readonly string[]): readonly string[] {
  const cuts = [dashesAt(lines), advertisementAt(lines), disclaimerAt(lines), contactAt(lines)]
  const end = Math.min(...cuts.flatMap((cut) => (cut === null ? [] : [cut])), lines.length)
  return end === lines.length ? lines : cutSignature(withoutRule(lines.slice(0, end)))
}

/** The last pair of dashes counts, and only when no more stands below it than a signature has. */
function dashesAt(lines: readonly string[]): number | null {
  const at = lines.findLastIndex((line) => dashes.test(line))
  if (at === -1) return null
  const below = lines.slice(at + 1).filter((line) => line.trim() !== '')
  return below.length <= MAX_SIGNATURE * 2 ? at : null
}

/** An advertisement counts when nothing but a signature or more of its kind follows. */
function advertisementAt(lines: readonly string[]): number | null {
  const at = lines.findIndex((line) => advertisements.some((pattern) => pattern.test(bare(line))))
  if (at === -1) return null
  const below = lines.slice(at + 1).filter((line) => line.trim() !== '')
  return below.every((line) => line.length <= MAX_SIGNATURE_LINE || disclaimer.test(bare(line))) &&
    below.length <= MAX_SIGNATURE
    ? at
    : null
}

function disclaimerAt(lines: readonly string[]): number | null {
  const at = lines.findIndex((line, index) => disclaimer.test(bare(line)) && isParagraphStart(lines, index))
  if (at === -1) return null
  return lines.slice(at).join(' ').length >= 60 ? at : null
}

/** Below "Pozdrawiam" the name stays; telephones, company and address go. */
function contactAt(lines: readonly string[]): number | null {
  const at = lines.findLastIndex((line) => signOff.test(bare(line)))
  if (at === -1) return null
  const below = lines.slice(at + 1)
  const isSignature =
    below.filter((line) => line.trim() !== '').length <= MAX_SIGNATURE &&
    below.every((line) => line.length <= MAX_SIGNATURE_LINE) &&
    below.some((line) => contact.test(bare(line))) &&
    !below.some((line) => /^p\.?s\b/iu.test(line.trim()))
  return isSignature ? at + 1 + nameLines(below) : null
}

/** How many lines directly below the greeting name the person: the first with words that is no contact. */
function nameLines(below: readonly string[]): number {
  const first = below.findIndex((line) => line.trim() !== '')
  return first !== -1 && !contact.test(bare(below[first] ?? '')) ? first + 1 : 0
}

function isParagraphStart(lines: readonly string[], index: number): boolean {
  const above = (lines[index - 1] ?? '').trim()
  return index > 0 && (above === '' || rule.test(above))
}

function withoutRule(lines: readonly string[]): readonly string[] {
  let end = lines.length
  while (end > 0 && ((lines[end - 1] ?? '').trim() === '' || rule.test(lines[end - 1] ?? ''))) end--
  return lines.slice(0, end)
}

/** Without the marks that programs put around such lines. */
const bare = (line: string): string => line.trim().replaceAll(/^[*_[<(\s]+|[*_\s]+$/g, '')
