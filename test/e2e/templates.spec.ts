import { expectAccessible, expectReflow } from './faults.ts'
import { expect, test, variants } from './journey.ts'

const administrators = { pl: 'Alicja Ryś', en: 'Bogdan Bóbr' } as const

/** The administrators of the demo change one letter each for each variant, so that the journeys do not meet. */
const letters = {
  'pl 1440': 'unit_received',
  'pl 360': 'return_extended',
  'en 1440': 'visit_done',
  'en 360': 'delivery_started',
} as const

for (const { name, use, language } of variants) {
  test.describe(`the words of a letter, ${name}`, () => {
    test.use(use)

    test('an administrator changes them, is stopped by a missing language, looks, and goes back', async ({
      page,
      t,
      enterAs,
    }) => {
      const letter = letters[name as keyof typeof letters]
      const title = `mail.${letter}_title`
      await enterAs(administrators[language])
      await page.goto(`/jezyk?na=${language}&dalej=/admin/szablony/${letter}`)
      const words = (of: 'pl' | 'en') => page.locator(`[name="${title}.${of}"]`)

      await words('pl').fill('Nowe słowa')
      await words('en').fill('')
      await page.getByRole('button', { name: t('mail.editor.publish') }).click()
      await expect(page.getByRole('alert')).toContainText(t('mail.problem.language_missing', { language: 'en' }))
      await expect(words('pl')).toHaveValue('Nowe słowa')

      await words('en').fill('New words')
      await page.getByRole('button', { name: t('mail.editor.publish') }).click()
      await expect(page.getByText(t('mail.editor.done_published'))).toBeVisible()
      await expectAccessible(page)
      await expectReflow(page)

      await page.getByRole('combobox', { name: t('mail.editor.preview_language') }).selectOption('en')
      await page.getByRole('button', { name: t('mail.editor.preview_show') }).click()
      await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('New words')
      await expectReflow(page)

      await page.goBack()
      const restore = t('mail.editor.version_restore', { name: t('mail.editor.version_shipped') })
      await page.getByRole('button', { name: restore }).click()
      await expect(page.getByText(t('mail.editor.done_restored'))).toBeVisible()
      await expect(words('pl')).not.toHaveValue('Nowe słowa')
    })
  })
}
