import { expect, type Page } from '@playwright/test'
import { fault } from './report.ts'

/** Opens a critical ticket of the person who is signed in, where opening is not the subject. */
export async function openTicket(page: Page, contract: string, language: 'pl' | 'en'): Promise<string> {
  const { lines } = (await (await page.request.get(`/api/v1/contracts/${contract}`)).json()) as {
    lines: { id: string; state: string; serial: string | null; replacedBy: string | null }[]
  }
  const line = lines.find(({ state, serial, replacedBy }) => state === 'active' && serial && !replacedBy)
  const answer = await page.request.post('/api/v1/tickets', {
    data: { lineId: line?.id, priority: 'P1', partnerAccess: false, language, ...fault[language] },
  })
  expect(answer.status()).toBe(201)
  const { number } = (await answer.json()) as { number: string }
  return number
}

export async function closeTicket(page: Page, number: string): Promise<void> {
  const answer = await page.request.post(`/api/v1/tickets/${number}/closure`, { data: {} })
  expect(answer.status()).toBe(204)
}
