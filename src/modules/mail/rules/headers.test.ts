import { describe, expect, test } from 'vitest'
import { headersOf, messageIdOf, type HeaderFacts } from './headers.ts'

const facts: HeaderFacts = {
  domain: 'myhezo.pl',
  locale: 'pl',
  reason: 'requester',
  automatic: true,
  threading: { ticketNumber: '26-004217', previous: null, ownThread: false },
  leave: null,
}

describe('the headers of a mail', () => {
  test('hang the first mail of a ticket on the root of its thread', () => {
    expect(headersOf(facts)).toEqual({
      'Content-Language': 'pl',
      'X-Portal-Reason': 'requester',
      'X-Auto-Response-Suppress': 'All',
      'Auto-Submitted': 'auto-generated',
      'X-Portal-Ticket': '26-004217',
      'List-Id': '"Ticket 26-004217" <26-004217.zgloszenia.myhezo.pl>',
      References: '<t26004217.root@myhezo.pl>',
      'In-Reply-To': '<t26004217.root@myhezo.pl>',
    })
  })

  test('name the root first and the mail before it in later ones', () => {
    const previous = '<t26004217.m15.abc@myhezo.pl>'
    expect(headersOf({ ...facts, threading: { ticketNumber: '26-004217', previous, ownThread: false } })).toMatchObject(
      {
        References: `<t26004217.root@myhezo.pl> ${previous}`,
        'In-Reply-To': previous,
      },
    )
  })

  test('do not call a person’s words automatic', () => {
    expect(headersOf({ ...facts, automatic: false })).not.toHaveProperty('Auto-Submitted')
  })

  test('keep a manager’s mail out of the thread', () => {
    const headers = headersOf({ ...facts, threading: { ticketNumber: '26-004217', previous: null, ownThread: true } })
    expect(headers).toHaveProperty('X-Portal-Ticket')
    expect(headers).not.toHaveProperty('References')
  })

  test('let a recipient leave with one click', () => {
    const leave = { url: 'https://myhezo.pl/zgloszenia/opusc?t=abc', address: 'zgloszenia+26-004217.ab@myhezo.pl' }
    expect(headersOf({ ...facts, reason: 'participant', leave })).toMatchObject({
      'List-Unsubscribe':
        '<https://myhezo.pl/zgloszenia/opusc?t=abc>, <mailto:zgloszenia+26-004217.ab@myhezo.pl?subject=opusc>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  test('say nothing of tickets in a mail about an account', () => {
    expect(Object.keys(headersOf({ ...facts, reason: 'account', threading: null }))).toEqual([
      'Content-Language',
      'X-Portal-Reason',
      'X-Auto-Response-Suppress',
      'Auto-Submitted',
    ])
  })
})

test.each([
  ['26-004217', '<t26004217.m16.abc@myhezo.pl>'],
  [null, '<m16.abc@myhezo.pl>'],
])('the id of a mail about %s is %s', (ticket, id) => {
  expect(messageIdOf('ticket_replied', ticket, 'abc', 'myhezo.pl')).toBe(id)
})
