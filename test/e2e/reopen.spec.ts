import { expectAccessible } from './faults.ts'
import { expect, expectEffort, test, variants, variant } from './journey.ts'
import { closeTicket, openTicket } from './world.ts'

const customers = {
  pl: { name: 'Dyżur NOC', contract: 'A204525', reason: 'Znowu nie działa: to samo okno' },
  en: { name: 'Jana Dvořáková', contract: 'C300214', reason: 'It fails again since breakfast' },
} as const

for (const { name, use, language } of variants) {
  test.describe(`task 7, ${name}`, () => {
    test.use(use)

    test('a customer reactivates a closed ticket and reads the new promise', async ({ page, hands, t, enterAs }) => {
      const { name: customer, contract, reason } = customers[language]
      await enterAs(customer)
      const number = await openTicket(page, contract, language)
      await closeTicket(page, number)
      await page.goto('/zgloszenia?widok=zamkniete')

      await hands.use(page.locator(`a[href="/zgloszenia/${number}"]`).first())
      await expect(page.getByLabel(t('tickets.page.reopen_reason'))).toBeFocused()
      const promised = await page.locator('#wznow strong').textContent()
      await hands.type(reason)
      await hands.use(page.getByRole('button', { name: t('tickets.page.reopen') }))

      await expect(page.getByText(t('tickets.page.done_wznowiono'))).toBeVisible()
      await expect(page.locator('#zegary')).toContainText(/\d{1,2}:\d\d/)
      expect(promised).toMatch(/\d{1,2}:\d\d/)
      await expectAccessible(page)
      expectEffort(hands, { clicks: 2, keys: 30 })
    })
  })
}

test.describe('task 7, when the contract has expired since', () => {
  test.use(variant('pl', 1440))

  test('the ticket opens again without a promised hour, for the coordinator to look at', async ({
    page,
    hands,
    t,
    enterAs,
  }) => {
    await enterAs('Jan Kos')
    await page.goto('/zgloszenia/27-000101')

    await expect(page.getByText(t('tickets.warning.uncovered'))).toBeVisible()
    await hands.type(customers.pl.reason)
    await hands.use(page.getByRole('button', { name: t('tickets.page.reopen') }))
    await expect(page.getByText(t('tickets.page.no_clocks_uncovered'))).toBeVisible()
  })
})
