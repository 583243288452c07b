import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { provideChromium } from './chromium.mjs'
import { countBrowser, countUnit, sum } from './count.mjs'
import { provideDovecot } from './dovecot.mjs'
import { root } from './paths.mjs'
import { providePostgres15 } from './postgres-15.mjs'
import { prepare } from './prepare.mjs'
import { runNode } from './run.mjs'

const results = join(root, 'test-results')
const unitReport = join(results, 'unit.json')
const olderReport = join(results, 'postgres-15.json')
const browserReport = join(results, 'browser.json')

/** Runs every test of every runner and ends in one line that counts them all. */
export async function runTests() {
  await prepare()
  for (const report of [unitReport, olderReport, browserReport]) rmSync(report, { force: true })
  mkdirSync(results, { recursive: true })
  provideDovecot()

  const older = providePostgres15()
  const codes = [await runUnitTests(), ...(older ? [await runDatabaseTests(older)] : []), await runBrowserTests()]
  const { passed, failed } = sum([
    countUnit(read(unitReport)),
    ...(older ? [countUnit(read(olderReport))] : []),
    countBrowser(read(browserReport)),
  ])
  console.log(`\n${passed} passed, ${failed} failed`)
  return failed > 0 || codes.some((code) => code !== 0) ? 1 : 0
}

function runUnitTests() {
  return runVitest(unitReport)
}

/** What rests on the database, once more on the oldest server that an operator may bring. */
function runDatabaseTests(programs) {
  console.log('\nOn PostgreSQL 15:')
  return runVitest(olderReport, ['--config=vitest.database.config.ts'], { TEST_POSTGRES_PROGRAMS: programs })
}

function runVitest(report, parameters = [], environment = {}) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...parameters], environment)
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
