import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** `npm test` names the browser; run alone, the tests take Debian's, else the one that Playwright downloaded. */
const executablePath = process.env['CHROMIUM_PATH'] ?? ['/usr/bin/chromium'].find((path) => existsSync(path))
const report = process.env['BROWSER_REPORT']
const portal = process.env['PORTAL_URL']

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/e2e/global-setup.ts',
  outputDir: 'test-results/browser',
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  /** A busy machine may let one try run out of time; what is wrong fails every time. */
  retries: 1,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['line'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: {
    browserName: 'chromium',
    ...(portal === undefined ? {} : { baseURL: portal }),
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
