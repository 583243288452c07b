import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { provideChromium } from './chromium.mjs'
import { countBrowser, countUnit, sum } from './count.mjs'
import { root } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { runNode } from './run.mjs'

const results = join(root, 'test-results')
const unitReport = join(results, 'unit.json')
const browserReport = join(results, 'browser.json')

/** Runs every test of every runner and ends in one line that counts them all. */
export async function runTests() {
  await prepare()
  rmSync(unitReport, { force: true })
  rmSync(browserReport, { force: true })
  mkdirSync(results, { recursive: true })

  const codes = [await runUnitTests(), await runBrowserTests()]
  const { passed, failed } = sum([countUnit(read(unitReport)), countBrowser(read(browserReport))])
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed > 0 || codes.some((code) => code !== 0) ? 1 : 0
}

function runUnitTests() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  return runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
}

function runBrowserTests() {
  const chromium = provideChromium()
  return runNode(['node_modules/@playwright/test/cli.js', 'test'], {
    BROWSER_REPORT: browserReport,
    ...(chromium && { CHROMIUM_PATH: chromium }),
  })
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
