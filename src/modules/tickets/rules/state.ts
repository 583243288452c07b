import { Refusal } from '../../../refusal.ts'
import type { Move, TicketState } from './ticket.ts'

/** Everything that people do to a ticket and that may change its state or whose move it is. */
export type Act =
  | 'customer_reply'
  | 'staff_reply'
  | 'staff_ask'
  | 'staff_solve'
  | 'close'
  | 'reactivate'
  | 'escalate'
  | 'change_priority'
  | 'move_to_customer'
  | 'move_to_vendor'
  | 'move_to_agreed'
  | 'move_to_support'

export type Standing = { readonly state: TicketState; readonly move: Move }

/** What an act leaves behind; `same` keeps what was, `refused` says no. */
type Effect = 'refused' | { readonly state: TicketState; readonly move: Move | 'same' }

const open = (move: Move | 'same') => ({ state: 'open', move }) as const
const solved = (move: Move | 'same') => ({ state: 'solved', move }) as const
const closed = { state: 'closed', move: 'same' } as const

/**
 * The whole life of a ticket. A customer's answer to a solution opens it again, one to a closed ticket reactivates it
 * (R91); staff reactivate a closed ticket before they write in it, so that nobody writes where nobody waits.
 */
const effects: Readonly<Record<Act, Readonly<Record<TicketState, Effect>>>> = {
  customer_reply: { open: open('support'), solved: open('support'), closed: open('support') },
  staff_reply: { open: open('same'), solved: solved('same'), closed: 'refused' },
  staff_ask: { open: open('customer'), solved: open('customer'), closed: 'refused' },
  staff_solve: { open: solved('customer'), solved: solved('customer'), closed: 'refused' },
  close: { open: closed, solved: closed, closed: 'refused' },
  reactivate: { open: 'refused', solved: open('support'), closed: open('support') },
  escalate: { open: open('support'), solved: open('support'), closed: 'refused' },
  change_priority: { open: open('same'), solved: solved('same'), closed: 'refused' },
  move_to_customer: { open: open('customer'), solved: open('customer'), closed: 'refused' },
  move_to_vendor: { open: open('vendor'), solved: open('vendor'), closed: 'refused' },
  move_to_agreed: { open: open('agreed'), solved: open('agreed'), closed: 'refused' },
  move_to_support: { open: open('support'), solved: open('support'), closed: 'refused' },
}

/**
 * State and move after an act.
 *
 * @throws {Refusal} `tickets.closed` for what a closed ticket does not take, `tickets.not_closed` for reactivating an open one.
 * @see docs/domain/tickets.md#states (source: R91, E83, decision 19, decision 24)
 */
export function afterAct(standing: Standing, act: Act): Standing {
  const effect = effects[act][standing.state]
  if (effect === 'refused') throw new Refusal(standing.state === 'closed' ? 'tickets.closed' : 'tickets.not_closed')
  return { state: effect.state, move: effect.move === 'same' ? standing.move : effect.move }
}

/**
 * Whether an act would be taken now; for showing buttons.
 *
 * @see docs/domain/tickets.md#states (source: R91)
 */
export const takes = (state: TicketState, act: Act): boolean => effects[act][state] !== 'refused'

/** What an engineer's reply does besides being read. */
export const replyEffects = ['keep', 'ask', 'solve'] as const
export type ReplyEffect = (typeof replyEffects)[number]

/** The act behind a staff reply with its effect. */
export const actOfReply = { keep: 'staff_reply', ask: 'staff_ask', solve: 'staff_solve' } as const satisfies Record<
  ReplyEffect,
  Act
>

/** The act behind handing the move to somebody. */
export const actOfMove = {
  customer: 'move_to_customer',
  support: 'move_to_support',
  vendor: 'move_to_vendor',
  agreed: 'move_to_agreed',
} as const satisfies Record<Move, Act>

/**
 * The key of the sentence that tells an engineer, before sending, what the reply does to the clocks.
 *
 * @param waitsFor The kind of the ticket's next due clock.
 * @returns null when no clock is stopped by a reply.
 * @see docs/domain/tickets.md#clock-effects (source: E7, E10, decision 12)
 */
export function clockEffectOfReply(waitsFor: string | null) {
  if (waitsFor === 'reaction') return 'tickets.clock_effect.reaction'
  return waitsFor === 'next_communication' ? 'tickets.clock_effect.next_communication' : null
}
