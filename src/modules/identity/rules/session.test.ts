import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { endOf, idleMinutesOf, isIdle } from './session.ts'

const limits = { staffIdleMinutes: 30, customerIdleMinutes: 12 * 60 }
const at = (time: string) => Temporal.Instant.from(`2026-11-20T${time}:00+01:00`)

describe('a session that is left alone', () => {
  test.each([
    ['of staff lasts half an hour', 'staff', '15:00', '15:30', false],
    ['of staff ends after it', 'staff', '15:00', '15:31', true],
    ['of a customer lasts a working day', 'customer', '8:00', '20:00', false],
    ['of a customer ends after it', 'customer', '8:00', '20:01', true],
  ] as const)('%s', (_, kind, seen, now, idle) => {
    expect(isIdle({ kind, lastSeenAt: at(seen.padStart(5, '0')) }, at(now), limits)).toBe(idle)
  })

  test('ends when its idle time is over, at the latest when it expires', () => {
    const session = { kind: 'staff', lastSeenAt: at('15:00') } as const
    expect(String(endOf({ ...session, expiresAt: at('20:00') }, limits))).toBe(String(at('15:30')))
    expect(String(endOf({ ...session, expiresAt: at('15:10') }, limits))).toBe(String(at('15:10')))
  })

  test('is measured by the kind of its person', () => {
    expect([idleMinutesOf('staff', limits), idleMinutesOf('customer', limits)]).toEqual([30, 720])
  })
})
