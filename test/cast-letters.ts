import { exampleLetters, type ExampleLetter } from '../src/modules/mail/rules/examples/example-letters.ts'
import { mailKinds } from '../src/modules/mail/rules/kinds.ts'
import type { Voice } from '../src/modules/mail/rules/voice.ts'
import { voicesOf } from '../src/modules/mail/voices.ts'
import { messages } from '../src/messages.ts'
import { frozenClock } from '../src/platform/clock.ts'
import { parseConfig } from '../src/platform/config.ts'
import { translatorFor, type Locale } from '../src/platform/i18n.ts'
import { START } from './world.ts'

const config = parseConfig({
  PORTAL_MODE: 'test',
  SECRET_KEY: 'ab'.repeat(32),
  PUBLIC_URL_PL: 'https://myhezo.pl',
  PUBLIC_URL_EN: 'https://myhezo.com',
})
const translators = { pl: translatorFor('pl', messages.pl), en: translatorFor('en', messages.en) }

/** How the portal speaks at the moment at which tests begin, with the shipped operator's names. */
export const speak = (locale: Locale): Voice =>
  voicesOf({ config, translate: (each) => translators[each], clock: frozenClock(START) })(locale)

/** The serial number of the ticket of the examples, of which letters may show only the end. */
export const FULL_SERIAL = 'FG100FTK24000013'

/** Every kind of letter in one language, by a name that tells the case. */
export const sampleLetters = (locale: Locale): ExampleLetter[] => exampleLetters(speak(locale))

/** The kinds that have no sample; the tests want none. */
export const kindsWithoutSample = (): string[] => {
  const sampled = new Set<string>(sampleLetters('pl').map(({ kind }) => kind))
  return Object.keys(mailKinds).filter((kind) => !sampled.has(kind))
}
