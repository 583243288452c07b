import type { Page } from '@playwright/test'
import type { Translate } from '../../src/platform/i18n.ts'
import { expectAccessible, expectReflow } from './faults.ts'
import type { Hands } from './hands.ts'
import { expect, test, variant, variants } from './journey.ts'

/** They change one catalogue and one calendar, so they take turns. */
test.describe.configure({ mode: 'default' })

const keepers = { pl: 'Alicja Ryś', en: 'Igor Tur' } as const
const plans = {
  'pl 1440': 'EXTR-PW-TAC',
  'pl 360': 'EXTR-PW-4H-AHR',
  'en 1440': 'EXTR-PW-NBD-AHR',
  'en 360': 'EXTR-PW-NBD-ONS',
} as Readonly<Record<string, string>>
const reasons = { pl: 'Nowa oferta na wiosnę', en: 'A new offer for spring' } as const
/** A day for each journey on which the company is closed, after every clock of the demo. */
const days = {
  'pl 1440': '2027-08-02',
  'pl 360': '2027-08-03',
  'en 1440': '2027-08-04',
  'en 360': '2027-08-05',
} as Readonly<Record<string, string>>

type Way = { readonly page: Page; readonly hands: Hands; readonly t: Translate }

for (const { name, use, language, width } of variants) {
  test.describe(`the service terms, ${name}`, () => {
    test.use(use)

    test('a keeper changes a plan: sees what it means, is refused, saves, reads the difference', async ({
      page,
      hands,
      t,
      enterAs,
    }) => {
      await enterAs(keepers[language])
      await page.goto(`/jezyk?na=${language}&dalej=/admin/plany/${plans[name]}`)

      await changePlan({ page, hands, t }, reasons[language])
      await expectReflow(page)
      await expectAccessible(page)
    })

    test('a keeper closes a day: sees which clocks would move, thinks better of it, saves another day', async ({
      page,
      hands,
      t,
      enterAs,
    }) => {
      await enterAs(keepers[language])
      await page.goto(`/jezyk?na=${language}&dalej=/admin/kalendarze/8x5/edycja`)
      await hands.use(page.getByRole('button', { name: t('terms.calendar.add_exception') }))
      await page.locator('input[type=date]').last().fill('2027-03-30')
      await page.locator('input[name^=ex-][name$=-reason]').last().fill(reasons[language])
      await page.getByLabel(t('terms.reason'), { exact: true }).last().fill(reasons[language])
      await hands.use(page.getByRole('button', { name: t('terms.calendar.preview') }).last())

      await expect(page.locator('#przesuniete a[href^="/k/zgloszenia/"]').first()).toBeVisible()
      await expectReflow(page)
      if (width === 1440) await expectAccessible(page)

      await hands.use(page.getByRole('button', { name: t('terms.preview.back') }))
      await page
        .locator('input[type=date]')
        .last()
        .fill(days[name] ?? '')
      await hands.use(page.getByRole('button', { name: t('terms.calendar.preview') }).last())
      await expect(page.locator('#przesuniete')).toHaveCount(0)
      await hands.use(page.getByRole('button', { name: t('terms.preview.save') }))

      await expect(page).toHaveURL(/\/admin\/kalendarze\/8x5\?zapisano=\d+$/)
      await expect(page.locator('#wersje')).toContainText(reasons[language])
      await expect(page.locator('refresh-soon')).toHaveCount(0)
      await expect(page.locator('main')).toContainText(keepers[language])
    })
  })
}

test.describe('the service terms with keys alone', () => {
  test.use({ ...variant('pl', 1440), means: 'keyboard' })

  test('a plan is changed without a pointer', async ({ page, hands, t, enterAs }) => {
    await enterAs('Dorota Sarna')
    await page.goto('/admin/plany/EXTR-PW-4H-ONS')

    await changePlan({ page, hands, t }, reasons.pl)
  })
})

/** Two hours for the most urgent report are refused beside one for the next; half an hour is not. */
async function changePlan({ page, hands, t }: Way, reason: string): Promise<void> {
  await hands.use(page.getByRole('link', { name: t('terms.edit') }))
  await page.getByLabel(t('terms.sim.at')).fill('2027-03-26T16:30')
  const reaction = page.locator('.simulation-clock strong').first()
  const hours = page.locator('input[name=row-0-hours]')

  await hands.reach(hours)
  await hands.press('Control+a')
  await hands.type('2')
  await expect(reaction).toContainText('10:30')
  await hands.reach(page.locator('textarea[name=reason]'))
  await hands.type(reason)
  await hands.use(page.getByRole('button', { name: t('terms.save') }))

  const conflict = { priority: 'P2', target: 'reaction', one: 60, before: 'P1', other: 120 }
  await expect(page.getByRole('alert')).toContainText(t('catalogue.problem.less_urgent_is_faster', conflict))
  await expect(hours).toHaveValue('2')
  await expect(page.locator('textarea[name=reason]')).toHaveValue(reason)
  await expectAccessible(page)

  await hands.reach(hours)
  await hands.press('Control+a')
  await hands.type('0.75')
  await expect(reaction).toContainText('9:15')
  await hands.use(page.getByRole('button', { name: t('terms.save') }))

  await expect(page).toHaveURL(/zapisano=\d+$/)
  await expect(page.locator('#wersje')).toContainText(reason)
  await hands.use(page.getByRole('button', { name: t('terms.compare') }))
  await expect(page.getByRole('row').filter({ hasText: /^P1/ })).toContainText(/0[.,]75 h/)
}
