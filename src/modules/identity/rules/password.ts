import { Refusal } from '../../../refusal.ts'
import common from './common-passwords.json' with { type: 'json' }

export const MIN_PASSWORD = 12
export const MAX_PASSWORD = 200

/** What must be left of a password when known words and runs are taken out. */
const MIN_OWN_PART = 6
const MIN_DIFFERENT = 5

/** Words that stand on every box and page of this portal. */
const OWN_WORDS = ['myhezo', 'hezo', 'exclusivenetworks']

const RUNS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qazwsxedcrfv']

/** Words that anybody can look up about a person: parts of the address, the company, the tax id. */
export type PasswordOwner = { readonly email: string; readonly company: string; readonly taxId: string }

/**
 * Checks a new password: at least 12 characters of any kind, at most 200, no composition rules; refused are the
 * common ones, runs of the keyboard, and those made of what anybody knows about this person or portal
 * (ASVS 6.2.1–6.2.12, NIST SP 800-63B).
 *
 * @throws {Refusal} `identity.password_too_short`, `identity.password_too_long`, `identity.password_contains`, `identity.password_guessable`
 */
export function checkPassword(password: string, owner: PasswordOwner): void {
  const length = [...password.normalize('NFKC')].length
  if (length < MIN_PASSWORD) throw new Refusal('identity.password_too_short', { min: MIN_PASSWORD })
  if (length > MAX_PASSWORD) throw new Refusal('identity.password_too_long', { max: MAX_PASSWORD })

  const folded = fold(password)
  const own = [...OWN_WORDS, owner.taxId, owner.email.toLowerCase()].find(
    (word) => word.length >= 4 && (folded.includes(fold(word)) || password.toLowerCase().includes(word)),
  )
  if (own !== undefined) throw new Refusal('identity.password_contains', { word: own })
  if (isGuessable(folded, wordsOf(owner))) throw new Refusal('identity.password_guessable')
}

function isGuessable(folded: string, known: readonly string[]): boolean {
  if (new Set(folded).size < MIN_DIFFERENT) return true
  const withoutKnown = known.reduce((left, word) => left.replaceAll(word, ''), withoutRuns(folded))
  const words = commonWords.filter((word) => withoutKnown.includes(word)).slice(0, 2)
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), withoutKnown)
  return left.length < MIN_OWN_PART
}

/** Takes out four or more neighbours of the alphabet or the keyboard, forwards and backwards. */
function withoutRuns(folded: string): string {
  let left = folded
  for (const run of [...RUNS.map(fold), ...RUNS.map((row) => fold([...row].reverse().join('')))]) {
    for (let length = run.length; length >= 4; length--) {
      for (let start = 0; start + length <= run.length; start++)
        left = left.replaceAll(run.slice(start, start + length), '')
    }
  }
  return left
}

function wordsOf({ email, company }: PasswordOwner): string[] {
  const parts = [...email.split(/[@.+_-]/).slice(0, -1), ...company.split(/[^\p{L}\p{N}]+/u)]
  return parts
    .filter((part) => part.length >= 4)
    .map(fold)
    .sort(longestFirst)
}

/** Small letters, without accents, with the digits and signs that stand for letters put back. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll(/[013457@$!]/g, (sign) => LOOKS[sign] ?? sign)
}

const LOOKS: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

const longestFirst = (one: string, other: string): number => other.length - one.length

const commonWords: readonly string[] = [...new Set(common.map(fold))].sort(longestFirst)
