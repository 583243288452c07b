import { describe, expect, test } from 'vitest'
import { audienceOf, mayStillGet, ticketEvents, type Circle, type CustomerPerson, type Occasion } from './audience.ts'

const person = (name: string, side: CustomerPerson['side'], watches = false): CustomerPerson => ({
  personId: name,
  address: `${name}@x.example`,
  name,
  locale: 'pl',
  side,
  watches,
  mutes: false,
  hasLeft: false,
})
const anna = person('anna', 'customer')
const adam = { personId: 'adam', address: 'adam@x.example', name: 'Adam Wilk', locale: 'en' } as const

/** Anna reported; Ewa watches, Piotr does not; Ola is the partner's; Jan was added; Ula was added at the partner's. */
const circle: Circle = {
  reporter: anna,
  people: [anna, person('ewa', 'customer', true), person('piotr', 'customer'), person('ola', null, true)],
  recipients: [
    { id: 'r-jan', address: 'jan@x.example', locale: 'en', ofPartner: false },
    { id: 'r-ula', address: 'ula@x.example', locale: 'pl', ofPartner: true },
  ],
  partnerAccess: false,
  isUrgent: false,
  assignee: null,
  deskAddress: 'desk@x.example',
  escalationAddress: 'escalation@x.example',
  dutyManagers: [],
}
const shared: Circle = {
  ...circle,
  people: [...circle.people.slice(0, 3), person('ola', 'partner', true)],
  partnerAccess: true,
}
const taken: Circle = { ...circle, assignee: adam }

const occasion = (event: string, details: Partial<Occasion> = {}): Occasion => ({
  event,
  authorId: 'anna',
  authorIsSupport: false,
  move: '',
  recipientId: '',
  ended: '',
  partnerAccess: false,
  tell: [],
  ...details,
})
const byAdam = { authorId: 'adam', authorIsSupport: true }

/** "anna:ticket_replied desk:…" as a reader of the table wants it. */
const told = (around: Circle, what: Occasion) =>
  audienceOf(around, what)
    .map(({ address, kind, reason }) => `${address.split('@')[0]} ${kind.slice(7)} (${reason})`)
    .join(', ')

