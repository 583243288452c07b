import EmailReplyParser from 'email-reply-parser'
import { findAttribution } from './attribution.ts'
import { findHistory } from './quoted-history.ts'
import { cutSignature, isFarewell } from './signature.ts'

/** Longer texts are not given to the general parser, whose patterns grow slow with them. */
const MAX_FOR_PARSER = 50_000

/**
 * What a person wrote in a mail: without what the mail program quoted and without the signature.
 *
 * Own rules for Polish and English programs come first, then the general parser. Questions that are answered line by
 * line stay, because the answers mean nothing without them. The result is never empty where the mail has any words:
 * rather the whole text than none.
 *
 * @see ux.md 4.5, features G19, stack.md 9
 */
export function visibleText(text: string): string {
  const whole = tidy(text)
  const lines = whole.split('\n')
  const history = findHistory(lines)
  const fresh = withoutQuotes(history === null ? lines : lines.slice(0, history))
  const own = joined(cutSignature(afterGeneralParser(trimmed(cutSignature(fresh)))))
  return own !== '' ? own : (firstWithWords([joined(fresh), joined(withoutMarks(lines))]) ?? whole)
}

/** One kind of line end and of space; nothing invisible. */
function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .replaceAll(/[\u200b\u200c\u2060\ufeff\u00ad]/g, '')
    .split('\n')
    .map((line) => (/^-- $/.test(line) ? line : line.trimEnd()))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Takes quotes off with the sentences that introduce them. */
function withoutQuotes(lines: readonly string[]): readonly string[] {
  const attribution = findAttribution(lines, 0)
  const cleaned = attribution === null ? lines : withoutAttributed(lines, attribution)
  return isAnsweredLineByLine(cleaned) ? cleaned : cleaned.filter((line) => !isQuoted(line))
}

/** Unmarked text below an attribution is the old mail; below marked quotes somebody may go on writing. */
function withoutAttributed(lines: readonly string[], { from, to }: { from: number; to: number }): readonly string[] {
  const next = lines.slice(to).find((line) => line.trim() !== '')
  if (next === undefined || !isQuoted(next)) return lines.slice(0, from)
  return [...lines.slice(0, from), ...withoutQuotes(lines.slice(to))]
}

const isQuoted = (line: string): boolean => /^\s*>|^\|\s/.test(line)

/** Two quotes or more, each with words of one's own below. */
function isAnsweredLineByLine(lines: readonly string[]): boolean {
  let answered = 0
  let inQuote = false
  for (const line of lines.slice(0, endOfWords(lines))) {
    if (isQuoted(line)) inQuote = true
    else if (line.trim() !== '' && inQuote) {
      answered++
      inQuote = false
    }
  }
  return answered >= 2
}

/** The line behind the last that is neither blank, quoted nor of a signature. */
function endOfWords(lines: readonly string[]): number {
  const own = cutSignature(lines)
  return own.findLastIndex((line) => line.trim() !== '' && !isQuoted(line)) + 1
}

/** The general parser may join lines when it is mistaken about one of them; then it is not asked. */
function afterGeneralParser(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n')
  if (text.length > MAX_FOR_PARSER || text === '') return lines
  const fragments = new EmailReplyParser().read(text).getFragments()
  const count = fragments.reduce((sum, fragment) => sum + contentLines(fragment.getContent()), 0)
  if (Math.abs(count - lines.length) > fragments.length) return lines
  return fragments
    .filter(
      (fragment) => fragment.isSignature() && isShort(fragment.getContent()) && !isFarewell(fragment.getContent()),
    )
    .reduce((rest, fragment) => withoutLast(rest, fragment.getContent().trim()), text)
    .split('\n')
}

function withoutLast(text: string, piece: string): string {
  const at = text.lastIndexOf(piece)
  return at === -1 ? text : text.slice(0, at) + text.slice(at + piece.length)
}

const contentLines = (content: string): number => content.split('\n').length

/** A line of dashes in the middle of a log is no signature, nor is what stands below it. */
const isShort = (content: string): boolean =>
  content.split('\n').filter((line) => line.trim() !== '').length <= 8 && !/^\s*[-=_+*]{3,}\s*$/m.test(content)

function trimmed(lines: readonly string[]): readonly string[] {
  return joined(lines).split('\n')
}

const joined = (lines: readonly string[]): string => tidy(lines.join('\n'))

const withoutMarks = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^(?:\s*>)+ ?/, ''))

const firstWithWords = (texts: readonly string[]): string | undefined => texts.find((text) => text !== '')
