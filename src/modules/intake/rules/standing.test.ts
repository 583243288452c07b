import { describe, expect, test } from 'vitest'
import { fitEntry } from './fit-entry.ts'
import { objectionTo, type Pointer, type ReviewReason, type Standing } from './standing.ts'

const member: Standing = { kind: 'member' }
const staff: Standing = { kind: 'staff' }
const outside: Standing = { kind: 'outside', side: 'customer', invitedBy: 'x', recipientId: null }
const stranger: Standing = { kind: 'stranger' }

describe('a mail may be written into a ticket', () => {
  test.each<[Standing, Pointer, boolean, ReviewReason | null]>([
    [member, 'address', true, null],
    [member, 'address', false, 'forged_address'],
    [member, 'thread', false, null],
    [member, 'subject', false, null],
    [outside, 'address', true, null],
    [outside, 'thread', false, null],
    [staff, 'address', true, null],
    [staff, 'address', false, 'forged_address'],
    [staff, 'thread', false, 'staff_without_address'],
    [staff, 'subject', false, 'staff_without_address'],
    [stranger, 'address', true, 'stranger'],
    [stranger, 'thread', false, 'stranger'],
    [stranger, 'subject', false, 'stranger'],
  ])('by %j through its %s, signed %s: %s', (standing, pointer, isSigned, reason) => {
    expect(objectionTo(standing, pointer, isSigned)).toBe(reason)
  })
})

describe('the text of a mail', () => {
  test('that fits stays as it is', () => {
    expect(fitEntry('abc', 3)).toEqual({ body: 'abc', overflow: null })
  })

  test('that is longer is cut at a line and comes along whole', () => {
    expect(fitEntry('aaaaaa\nbbbb\ncccc', 14)).toEqual({ body: 'aaaaaa\nbbbb\n…', overflow: 'aaaaaa\nbbbb\ncccc' })
  })

  test('of one long line is cut anyway', () => {
    const { body } = fitEntry('x'.repeat(100), 50)
    expect(body).toBe(`${'x'.repeat(48)}\n…`)
  })
})
