import { expect, type Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../src/platform/i18n.ts'
import type { Hands } from './hands.ts'

/** Thirty characters of title and eighty of description, as the ceilings of ux 6 assume. */
export const fault: Readonly<Record<Locale, { readonly title: string; readonly description: string }>> = {
  pl: {
    title: 'Przełącznik nie startuje wcale',
    description: 'Od rana nie świeci żadna dioda, zmiana gniazda i zasilacza niczego nie dała tam.',
  },
  en: {
    title: 'The switch did not start today',
    description: 'No light since the morning, another socket and power supply changed nothing yet.',
  },
}

type Way = { readonly page: Page; readonly hands: Hands; readonly t: Translate; readonly language: Locale }

/** A critical fault of a device, from the page of somebody who has contracts to the number of the ticket. */
export async function reportFault(way: Way, device: string): Promise<string> {
  const { page, hands, t } = way
  await hands.use(page.getByRole('link', { name: t('tickets.list.new') }).first())
  await expect(page.getByRole('heading', { level: 1, name: t('tickets.list.new') })).toBeVisible()
  await hands.type(device)
  await expect(page.locator('.wizard-summary')).toContainText(device)
  return describeAndSend(way)
}

/** Priority, words, sending; the device is chosen already. */
export async function describeAndSend({ page, hands, t, language }: Way): Promise<string> {
  await hands.use(page.locator('input[name=priority][value=P1]'))
  const title = page.getByLabel(t('tickets.wizard.title'))
  if (!(await title.isVisible()))
    await hands.use(page.locator('#krok-2').getByRole('link', { name: t('tickets.wizard.next') }))
  if (!(await isFocused(page, 'title'))) await hands.reach(title)
  await hands.type(fault[language].title)
  await hands.press('Tab')
  await hands.type(fault[language].description)
  const onward = page.locator('#krok-3').getByRole('link', { name: t('tickets.wizard.next') })
  if (await onward.isVisible()) await hands.use(onward)
  const partner = page.locator('input[name=partnerAccess][value=no]')
  if ((await partner.count()) > 0) await hands.use(partner)
  await hands.use(page.getByRole('button', { name: t('tickets.wizard.send') }))
  await expect(page).toHaveURL(/\/zgloszenia\/\d\d-\d{6}\/przyjete$/)
  return /\d\d-\d{6}/.exec(page.url())?.[0] ?? ''
}

/** The hour that stands beside the most critical priority before anything is sent. */
export async function shownPromise(page: Page): Promise<string> {
  return (await page.locator('.radio-card:has([value=P1]) .promise-offer strong').textContent()) ?? ''
}

/**
 * The hour shown before sending is the one that was stored, and the one that every page says. While the report is being
 * written the present moves on, so that it may have become the next minute; earlier it never is.
 */
export async function expectPromiseKept(page: Page, number: string, shown: string): Promise<void> {
  const answer = await page.request.get(`/api/v1/tickets/${number}/clocks`)
  const { clocks } = (await answer.json()) as { clocks: { kind: string; dueAt: string }[] }
  const due = Temporal.Instant.from(clocks.find(({ kind }) => kind === 'reaction')?.dueAt ?? '')
  const { hour, minute } = due.toZonedDateTimeISO('Europe/Warsaw')
  const later = hour * 60 + minute - minutesIn(shown)
  expect([0, 1], `shown before sending: ${shown}, stored: ${due.toString()}`).toContain(later)

  const stored = `${hour}:${String(minute).padStart(2, '0')}`
  await expect(page.locator('.opened-promise .promise-big')).toContainText(stored)
  await page.goto(`/zgloszenia/${number}`)
  await expect(page.locator('.ticket-standing')).toContainText(stored)
}

function minutesIn(text: string): number {
  const [, hours, minutes] = /(\d{1,2}):(\d\d)/.exec(text) ?? []
  return Number(hours) * 60 + Number(minutes)
}

const isFocused = (page: Page, name: string): Promise<boolean> =>
  page.evaluate((field) => document.activeElement?.getAttribute('name') === field, name)
