import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { provideChromium } from './chromium.mjs'
import { root } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { runNode } from './run.mjs'

const results = join(root, 'test-results')
const unitReport = join(results, 'unit.json')
const browserReport = join(results, 'browser.json')

/** Runs every test of every runner and ends in one line that counts them all. */
export async function runTests(parameters) {
  await prepare()
  rmSync(unitReport, { force: true })
  rmSync(browserReport, { force: true })
  mkdirSync(results, { recursive: true })

  const codes = [await runUnitTests(parameters), await runBrowserTests(parameters)]
  const { passed, failed } = sum([countUnit(read(unitReport)), countBrowser(read(browserReport))])
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed > 0 || codes.some((code) => code !== 0) ? 1 : 0
}

function runUnitTests(parameters) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  return runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...parameters])
}

function runBrowserTests(parameters) {
  const chromium = provideChromium()
  return runNode(['node_modules/@playwright/test/cli.js', 'test', ...parameters], {
    BROWSER_REPORT: browserReport,
    ...(chromium && { CHROMIUM_PATH: chromium }),
  })
}

/** A runner that wrote no report did not run: that is one failure, never silence. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function countUnit(report) {
  if (!report) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length }
}

function countBrowser(report) {
  if (!report) return { passed: 0, failed: 1 }
  const { expected, flaky, unexpected } = report.stats
  return { passed: expected + flaky, failed: unexpected + report.errors.length }
}

function sum(counts) {
  return counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }))
}
