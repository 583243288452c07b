import { expectAccessible } from './faults.ts'
import { expect, expectEffort, test, variants, variant } from './journey.ts'
import { comeIn, newcomer, type Newcomer, type Way } from './newcomer.ts'
import { describeAndSend, expectPromiseKept, shownPromise } from './report.ts'

const CONTRACT = 'A204518'
const SERIAL = '2441G-00417'

for (const [index, { name, use, language }] of variants.entries()) {
  test.describe(`task 2, ${name}`, () => {
    test.use(use)

    test('a new customer registers, proves the right and reports a critical fault', async ({
      page,
      hands,
      t,
      mailbox,
    }) => {
      const way = { page, hands, t, mailbox, language }
      const person = newcomer(`jan${index + 1}`)
      await comeIn(way, person)
      await proveRight(way)

      await hands.use(page.getByRole('link', { name: t('contracts.new_ticket_of', { number: CONTRACT }) }))
      await hands.use(page.getByRole('radio', { name: new RegExp(SERIAL) }))
      const shown = await shownPromise(page)
      const number = await describeAndSend(way)

      await expectPromiseKept(page, number, shown)
      await expectNoPasswordIn(way, person)
      expectEffort(hands, { clicks: 15, keys: 205 })
    })
  })
}

for (const [means, javaScriptEnabled] of [
  ['keyboard', true],
  ['pointer', false],
] as const) {
  for (const language of ['pl', 'en'] as const) {
    test.describe(`${language}, ${javaScriptEnabled ? `with the ${means} alone` : 'without JavaScript'}`, () => {
      test.use({ ...variant(language, 1440), means, javaScriptEnabled })

      test('somebody registers, connects an application and proves the right', async ({ page, hands, t, mailbox }) => {
        const way = { page, hands, t, mailbox }
        await comeIn(way, newcomer(`jan-${language}-${means}`))
        await proveRight(way)

        if (means === 'keyboard') {
          expect(hands.clicks, 'only the link of the mail').toBe(1)
          await expectAccessible(page)
        }
      })
    })
  }
}

async function proveRight({ page, hands, t }: Way): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: t('contracts.claim_title') })).toBeVisible()
  await hands.reach(page.getByLabel(t('contracts.number'), { exact: true }))
  await hands.type(CONTRACT)
  await hands.press('Tab')
  await hands.type(SERIAL)
  await hands.press('Enter')
  await expect(page).toHaveURL(new RegExp(`dodano=${CONTRACT}`))
}

/** No mail ever carries a password (decision 6). */
async function expectNoPasswordIn({ mailbox }: Way, { email, password }: Newcomer): Promise<void> {
  const mails = await mailbox.all(email)
  expect(mails.length).toBeGreaterThanOrEqual(2)
  for (const { text, html, subject } of mails) expect(`${subject}\n${text}\n${html}`).not.toContain(password)
}
