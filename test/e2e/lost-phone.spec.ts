import { expectAccessible } from './faults.ts'
import { handsOn } from './hands.ts'
import { codeNow, expect, expectEffort, test, variants } from './journey.ts'
import { comeIn, enrol, newcomer, type Newcomer, type Way } from './newcomer.ts'

for (const { name, use, language, width } of variants) {
  test.describe(`task 25, ${name}`, () => {
    test.use(use)

    test('a recovery code replaces a lost phone, once', async ({ page, hands, t, mailbox, browser }) => {
      const way = { page, hands, t, mailbox }
      const person = newcomer(`lost-${language}-${width}`)
      const { codes } = await comeIn(way, person)
      const [code = ''] = codes
      const elsewhere = await browser.newContext({ ...use, baseURL: new URL(page.url()).origin })
      const other = await elsewhere.newPage()

      await typePassword({ page: other, t }, person)
      hands.rest()
      const theirs = { ...way, page: other, hands: handsOn(other) }
      await theirs.hands.use(other.getByRole('link', { name: t('identity.sign_in_code_lost') }))
      await expectAccessible(other)
      await theirs.hands.reach(other.getByLabel(t('identity.sign_in_recovery_field')))
      await theirs.hands.type(code.replaceAll('-', ''))
      await theirs.hands.use(other.getByRole('button', { name: t('identity.sign_in_recovery_button') }))
      await expectAccessible(other)
      const { secret } = await enrol(theirs)
      expectEffort(theirs.hands, { clicks: 7, keys: 24 })

      await page.goto('/konto')
      await expect(page, 'the session on the old browser has ended').toHaveURL(/\/logowanie/)
      await mailbox.one(person.email, new RegExp(escaped(t('mail.security_recovery_code_used'))))
      await mailbox.one(person.email, new RegExp(escaped(t('mail.security_totp_enrolled'))))

      await typePassword(way, person)
      await page.getByRole('link', { name: t('identity.sign_in_code_lost') }).click()
      await page.getByLabel(t('identity.sign_in_recovery_field')).fill(code)
      await page.getByRole('button', { name: t('identity.sign_in_recovery_button') }).click()
      await expect(page.getByRole('alert')).toContainText(t('identity.recovery_code_wrong'))

      await page.goto('/logowanie/kod')
      await page.getByLabel(t('identity.sign_in_code_field')).fill(codeNow(secret, 1))
      await page.getByRole('button', { name: t('identity.sign_in_code_button') }).click()
      await expect(page, 'the new application opens the account').toHaveURL(/\/pulpit/)
      await elsewhere.close()
    })
  })
}

async function typePassword({ page, t }: Pick<Way, 'page' | 't'>, { email, password }: Newcomer): Promise<void> {
  await page.goto('/logowanie')
  await page.getByLabel(t('identity.sign_in_email')).fill(email)
  await page.getByLabel(t('identity.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: t('identity.sign_in_button'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: t('identity.sign_in_code') })).toBeVisible()
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
