import { expect, test, type Page } from '@playwright/test'
import type { Translate } from '../../src/platform/i18n.ts'
import type { Hands } from './hands.ts'
import { codeNow } from './journey.ts'
import type { Mailbox } from './mailbox.ts'

/** Somebody who has no account yet. */
export type Newcomer = {
  readonly name: string
  readonly company: string
  readonly taxId: string
  readonly email: string
  readonly phone: string
  readonly password: string
}

/** What a newcomer holds in the end: the key in the application, and the codes on paper. */
export type Keys = { readonly secret: string; readonly codes: readonly string[] }

export type Way = { readonly page: Page; readonly hands: Hands; readonly t: Translate; readonly mailbox: Mailbox }

/** @param mark Makes the address a different one for each journey, as each try of it; as short as a real one. */
export const newcomer = (mark: string): Newcomer => ({
  name: 'Jan Lis',
  company: 'Gron',
  taxId: '1200000011',
  email: `${mark}${'x'.repeat(test.info().retry)}@gron.example`,
  phone: '120000014',
  password: 'fala i wydma',
})

/** From the landing page to both factors: form, mail, password, application, recovery codes. */
export async function comeIn(way: Way, person: Newcomer): Promise<Keys> {
  await registerWith(way, person)
  await activateWith(way, person)
  return enrol(way)
}

export async function registerWith({ page, hands, t }: Way, person: Newcomer): Promise<void> {
  await page.goto('/')
  await hands.use(page.getByRole('link', { name: t('identity.landing_register') }).first())
  await expect(page.getByRole('heading', { level: 1, name: t('identity.register') })).toBeVisible()
  await hands.reach(page.getByLabel(t('identity.register_tax_id')))
  await hands.type(person.taxId)
  for (const value of [person.company, person.name, person.email, person.phone]) {
    await hands.press('Tab')
    await hands.type(value)
  }
  await hands.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: t('identity.register_sent') })).toBeVisible()
}

type Look = () => Promise<void>
const noLook: Look = async () => undefined

/** @param look Sees the page on which the password is set. */
export async function activateWith(
  { page, hands, t, mailbox }: Way,
  { email, password }: Newcomer,
  look: Look = noLook,
): Promise<void> {
  const { text } = await mailbox.one(email, /\/aktywacja\?t=/)
  await hands.open(/https?:\S+\/aktywacja\?t=\S+/.exec(text)?.[0] ?? '')
  await look()
  await hands.reach(page.getByLabel(t('identity.password'), { exact: true }))
  await hands.type(password)
  await hands.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: t('identity.totp') })).toBeVisible()
}

/** Connects an application and keeps the recovery codes. @param look Sees the page that shows them. */
export async function enrol({ page, hands, t }: Omit<Way, 'mailbox'>, look: Look = noLook): Promise<Keys> {
  const secret = await shownSecret(page)
  await hands.reach(page.getByLabel(t('identity.totp_field')))
  await hands.type(codeNow(secret))
  await hands.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: t('identity.totp_codes') })).toBeVisible()
  const codes = await page.locator('.code-list .identifier').allTextContents()
  expect(codes).toHaveLength(10)
  await look()
  await hands.use(page.getByLabel(t('identity.totp_codes_kept')))
  await hands.use(page.getByRole('button', { name: t('identity.totp_codes_done') }))
  await expect(page.getByRole('heading', { level: 1, name: t('identity.totp_codes') })).toBeHidden()
  return { secret, codes: codes.map((code) => code.trim()) }
}

/** The key that stands beside the picture, for people who cannot scan it. */
async function shownSecret(page: Page): Promise<string> {
  const link = await page.locator('a[href^="otpauth:"]').getAttribute('href')
  return new URL(link ?? '').searchParams.get('secret') ?? ''
}
