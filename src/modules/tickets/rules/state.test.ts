import { describe, expect, test } from 'vitest'
import { actOfMove, actOfReply, afterAct, clockEffectOfReply, takes, type Act } from './state.ts'
import type { Move, TicketState } from './ticket.ts'

const open = { state: 'open', move: 'support' } as const

describe('the life of a ticket', () => {
  test.each<[string, TicketState, Move, Act, TicketState, Move]>([
    ['a customer answers', 'open', 'customer', 'customer_reply', 'open', 'support'],
    ['a customer writes while the vendor is asked', 'open', 'vendor', 'customer_reply', 'open', 'support'],
    ['a customer says that it still does not work', 'solved', 'customer', 'customer_reply', 'open', 'support'],
    ['a customer writes in a closed ticket', 'closed', 'support', 'customer_reply', 'open', 'support'],
    ['an engineer keeps the move', 'open', 'vendor', 'staff_reply', 'open', 'vendor'],
    ['an engineer adds to a solution', 'solved', 'customer', 'staff_reply', 'solved', 'customer'],
    ['an engineer asks', 'open', 'support', 'staff_ask', 'open', 'customer'],
    ['an engineer takes a solution back with a question', 'solved', 'customer', 'staff_ask', 'open', 'customer'],
    ['an engineer solves', 'open', 'support', 'staff_solve', 'solved', 'customer'],
    ['an engineer solves anew', 'solved', 'customer', 'staff_solve', 'solved', 'customer'],
    ['somebody closes', 'open', 'agreed', 'close', 'closed', 'agreed'],
    ['a customer accepts the solution', 'solved', 'customer', 'close', 'closed', 'customer'],
    ['somebody reactivates', 'closed', 'customer', 'reactivate', 'open', 'support'],
    ['a customer rejects the solution', 'solved', 'customer', 'reactivate', 'open', 'support'],
    ['a customer escalates', 'solved', 'customer', 'escalate', 'open', 'support'],
    ['the desk ranks', 'solved', 'customer', 'change_priority', 'solved', 'customer'],
    ['the desk waits for the vendor', 'open', 'support', 'move_to_vendor', 'open', 'vendor'],
    ['the desk agrees on a date', 'open', 'support', 'move_to_agreed', 'open', 'agreed'],
    ['the vendor has answered', 'open', 'vendor', 'move_to_support', 'open', 'support'],
  ])('%s', (_, state, move, act, nextState, nextMove) => {
    expect(afterAct({ state, move }, act)).toEqual({ state: nextState, move: nextMove })
    expect(takes(state, act)).toBe(true)
  })

  test.each<[Act, string]>([
    ['staff_reply', 'tickets.closed'],
    ['staff_ask', 'tickets.closed'],
    ['staff_solve', 'tickets.closed'],
    ['close', 'tickets.closed'],
    ['escalate', 'tickets.closed'],
    ['change_priority', 'tickets.closed'],
    ['move_to_customer', 'tickets.closed'],
    ['move_to_vendor', 'tickets.closed'],
  ])('a closed ticket does not take %s', (act, code) => {
    expect(() => afterAct({ state: 'closed', move: 'support' }, act)).toThrow(code)
    expect(takes('closed', act)).toBe(false)
  })

  test('an open ticket need not be reactivated', () => {
    expect(() => afterAct(open, 'reactivate')).toThrow('tickets.not_closed')
  })

  test('every effect of a reply and every move is an act', () => {
    expect(actOfReply).toEqual({ keep: 'staff_reply', ask: 'staff_ask', solve: 'staff_solve' })
    expect(actOfMove).toEqual({
      customer: 'move_to_customer',
      support: 'move_to_support',
      vendor: 'move_to_vendor',
      agreed: 'move_to_agreed',
    })
  })
})

test.each([
  ['reaction', 'tickets.clock_effect.reaction'],
  ['next_communication', 'tickets.clock_effect.next_communication'],
  ['delivery', null],
  [null, null],
])('while %s is due, sending says what it stops', (kind, key) => {
  expect(clockEffectOfReply(kind)).toBe(key)
})
