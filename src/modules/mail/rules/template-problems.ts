import { translatorFor, type Locale } from '../../../platform/i18n.ts'
import type { MessageParams, RefusalCode } from '../../../refusal.ts'
import { argumentsOf, type ArgumentKind } from './icu-arguments.ts'
import type { BothLanguages, Part, Texts } from './template-parts.ts'

/** One thing that keeps a text from being published, at its field. */
export type Problem = { readonly field: string; readonly code: RefusalCode; readonly params: MessageParams }

export const LONGEST_TEXT = 2000

/** The name of the field of a sentence in one language. */
export const fieldOf = (key: string, locale: Locale): string => `${key}.${locale}`

/**
 * Everything that keeps an operator's texts from being published: a missing language, a variable that the letter does not
 * have or that the text leaves out, markup, and what cannot be read as a message (S28).
 *
 * @param own Only the sentences that differ from the shipped ones.
 */
export function problemsOf(parts: readonly Part[], own: Texts): Problem[] {
  return parts.flatMap((part) => {
    const words = own[part.key]
    if (words === undefined) return []
    return [...problemsIn(part, words, 'pl'), ...problemsIn(part, words, 'en')]
  })
}

function problemsIn({ key, shipped }: Part, words: BothLanguages, locale: Locale): Problem[] {
  const text = words[locale]
  const wrong = (code: RefusalCode, params: MessageParams = {}): Problem => ({
    field: fieldOf(key, locale),
    code,
    params,
  })
  if (text.trim() === '') return [wrong('mail.problem.language_missing', { language: locale })]
  if (text.length > LONGEST_TEXT) return [wrong('mail.problem.too_long', { max: LONGEST_TEXT })]
  if (/<\/?[a-z!]/i.test(text)) return [wrong('mail.problem.markup')]
  const wanted = argumentsOf(shipped[locale])
  const given = argumentsOf(text)
  const variables = [
    ...[...given.keys()]
      .filter((name) => !wanted.has(name))
      .map((name) => wrong('mail.problem.variable_unknown', { name })),
    ...[...wanted.keys()]
      .filter((name) => !given.has(name))
      .map((name) => wrong('mail.problem.variable_missing', { name })),
    ...[...given]
      .filter(([name, kind]) => wanted.get(name) === 'text' && kind !== 'text')
      .map(([name]) => wrong('mail.problem.variable_is_text', { name })),
  ]
  if (variables.length > 0) return variables
  return canBeSaid(key, text, locale, wanted) ? [] : [wrong('mail.problem.unreadable')]
}

const counts = [0, 1, 2, 5, 22] as const

/** Says the sentence with several numbers, because each may choose another plural form. */
function canBeSaid(key: string, text: string, locale: Locale, wanted: ReadonlyMap<string, ArgumentKind>): boolean {
  try {
    const say = translatorFor(locale, { [key]: text })
    return counts.every((count) => {
      const values = [...wanted].map(([name, kind]) => [name, kind === 'text' ? 'A1' : count] as const)
      return say(key, Object.fromEntries(values)).trim() !== ''
    })
  } catch {
    return false
  }
}
