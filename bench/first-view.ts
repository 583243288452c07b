import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { cookies } from '../src/platform/http/cookies.ts'

/** What a browser fetched that had never been here, as it came over the line; times in milliseconds. */
export type FirstView = {
  readonly requests: number
  readonly page: number
  readonly script: number
  readonly all: number
  /** Largest contentful paint of the first and of the next view on the slow line, and what moved meanwhile. */
  readonly slow: { readonly first: number; readonly next: number; readonly shift: number }
}

/** 1.6 Mbit/s, 150 ms, a processor of a quarter of the speed (performance.md). */
const SLOW_LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOW_PROCESSOR = 4
const LOOKS = 3

/** Looks at pages as a browser does. @throws when there is no browser: `npm test` installs one. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = process.env['CHROMIUM_PATH']
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  return work(browser).finally(() => browser.close())
}

export async function measureFirstView(
  browser: Browser,
  origin: string,
  path: string,
  session: string,
): Promise<FirstView> {
  const fast = await inFreshBrowser(browser, origin, session, async (page, cdp) => {
    const bytes = countBytes(cdp)
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
    return bytes()
  })
  const looks: FirstView['slow'][] = []
  for (let look = 0; look < LOOKS; look++)
    looks.push(await inFreshBrowser(browser, origin, session, (page, cdp) => lookSlowly(page, cdp, `${origin}${path}`)))
  const best = looks.toSorted((one, other) => one.first - other.first)[0]
  if (best === undefined) throw new Error('Nothing was looked at')
  return { ...fast, slow: best }
}

async function inFreshBrowser<T>(
  browser: Browser,
  origin: string,
  session: string,
  work: (page: Page, cdp: CDPSession) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  await context.addCookies([{ name: cookies.session, value: session, url: origin.replace('http:', 'https:') }])
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  return work(page, cdp).finally(() => context.close())
}

function countBytes(cdp: CDPSession): () => Omit<FirstView, 'slow'> {
  const kinds = new Map<string, string>()
  const sizes: { readonly kind: string; readonly bytes: number }[] = []
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.url.startsWith('data:')) kinds.set(requestId, type)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (kind !== undefined) sizes.push({ kind, bytes: encodedDataLength })
  })
  const sum = (wanted: (kind: string) => boolean) =>
    sizes.filter(({ kind }) => wanted(kind)).reduce((total, { bytes }) => total + bytes, 0)
  return () => ({
    requests: sizes.length,
    page: sum((kind) => kind === 'Document'),
    script: sum((kind) => kind === 'Script'),
    all: sum(() => true),
  })
}

async function lookSlowly(page: Page, cdp: CDPSession, address: string): Promise<FirstView['slow']> {
  await cdp.send('Network.emulateNetworkConditions', SLOW_LINE)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_PROCESSOR })
  await page.goto(address, { waitUntil: 'networkidle' })
  const first = await painted(page)
  await page.goto(address, { waitUntil: 'networkidle' })
  const next = await painted(page)
  return { first: first.largest, next: next.largest, shift: Math.max(first.shift, next.shift) }
}

/** What the browser itself observed since the page began to load. */
const painted = (page: Page): Promise<{ largest: number; shift: number }> =>
  page.evaluate(async () => {
    const observed = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true })
        setTimeout(() => resolve([]), 300)
      })
    const paints = await observed('largest-contentful-paint')
    const shifts = await observed('layout-shift')
    const shift = shifts.reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0)
    return { largest: Math.round(paints.at(-1)?.startTime ?? Number.NaN), shift: Math.round(shift * 1000) / 1000 }
  })
