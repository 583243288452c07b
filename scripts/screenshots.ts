// Takes the pictures of the README into docs/screenshots, with the demo world on its morning: node scripts/screenshots.ts
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import type { Locale } from '../src/platform/i18n.ts'
import { enterAs } from '../test/e2e/enter-as.ts'
import { startPortal } from '../test/e2e/portal.ts'

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screenshots')
const DEBIAN = '/usr/bin/chromium'

type Picture = {
  readonly name: string
  readonly language: Locale
  readonly width?: number
  readonly theme?: 'light' | 'dark'
  readonly person?: string
  readonly address: string
  /** What is done on the page before it is taken. */
  readonly prepare?: (page: Page) => Promise<void>
}

const customer = { pl: 'Anna Nowak', en: 'Klaus Weber' } as const
const engineer = { pl: 'Adam Wilk', en: 'Oleksandr Melnyk' } as const

const pictures: readonly Picture[] = [
  { name: 'landing-pl', language: 'pl', address: '/' },
  { name: 'landing-en', language: 'en', address: '/' },
  { name: 'dashboard-pl', language: 'pl', person: customer.pl, address: '/pulpit' },
  { name: 'dashboard-en', language: 'en', person: customer.en, address: '/pulpit' },
  { name: 'wizard-pl', language: 'pl', person: customer.pl, address: '/zgloszenia/nowe', prepare: chooseDevice },
  { name: 'wizard-en', language: 'en', person: customer.en, address: '/zgloszenia/nowe', prepare: chooseDevice },
  {
    name: 'wizard-phone-pl',
    language: 'pl',
    width: 360,
    person: customer.pl,
    address: '/zgloszenia/nowe',
    prepare: chooseDevice,
  },
  { name: 'ticket-pl', language: 'pl', person: 'Sławomir Śliwa', address: '/zgloszenia/27-000198' },
  { name: 'ticket-en', language: 'en', person: customer.en, address: '/zgloszenia/27-000220' },
  { name: 'desk-pl', language: 'pl', person: engineer.pl, address: '/k/kolejka', prepare: waitForPreview },
  {
    name: 'desk-en',
    language: 'en',
    theme: 'dark',
    person: engineer.en,
    address: '/k/kolejka',
    prepare: waitForPreview,
  },
  { name: 'mailbox-pl', language: 'pl', address: '/dev/mail' },
  { name: 'mailbox-en', language: 'en', address: '/dev/mail' },
]

const wanted = process.argv.slice(2)
const portal = await startPortal()
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(existsSync(DEBIAN) ? { executablePath: DEBIAN } : {}),
})
try {
  await mkdir(FOLDER, { recursive: true })
  for (const picture of pictures)
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, portal.url, picture)
} finally {
  await browser.close()
  await portal.stop()
}

async function take(browser: Browser, baseURL: string, picture: Picture): Promise<void> {
  const { name, language, width = 1440, theme = 'light', person, address, prepare } = picture
  const context = await browser.newContext({
    baseURL,
    locale: language === 'pl' ? 'pl-PL' : 'en-GB',
    viewport: { width, height: width < 768 ? 780 : 840 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (person !== undefined) await enterAs(page, person)
  await page.goto(address, { waitUntil: 'networkidle' })
  await prepare?.(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
  await context.close()
}

/** The hour that is promised before anything is sent; on a phone a choice leads to the next step. */
async function chooseDevice(page: Page): Promise<void> {
  const device = page.locator('.radio-card:has([name=lineId]:enabled)')
  const roundTheClock = device.filter({ hasText: 'FortiGate' })
  await ((await roundTheClock.count()) > 0 ? roundTheClock : device).first().click()
  await page.locator('.promise-offer').first().waitFor()
  if ((page.viewportSize()?.width ?? 0) > 768) await page.locator('input[name=priority][value=P1]').click()
}

async function waitForPreview(page: Page): Promise<void> {
  await page.locator('.desk-ticket').waitFor()
}
