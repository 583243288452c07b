import AxeBuilder from '@axe-core/playwright'
import { expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test'

/** Collects what a browser complains about: script errors, missing files, breaches of the content security policy. */
export function watchComplaints(context: BrowserContext): readonly string[] {
  const complaints: string[] = []
  context.on('weberror', (error) => {
    const { message } = error.error()
    if (!CUT_OFF.test(message)) complaints.push(`${error.page()?.url() ?? ''}: ${message}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error' && !isRefusal(message) && !isOurSearch(message) && !CUT_OFF.test(message.text()))
      complaints.push(`${message.page()?.url()}: ${message.text()}`)
  })
  return complaints
}

/** Browsers note every answer of 4xx, also where a refused form is the point of the journey. */
const isRefusal = (message: ConsoleMessage): boolean =>
  /status of 4\d\d/.test(message.text()) && !message.location().url.includes('/assets/')

/** What browsers say in a journey that cuts the network off itself. */
const CUT_OFF = /net::ERR_FAILED|^Failed to fetch$/

/** The accessibility rules look into frames, also into those of mails, where nothing may run. */
const isOurSearch = (message: ConsoleMessage): boolean =>
  /Blocked script execution in .*\/dev\/mail\//.test(message.text())

/** What is wrong stays wrong; a theme or a font that has just changed settles within moments. */
const eventually = expect.configure({ soft: true, timeout: 45_000 })

/** Nothing of what the accessibility rules find, WCAG and good practice alike (ux 3.9). */
export async function expectAccessible(page: Page): Promise<void> {
  await page.locator('html:not([aria-busy])').waitFor()
  await eventually.poll(() => violationsOf(page), page.url()).toEqual([])
}

async function violationsOf(page: Page) {
  await page.evaluate(settled)
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })),
  )
}

/** Colours and places have come to rest. What moves in a closed menu is not painted, so it never ends. */
async function settled(): Promise<void> {
  const seen = ({ effect }: Animation): boolean =>
    effect instanceof KeyframeEffect && effect.target?.checkVisibility() === true
  await Promise.allSettled(
    document
      .getAnimations()
      .filter(seen)
      .map((each) => each.finished),
  )
}

/** One heading of the first level, the language in the document, and no way to scroll sideways (WCAG 1.4.10). */
export async function expectSound(page: Page, language: string): Promise<void> {
  await expect.soft(page.locator('h1:visible'), page.url()).toHaveCount(1)
  await expect.soft(page.locator('html'), page.url()).toHaveAttribute('lang', language)
  await expectReflow(page)
}

export async function expectReflow(page: Page): Promise<void> {
  const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await eventually.poll(beyond, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** Every kind of link leads somewhere: one of each pattern is followed, but for the switch of the language. */
export async function expectNoDeadLinks(page: Page, links: readonly string[]): Promise<void> {
  const followed = links.filter((link) => !link.startsWith('/jezyk'))
  const kinds = new Map(followed.map((link) => [link.replaceAll(/[0-9a-f]{8}-[-0-9a-f]{27}|\d+/g, '#'), link]))
  for (const link of kinds.values()) {
    const answer = await page.request.get(link)
    expect.soft(answer.status(), `${link} on ${page.url()}`).toBeLessThan(400)
  }
}