describe('who is told', () => {
  test.each([
    [
      'a new ticket: its reporter as a receipt, who watches, the desk',
      circle,
      occasion('ticket.opened'),
      'anna opened (requester), ewa opened (watch), desk opened (desk)',
    ],
    [
      'a new ticket with the switch on: the partner too',
      shared,
      occasion('ticket.opened'),
      'anna opened (requester), ewa opened (watch), ola opened (partner), desk opened (desk)',
    ],
    [
      'an answer: everybody on the customer’s side',
      taken,
      occasion('ticket.replied', byAdam),
      'anna replied (requester), ewa replied (watch), jan replied (participant)',
    ],
    [
      'an answer with the switch on: partner and the partner’s recipients',
      shared,
      occasion('ticket.replied', byAdam),
      'anna replied (requester), ewa replied (watch), ola replied (partner), jan replied (participant), ula replied (participant)',
    ],
    [
      'an answer of another engineer: also the one who has the ticket',
      taken,
      occasion('ticket.replied', { authorId: 'marek', authorIsSupport: true }),
      'anna replied (requester), ewa replied (watch), jan replied (participant), adam replied (assignee)',
    ],
    [
      'a reporter’s entry on a free ticket: the desk, and not the reporter',
      circle,
      occasion('ticket.replied'),
      'ewa replied (watch), jan replied (participant), desk customer_wrote (desk)',
    ],
    [
      'a colleague’s entry: the reporter and the engineer',
      taken,
      occasion('ticket.replied', { authorId: 'ewa' }),
      'anna replied (requester), jan replied (participant), adam customer_wrote (assignee)',
    ],
    ['an internal note: nobody', shared, occasion('ticket.noted', byAdam), ''],
    [
      'the customer’s turn',
      circle,
      occasion('ticket.moved', { ...byAdam, move: 'customer' }),
      'anna waiting (requester), ewa waiting (watch), jan waiting (participant)',
    ],
    ['the vendor’s turn: nobody', circle, occasion('ticket.moved', { ...byAdam, move: 'vendor' }), ''],
    [
      'another priority',
      taken,
      occasion('ticket.priority_changed', { authorId: 'kasia', authorIsSupport: true }),
      'anna priority_changed (requester), ewa priority_changed (watch), jan priority_changed (participant), adam priority_changed (assignee)',
    ],
    [
      'a new recipient: that one alone',
      circle,
      occasion('ticket.recipient_added', { recipientId: 'r-jan' }),
      'jan recipient_added (participant)',
    ],
    [
      'a partner’s recipient while the switch is off: nobody',
      circle,
      occasion('ticket.recipient_added', { recipientId: 'r-ula' }),
      '',
    ],
    [
      'a recipient who left: the reporter',
      circle,
      occasion('ticket.recipient_ended', { authorId: null, ended: 'left' }),
      'anna recipient_ended (requester)',
    ],
    ['a recipient whom somebody removed: nobody', circle, occasion('ticket.recipient_ended', { ended: 'removed' }), ''],
    [
      'a proposed solution',
      shared,
      occasion('ticket.solved', byAdam),
      'anna solved (requester), ewa solved (watch), jan solved (participant), ula solved (participant), ola replied (partner)',
    ],
    [
      'the end',
      circle,
      occasion('ticket.closed', byAdam),
      'anna closed (requester), ewa closed (watch), jan closed (participant)',
    ],
    [
      'a new beginning by the reporter',
      taken,
      occasion('ticket.reactivated'),
      'ewa reactivated (watch), jan reactivated (participant), adam reactivated (assignee)',
    ],
    [
      'the switch on: a receipt and the partner',
      shared,
      occasion('ticket.partner_access_changed', { partnerAccess: true }),
      'anna partner_access (requester), ola partner_access (partner)',
    ],
    [
      'the switch off: a receipt, and the partner learns nothing',
      circle,
      occasion('ticket.partner_access_changed'),
      'anna partner_access (requester)',
    ],
    [
      'an escalation: a receipt and the managers',
      taken,
      occasion('ticket.escalated'),
      'anna escalated (requester), escalation escalated (manager)',
    ],
    [
      'a hand-over: the engineer who gets it',
      taken,
      occasion('ticket.assigned', { authorId: 'kasia', authorIsSupport: true }),
      'adam assigned (assignee)',
    ],
    ['who takes a ticket knows it', taken, occasion('ticket.assigned', byAdam), ''],
    ['an unknown event: nobody', shared, occasion('ticket.reprinted'), ''],
  ])('%s', (_, around, what, expected) => {
    expect(told(around, what)).toBe(expected)
  })

  test('whoever stands on the ticket twice is told once', () => {
    const twice = {
      ...circle,
      recipients: [{ id: 'r', address: 'ANNA@x.example', locale: 'pl', ofPartner: false }],
    } as const
    expect(told(twice, occasion('ticket.closed', byAdam))).toBe('anna closed (requester), ewa closed (watch)')
  })

  test('a reporter who may not see the ticket any more is told nothing', () => {
    const left = { ...circle, reporter: person('anna', null) }
    expect(told(left, occasion('ticket.closed', byAdam))).not.toContain('anna')
  })

  test('who wants P1 only hears of nothing else, as reporter and as partner', () => {
    const muted = (around: Circle): Circle => ({
      ...around,
      reporter: { ...anna, mutes: true },
      people: around.people.map((each) => ({ ...each, mutes: each.personId !== 'ewa' })),
    })
    const closed = occasion('ticket.closed', byAdam)
    expect(told(muted(shared), closed)).toBe('ewa closed (watch), jan closed (participant), ula closed (participant)')
    expect(told({ ...muted(shared), isUrgent: true }, closed)).toBe(told(shared, closed))
  })

  test('one of the partner’s people who has left the ticket hears of nothing', () => {
    const left = { ...shared, people: shared.people.map((each) => ({ ...each, hasLeft: each.personId === 'ola' })) }
    expect(told(left, occasion('ticket.closed', byAdam))).not.toContain('ola')
  })

  test('the partner learns of no event while the switch is off', () => {
    const texts = ticketEvents.map((event) =>
      told(circle, occasion(event, { ...byAdam, move: 'customer', recipientId: 'r-ula' })),
    )
    expect(texts.join()).not.toMatch(/ola|ula/)
  })

  test('staff read in their own language, recipients in that of the ticket', () => {
    const locales = Object.fromEntries(
      audienceOf(taken, occasion('ticket.replied', { authorId: 'ewa' })).map(({ name, address, locale }) => [
        name || address,
        locale,
      ]),
    )
    expect(locales).toEqual({ anna: 'pl', 'jan@x.example': 'en', 'Adam Wilk': 'en' })
  })
})

describe('at the moment of sending', () => {
  test.each([
    ['the reporter', circle, 'requester', 'anna', true],
    ['a reporter who lost the membership', { ...circle, reporter: person('anna', null) }, 'requester', 'anna', false],
    ['a reporter who is another by now', circle, 'requester', 'ewa', false],
    ['a watching colleague', circle, 'watch', 'ewa', true],
    ['a colleague who is gone', circle, 'watch', 'zofia', false],
    ['the partner with the switch on', shared, 'partner', 'ola', true],
    ['the partner with the switch off', circle, 'partner', 'ola', false],
    ['an additional recipient', circle, 'participant', 'jan', true],
    ['one at the partner’s, switch off', circle, 'participant', 'ula', false],
    ['one at the partner’s, switch on', shared, 'participant', 'ula', true],
    ['one who left', circle, 'participant', 'obcy', false],
    ['the desk', circle, 'desk', 'desk', true],
  ])('%s', (_, around, reason, name, may) => {
    const personId = reason === 'participant' || reason === 'desk' ? null : name
    expect(mayStillGet(around, { reason, personId, address: `${name.toUpperCase()}@x.example` })).toBe(may)
  })
})
