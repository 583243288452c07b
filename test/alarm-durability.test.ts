import { beforeAll, describe, expect, test } from 'vitest'
import { runAlarmDurability, type AlarmReport } from '../bench/durability/alarms.ts'

/** The same with more rounds: `node build/durability.js --rounds 50`. */
const ROUNDS = 3
const TICKETS = 30

describe('two workers of which one is killed in the middle of telling', () => {
  let report: AlarmReport

  beforeAll(async () => {
    report = await runAlarmDurability({ rounds: ROUNDS, tickets: TICKETS })
  }, 180_000)

  test('had something to tell', () => {
    expect(report).toMatchObject({ kills: ROUNDS, clocks: ROUNDS * TICKETS })
    expect(report.events).toBe((ROUNDS * TICKETS * 5) / 3)
  })

  test('record every warning, breach and step exactly once, and write its mails exactly once', () => {
    expect(report.faults).toEqual([])
    expect(report.mails).toBe((ROUNDS * TICKETS * 7) / 3)
  })
})
