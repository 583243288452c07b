import { expectAccessible, expectReflow } from './faults.ts'
import { expect, expectEffort, test, variants, variant } from './journey.ts'
import { expectPromiseKept, fault, reportFault, shownPromise } from './report.ts'

/** Somebody of each language with a device of theirs. */
const known = {
  pl: { name: 'Sławomir Śliwa', serial: '2418G-00301' },
  en: { name: 'Klaus Weber', serial: '2436G-00701' },
} as const

for (const { name, use, language } of variants) {
  test.describe(`task 3, ${name}`, () => {
    test.use(use)

    test('a known customer reports a critical fault of a known device', async ({ page, hands, t, enterAs }) => {
      const { name: customer, serial } = known[language]
      await enterAs(customer)
      await page.goto('/pulpit')
      const number = await reportFault({ page, hands, t, language }, serial)

      await expectReflow(page)
      await expectAccessible(page)
      await page.goto(`/zgloszenia/${number}`)
      await expect(page.locator('h1')).toHaveText(fault[language].title)
      expectEffort(hands, { clicks: 5, keys: 126 })
    })
  })

  test.describe(`with the keyboard alone, ${name}`, () => {
    test.use({ ...use, means: 'keyboard' })

    test('a known customer reports a critical fault and replies', async ({ page, hands, t, enterAs }) => {
      const { name: customer, serial } = known[language]
      await enterAs(customer)
      await page.goto('/pulpit')
      const number = await reportFault({ page, hands, t, language }, serial)

      await hands.use(page.getByRole('link', { name: t('tickets.wizard.to_ticket') }))
      await reply({ page, hands, t }, fault[language].description)
      await expect(page).toHaveURL(new RegExp(number))
      expect(hands.clicks).toBe(0)
    })
  })
}

for (const language of ['pl', 'en'] as const) {
  test.describe(`${language}, without JavaScript`, () => {
    test.use({ ...variant(language, 360), javaScriptEnabled: false })

    test('a known customer finds the device, reports a critical fault and replies', async ({
      page,
      hands,
      t,
      enterAs,
    }) => {
      const { name: customer, serial } = known[language]
      await enterAs(customer)
      await page.goto('/zgloszenia/nowe')
      await hands.reach(page.getByLabel(t('tickets.wizard.search'), { exact: true }))
      await hands.type(serial)
      await hands.use(page.getByRole('button', { name: t('tickets.wizard.search_button') }))
      await hands.use(page.getByRole('radio', { name: new RegExp(serial) }))
      await hands.use(page.getByRole('button', { name: t('tickets.wizard.choose') }))

      const shown = await shownPromise(page)
      await hands.use(page.locator('input[name=priority][value=P1]'))
      await hands.use(page.locator('#krok-2').getByRole('link', { name: t('tickets.wizard.next') }))
      await hands.reach(page.getByLabel(t('tickets.wizard.title')))
      await hands.type(fault[language].title)
      await hands.reach(page.getByLabel(t('tickets.wizard.text'), { exact: true }))
      await hands.type(fault[language].description)
      await hands.use(page.locator('#krok-3').getByRole('link', { name: t('tickets.wizard.next') }))
      if (language === 'pl') await hands.use(page.locator('input[name=partnerAccess][value=no]'))
      await hands.use(page.getByRole('button', { name: t('tickets.wizard.send') }))
      await expect(page).toHaveURL(/przyjete$/)
      await expectPromiseKept(page, /\d\d-\d{6}/.exec(page.url())?.[0] ?? '', shown)
      await reply({ page, hands, t }, fault[language].description)
    })
  })
}

type Writing = Pick<Parameters<typeof reportFault>[0], 'page' | 'hands' | 't'>

async function reply({ page, hands, t }: Writing, text: string): Promise<void> {
  await hands.reach(page.getByLabel(t('tickets.page.reply'), { exact: true }))
  await hands.type(text)
  await hands.use(page.getByRole('button', { name: t('tickets.page.send'), exact: true }))
  await expect(page.locator('.entry').first()).toContainText(text)
}
