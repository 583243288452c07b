import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { isTold, withdraws } from './live.ts'
import { answersCustomer, readMove } from './move.ts'
import { requireCover, yearOfNumber } from './opening.ts'
import { requirePartner, sharingAtOpening } from './partner-access.ts'
import { allowsWholeContract, choosePriority } from './priority.ts'
import { coveredAgain, suggestsNewTicket } from './reactivation.ts'
import { isTicketNumber, MAX_REASON, MAX_TITLE, writeReason, writeTitle } from './ticket.ts'

const at = (moment: string) => Temporal.Instant.from(moment)

describe('a title', () => {
  test.each([
    ['is one line', ' FortiGate 100F\nnie  uruchamia się ', 'FortiGate 100F nie uruchamia się'],
    ['loses control characters', 'a\u0000b\u0007', 'a b'],
    [
      'keeps signs that look like markup',
      'świetlówka "mruga" <b>test</b> & 100 %',
      'świetlówka "mruga" <b>test</b> & 100 %',
    ],
    ['may have 150 characters', 'x'.repeat(MAX_TITLE), 'x'.repeat(MAX_TITLE)],
  ])('%s', (_, typed, kept) => {
    expect(writeTitle(typed)).toBe(kept)
  })

  test.each([
    ['nothing', ' \n ', 'tickets.title_missing'],
    ['151 characters', 'x'.repeat(MAX_TITLE + 1), 'tickets.title_too_long'],
  ])('refuses %s', (_, typed, code) => {
    expect(() => writeTitle(typed)).toThrow(code)
  })
})

describe('a reason', () => {
  test('keeps its lines and loses its edges', () => {
    expect(writeReason(' pierwszy\r\ndrugi ', 10)).toBe('pierwszy\ndrugi')
  })

  test.each([
    ['nine characters where ten are asked', '123456789', 10, 'tickets.reason_too_short'],
    ['blanks that only look long', ' '.repeat(20), 10, 'tickets.reason_too_short'],
    ['more than anybody reads', 'x'.repeat(MAX_REASON + 1), 0, 'tickets.reason_too_long'],
  ])('refuses %s', (_, typed, least, code) => {
    expect(() => writeReason(typed, least)).toThrow(code)
  })
})

test.each([
  ['26-004217', true],
  ['27-1234567', true],
  ['26-4217', false],
  ['2026-004217', false],
  ["26-004217'", false],
  ['26-004217\n', false],
  ['', false],
])('%s as a ticket number', (text, expected) => {
  expect(isTicketNumber(text)).toBe(expected)
})

describe('opening', () => {
  test.each([
    ['expired', 'tickets.line_expired'],
    ['future', 'tickets.line_future'],
  ] as const)('an %s line takes no report', (state, code) => {
    expect(() => requireCover(state)).toThrow(code)
  })

  test('an active line does', () => {
    expect(() => requireCover('active')).not.toThrow()
  })

  test.each([
    ['the last minute of the year in Warsaw', '2026-12-31T22:59:59Z', 26],
    ['the first one, still the old year in UTC', '2026-12-31T23:00:00Z', 27],
    ['the summer', '2027-07-01T12:00:00Z', 27],
  ])('%s gives the number its year', (_, moment, year) => {
    expect(yearOfNumber(at(moment))).toBe(year)
  })

  test.each([
    ['P3', 'P3', true],
    ['P3', 'P1', false],
    ['P4', 'P4', true],
    ['P4', 'P3', true],
    ['P4', 'P2', false],
    ['WG', 'P3', true],
    ['WG', 'P2', false],
  ] as const)('in scheme %s, %s about a whole contract: %s', (scheme, priority, allowed) => {
    expect(allowsWholeContract(scheme, priority)).toBe(allowed)
  })

  test('a priority is one of the plan’s own', () => {
    expect(choosePriority('P3', 'P2')).toBe('P2')
    expect(choosePriority('P4', 'P4')).toBe('P4')
    for (const typed of ['P4', 'p1', '', '1'])
      expect(() => choosePriority('P3', typed)).toThrow('tickets.priority_unknown')
  })
})

describe('sharing with the partner', () => {
  test.each([
    ['the customer says no', true, 'customer', false, { access: false, why: 'chosen' }],
    ['the customer says yes', true, 'customer', true, { access: true, why: 'chosen' }],
    ['the partner opens, whatever was sent', true, 'partner', false, { access: true, why: 'opened_by_partner' }],
    ['there is no partner, whatever was sent', false, 'customer', true, { access: false, why: 'no_partner' }],
  ] as const)('%s', (_, hasPartner, side, choice, sharing) => {
    expect(sharingAtOpening(hasPartner, side, choice)).toEqual(sharing)
  })

  test('no answer is not a no', () => {
    expect(() => sharingAtOpening(true, 'customer', null)).toThrow('tickets.partner_choice_missing')
  })

  test('without a partner there is nobody to share with', () => {
    expect(() => requirePartner(false)).toThrow('tickets.no_partner')
    expect(() => requirePartner(true)).not.toThrow()
  })
})

describe('reactivation', () => {
  test.each([
    ['never closed', null, false],
    ['ninety days ago', '2026-08-22T14:05:00Z', false],
    ['a second more', '2026-08-22T14:04:59Z', true],
  ])('%s: suggest a new ticket?', (_, closedAt, suggested) => {
    expect(suggestsNewTicket(closedAt === null ? null : at(closedAt), at('2026-11-20T14:05:00Z'))).toBe(suggested)
  })

  test('is covered while the contract is in force', () => {
    expect((['active', 'expired', 'future'] as const).map(coveredAgain)).toEqual([true, false, false])
  })
})

describe('handing over the move', () => {
  const now = at('2026-11-20T14:05:00Z')
  const tomorrow = at('2026-11-21T14:05:00Z')

  test.each([
    ['asking the customer needs words', { move: 'customer', text: ' ', until: null }, 'tickets.reason_too_short'],
    ['an agreed date needs a date', { move: 'agreed', text: 'Okno serwisowe', until: null }, 'tickets.until_missing'],
    ['that lies ahead', { move: 'agreed', text: 'Okno serwisowe', until: now }, 'tickets.until_past'],
  ] as const)('%s', (_, wanted, code) => {
    expect(() => readMove(wanted, now)).toThrow(code)
  })

  test.each([
    ['asking for a log answers', { move: 'customer', text: 'Prosimy o log', until: null }, true],
    ['agreeing on a date answers', { move: 'agreed', text: 'Okno serwisowe', until: tomorrow }, true],
    ['waiting for the vendor does not', { move: 'vendor', text: 'Sprawa 123', until: null }, false],
    ['coming back does not', { move: 'support', text: '', until: null }, false],
  ] as const)('%s', (_, wanted, answers) => {
    expect(answersCustomer(readMove(wanted, now))).toBe(answers)
  })

  test('a date belongs to an agreement only', () => {
    expect(readMove({ move: 'vendor', text: '', until: tomorrow }, now).until).toBeNull()
  })
})

test.each([
  ['ticket.replied', true, true],
  ['ticket.noted', false, true],
  ['ticket.assigned', false, true],
  ['promise.breached', false, true],
  ['ticket.file_read', false, false],
  ['identity.signed_in', false, false],
])('%s refreshes the customer’s page %s, the desk’s %s', (type, customer, desk) => {
  expect([isTold(type, false), isTold(type, true)]).toEqual([customer, desk])
})

test('only a change of sharing makes a partner let go', () => {
  expect(['ticket.partner_access_changed', 'ticket.closed'].map(withdraws)).toEqual([true, false])
})
