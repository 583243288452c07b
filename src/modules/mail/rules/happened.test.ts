import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dueWith, factText, factYes, type Happened } from './happened.ts'

const at = (time: string, id: string, type = 'ticket.replied'): Happened => ({
  id,
  type,
  subjectId: 't',
  actorKind: 'customer',
  actorId: null,
  occurredAt: Temporal.Instant.from(`2026-11-20T${time}Z`),
  data: {},
})
const mailable = new Set(['ticket.opened', 'ticket.replied'])
const events = [
  at('09:00', 'a', 'ticket.opened'),
  at('10:10', 'b'),
  at('10:20', 'c', 'ticket.noted'),
  at('10:30', 'd'),
  at('10:40', 'e'),
]

describe('the events whose mails are due', () => {
  test.each([
    ['d', ['b', 'd']],
    ['b', ['b']],
    ['a', ['a']],
    ['gone', []],
  ])('with %s are %j: those of the last hour up to it, notes never', (id, due) => {
    expect(dueWith(events, id, mailable).map((event) => event.id)).toEqual(due)
  })
})

test.each([
  [{ how: 'left' }, 'left', false],
  [{ how: true }, '', true],
  [{ how: null }, '', false],
  [{}, '', false],
  [null, '', false],
  ['how', '', false],
  [['left'], '', false],
])('the fact "how" of %j is %j, yes: %s', (data, text, yes) => {
  expect(factText(data, 'how')).toBe(text)
  expect(factYes(data, 'how')).toBe(yes)
})
