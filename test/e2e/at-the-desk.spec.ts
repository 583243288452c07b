import type { BrowserContext, Page } from '@playwright/test'
import type { Translate } from '../../src/platform/i18n.ts'
import { enterAs } from './enter-as.ts'
import { expectAccessible, expectReflow } from './faults.ts'
import { handsOn, type Hands } from './hands.ts'
import { expect, expectEffort, test, variants } from './journey.ts'

/** The queue of the demo morning: one ticket is late, three fall due within the hour. */
const QUEUE = ['27-000217', '27-000209', '27-000198', '27-000222'] as const

/** They all work on one queue, so they take turns; and early, because the morning's hours are part of it. */
test.describe.configure({ mode: 'default' })

const engineers = { pl: 'Adam Wilk', en: 'Oleksandr Melnyk' } as const
const answer = { pl: 'Już sprawdzamy, proszę o zdjęcie diod.', en: 'We are on it; please send a photo of the lights.' }

for (const { name, use, language, width } of variants) {
  test.describe(`task 13, ${name}`, () => {
    test.use(use)

    test('an engineer sees at once who is late and who is next', async ({ page, hands, t, enterAs: enter }) => {
      await enter(engineers[language])
      await page.goto('/k/kolejka')

      await expect(page.locator('.desk-sentence')).toContainText(t('desk.late', { count: 1 }))
      await expect(page.locator('.desk-sentence')).toContainText(t('desk.soon', { count: 3, time: '10:00' }))
      expect((await rowNumbers(page)).slice(0, QUEUE.length)).toEqual(QUEUE)
      for (const row of await page
        .locator('.two-line-list .row')
        .all()
        .then((rows) => rows.slice(0, QUEUE.length)))
        await expect(row).toBeInViewport()
      expectEffort(hands, { clicks: 0, keys: 0 })
      await expectReflow(page)
      if (width === 1440) await expectAccessible(page)
    })
  })
}

for (const { name, use, language, width } of variants) {
  test.describe(`task 14, ${name}`, () => {
    test.use(use)

    test('an engineer takes the top ticket, answers it and stands at the next', async ({
      page,
      hands,
      t,
      enterAs: enter,
    }) => {
      await enter(engineers[language])
      await page.goto('/k/kolejka')
      const [top = '', next = ''] = await rowNumbers(page)

      const way = { page, hands, t, engineer: engineers[language], text: answer[language] }
      if (width === 1440) await answerWithKeys(way, next)
      else await answerWithTaps(way, top, next)
      await expectAnswered(page, top)
    })
  })
}

type Way = {
  readonly page: Page
  readonly hands: Hands
  readonly t: Translate
  readonly engineer: string
  readonly text: string
}

/** Beside the list: j, a, r, the text, Ctrl+Shift+Enter. */
async function answerWithKeys({ page, hands, t, engineer, text }: Way, next: string): Promise<void> {
  await hands.press('j')
  await hands.press('a')
  await expect(page.getByText(`${t('desk.assignee')}: ${engineer}`).first()).toBeVisible()
  await hands.press('r')
  await expect(page.getByLabel(t('desk.reply_label'))).toBeFocused()
  await hands.type(text)
  await hands.press('Control+Shift+Enter')
  await expect(page.locator(`[aria-current=true] a[href*="${next}"]`)).toBeFocused()
  expectEffort(hands, { clicks: 0, keys: 4 + text.length })
}

/** On a phone there is no room beside the list: as many taps as there are keys on a desk. */
async function answerWithTaps({ page, hands, t, engineer, text }: Way, top: string, next: string): Promise<void> {
  await hands.use(page.locator(`.row-title a[href*="${top}"]`))
  await hands.use(page.getByRole('button', { name: t('desk.take'), exact: true }))
  await expect(page.getByText(`${t('desk.assignee')}: ${engineer}`).first()).toBeVisible()
  await hands.reach(page.getByLabel(t('desk.reply_label')))
  await hands.type(text)
  await hands.use(page.getByRole('button', { name: t('desk.send_next'), exact: true }))
  await expect(page).toHaveURL(new RegExp(next))
  expectEffort(hands, { clicks: 4, keys: text.length })
}

for (const { name, use, language } of variants) {
  test.describe(`task 16, ${name}`, () => {
    test.use(use)

    test('two engineers answer at once: the second reply is held and nothing is lost', async ({
      page,
      hands,
      t,
      context,
      browser,
      enterAs: enter,
    }) => {
      const number = '27-000215'
      await enter(engineers[language])
      await page.goto(`/k/zgloszenia/${number}`)
      const colleague = await browser.newContext({ ...use, baseURL: new URL(page.url()).origin })
      await page.getByLabel(t('desk.reply_label')).fill(`${answer[language]} (${name}!)`)
      await answerAs(colleague, 'Kinga Lis', number, `${answer.pl} (${name})`)

      await hands.use(page.getByRole('button', { name: t('desk.send'), exact: true }))

      await expect(page.getByRole('alert')).toContainText(t('desk.held'))
      await expect(page.locator('.held')).toContainText(`${answer.pl} (${name})`)
      await expect(page.getByLabel(t('desk.reply_label'))).toHaveValue(`${answer[language]} (${name}!)`)
      expectEffort(hands, { clicks: 1, keys: 0 })
      await expectAccessible(page)

      await page.getByRole('button', { name: t('desk.send_anyway') }).click()
      await expect(page.locator('.entry').first()).toContainText(`(${name}!)`)
      await expect(page.locator('.entry').nth(1)).toContainText(`(${name})`)
      await colleague.close()
      expect(context.pages()).toHaveLength(1)
    })
  })
}

const rowNumbers = (page: Page): Promise<string[]> =>
  page.locator('.two-line-list .row-meta .identifier').allTextContents()

async function answerAs(context: BrowserContext, name: string, number: string, text: string): Promise<void> {
  const page = await context.newPage()
  await enterAs(page, name)
  await page.goto(`/k/zgloszenia/${number}`)
  const hands = handsOn(page)
  await hands.reach(page.locator('textarea[name=reply]'))
  await hands.type(text)
  await hands.press('Control+Enter')
  await expect(page.locator('.entry').first()).toContainText(text)
}

/** The clock that waited for the engineer stopped when the reply was sent. */
async function expectAnswered(page: Page, number: string): Promise<void> {
  const ticket = await (await page.request.get(`/api/v1/tickets/${number}`)).json()
  const { clocks } = await (await page.request.get(`/api/v1/tickets/${number}/clocks`)).json()
  const sentAt = ticket.entries.find((entry: { side: string }) => entry.side === 'support').sentAt
  expect(clocks.map((clock: { stoppedAt: string | null }) => clock.stoppedAt)).toContain(sentAt)
}
