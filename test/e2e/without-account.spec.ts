import type { Page } from '@playwright/test'
import type { Translate } from '../../src/platform/i18n.ts'
import { expectAccessible, expectReflow } from './faults.ts'
import { expect, test, variant, variants } from './journey.ts'

const CASE = /\d\d-\d{6}-[TK]/

/** A serial of seven signs of each journey's own, and a telephone made of it: the form counts both. */
async function report(page: Page, t: Translate, serial: string): Promise<string> {
  await page.goto('/')
  await page.getByRole('link', { name: t('identity.landing_emergency') }).click()
  await page.getByLabel(t('intake.contract_number')).fill('A204518')
  await page.getByLabel(t('intake.serial')).fill(serial)
  await page.getByLabel(t('intake.callback')).fill(`60${[...serial].map((sign) => sign.charCodeAt(0) % 10).join('')}`)
  await page.getByLabel(t('intake.emergency_title')).fill(`Awaria ${serial}`)
  await page.getByLabel(t('intake.emergency_message'), { exact: true }).fill('Nic nie świeci.')
  await page.getByRole('button', { name: t('intake.emergency_send') }).click()
  await expect(page).toHaveURL(/przyjeto/)
  await expect(page.locator('main')).toContainText('+48 12 25 25 600')
  const shown = await page.locator('main').textContent()
  return CASE.exec(shown ?? '')?.[0] ?? ''
}

for (const { name, use, language } of variants) {
  test.describe(`without an account, ${name}`, () => {
    test.use(use)

    test('somebody reports a dead device, and the desk finds it by its case number', async ({ page, t, enterAs }) => {
      const serial = `NIC${language === 'pl' ? 1 : 2}${use.viewport.width === 360 ? 360 : 144}`
      const number = await report(page, t, serial)
      expect(number).toMatch(CASE)
      await expectReflow(page)
      await expectAccessible(page)

      await enterAs(language === 'pl' ? 'Kinga Lis' : 'Oleksandr Melnyk')
      await page.goto('/k/poczta')
      await page.getByRole('link', { name: `Awaria ${serial}` }).click()
      await expect(page.locator('main')).toContainText(number)
      await expectReflow(page)
      await expectAccessible(page)
    })
  })
}

for (const language of ['pl', 'en'] as const) {
  test.describe(`${language}, without JavaScript`, () => {
    test.use({ ...variant(language, 360), javaScriptEnabled: false })

    test('somebody reports a dead device', async ({ page, t }) => {
      expect(await report(page, t, `BEZJS${language === 'pl' ? 71 : 72}`)).toMatch(CASE)
    })

    test('somebody writes by the contact form, and errors keep what was typed', async ({ page, t, mailbox }) => {
      const address = `bez-js-${language}@gdzies.example`
      await page.goto('/logowanie')
      await page
        .locator('main')
        .getByRole('link', { name: t('identity.contact_form') })
        .click()
      await page.getByLabel(t('intake.name')).fill('Jan Kowal')
      await page.getByLabel(t('intake.email')).fill(address)
      await page.getByLabel(t('intake.phone')).fill('12')
      await page.getByLabel(t('intake.subject'), { exact: true }).fill('Pytanie')
      await page.getByLabel(t('intake.message'), { exact: true }).fill('Jak dodać umowę?')
      await page.getByRole('button', { name: t('intake.contact_send') }).click()
      await expect(page.getByRole('alert').first()).toBeVisible()
      await expect(page.getByLabel(t('intake.message'), { exact: true })).toHaveValue('Jak dodać umowę?')
      await page.getByLabel(t('intake.phone')).fill('')
      await page.getByRole('button', { name: t('intake.contact_send') }).click()
      await expect(page).toHaveURL(/przyjeto/)
      const number = CASE.exec((await page.locator('main').textContent()) ?? '')?.[0] ?? ''
      expect(number).toMatch(CASE)
      const mail = await mailbox.one(address, new RegExp(number))
      expect(mail.subject).toContain(number)
    })
  })
}

test.describe('when the network is gone', () => {
  test.use(variant('pl', 360))

  test('the text stays and the telephone appears in large type', async ({ page, context, t }) => {
    await page.goto('/awaria')
    await page.getByLabel(t('intake.contract_number')).fill('A204518')
    await page.getByLabel(t('intake.serial')).fill('OFFLINE1')
    await page.getByLabel(t('intake.callback')).fill('601000999')
    await page.getByLabel(t('intake.emergency_title')).fill('Awaria')
    await page.getByLabel(t('intake.emergency_message'), { exact: true }).fill('Ten tekst zostaje.')
    await context.route('**/awaria', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    )
    await page.getByRole('button', { name: t('intake.emergency_send') }).click()

    const number = page.locator('.offline-number')
    await expect(number).toBeVisible()
    await expect(number).toHaveAttribute('href', /^tel:/)
    await expect(page.getByLabel(t('intake.emergency_message'), { exact: true })).toHaveValue('Ten tekst zostaje.')
    await expectAccessible(page)
    await context.unroute('**/awaria')
    await page.getByRole('button', { name: t('intake.emergency_send') }).click()
    await expect(page).toHaveURL(/przyjeto/)
  })
})
