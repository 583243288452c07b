import { test as base } from '@playwright/test'
import { messages } from '../../src/messages.ts'
import { totpCode } from '../../src/platform/one-time-code.ts'
import { translatorFor, type Locale, type Translate } from '../../src/platform/i18n.ts'
import { enterAs } from './enter-as.ts'
import { watchComplaints } from './faults.ts'
import { handsOn, type Hands, type Means } from './hands.ts'
import { mailboxOf, type Mailbox } from './mailbox.ts'

type Fixtures = {
  language: Locale
  means: Means
  t: Translate
  hands: Hands
  mailbox: Mailbox
  /** Signed in with one click in the demo, where signing in is not the subject. */
  enterAs: (name: string) => Promise<void>
  noComplaints: undefined
}

/** A journey through the portal: with counted hands, in one language, and without a complaint of the browser. */
export const test = base.extend<Fixtures>({
  language: ['pl', { option: true }],
  means: ['pointer', { option: true }],
  t: async ({ language }, use) => use(translatorFor(language, messages[language])),
  hands: async ({ page, means }, use) => use(handsOn(page, means)),
  mailbox: async ({ request }, use) => use(mailboxOf(request)),
  enterAs: async ({ page }, use) => use((name) => enterAs(page, name)),
  noComplaints: [
    async ({ context }, use) => {
      const complaints = watchComplaints(context)
      await use(undefined)
      base.expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export const { expect } = test

/** Both languages on a desk and in a hand. */
export const variants = (['pl', 'en'] as const).flatMap((language) =>
  [1440, 360].map((width) => ({
    name: `${language} ${width}`,
    language,
    width,
    use: variant(language, width),
  })),
)

export function variant(language: Locale, width: number) {
  const height = width < 768 ? 780 : 900
  return { language, locale: language === 'pl' ? 'pl-PL' : 'en-GB', viewport: { width, height } }
}

/** The ceilings of ux 6; what a journey really took stands in the report of the run. */
export function expectEffort({ clicks, keys }: Pick<Hands, 'clicks' | 'keys'>, most: { clicks: number; keys: number }) {
  test.info().annotations.push({ type: 'effort', description: `${clicks}/${keys} of ${most.clicks}/${most.keys}` })
  expect(clicks, 'clicks').toBeLessThanOrEqual(most.clicks)
  expect(keys, 'keys').toBeLessThanOrEqual(most.keys)
}

/** The portal's present moment, in seconds since 1970. */
const portalSeconds = (): number => (Date.now() + Number(process.env['PORTAL_AHEAD'])) / 1000

/** What an authenticator application shows now; no code works twice, so the next sign-in takes the one after it. */
export const codeNow = (secret: string, stepsAhead = 0): string =>
  totpCode(secret, Math.floor(portalSeconds()) + stepsAhead * 30)
