import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { countBrowser, countUnit } from './boot/count.mjs'

const ROOT = join(import.meta.dirname, '..')

describe('the count of all tests', () => {
  test('adds a test file that could not be loaded as one failure', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'passed', assertionResults: [{}] },
      ],
    }

    expect(countUnit(report)).toEqual({ passed: 7, failed: 2 })
  })

  test('takes a browser test that passed on a second try as passed', () => {
    const report = { stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 0 }, errors: [] }

    expect(countBrowser(report)).toEqual({ passed: 4, failed: 2 })
  })

  test('takes a browser run that found no tests as a failure', () => {
    const report = {
      stats: { expected: 0, flaky: 0, unexpected: 0, skipped: 0 },
      errors: [{ message: 'No tests found' }],
    }

    expect(countBrowser(report)).toEqual({ passed: 0, failed: 1 })
  })

  test.each([countUnit, countBrowser])('takes a runner without a report as a failure', (count) => {
    expect(count(undefined)).toEqual({ passed: 0, failed: 1 })
  })
})

test('an unknown command names the known ones', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/boot.mjs', 'fly'], { cwd: ROOT, encoding: 'utf8' })

  expect(status).toBe(2)
  expect(stderr).toContain('start|portal|bench|test|check')
})
