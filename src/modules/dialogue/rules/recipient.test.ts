import { describe, expect, test } from 'vitest'
import { domainOf, isForeign, refuseTooMany } from './recipient.ts'

const limits = { perTicket: 20, perDay: 30 }

describe('the limits of recipients', () => {
  test.each([
    ['the twentieth on a ticket and the thirtieth of a day', { onTicket: 19, today: 29 }, null],
    ['the twenty-first on a ticket', { onTicket: 20, today: 0 }, 'dialogue.too_many_recipients'],
    ['the thirty-first of a day, on a fresh ticket', { onTicket: 0, today: 30 }, 'dialogue.too_many_new_recipients'],
  ])('%s', (_, counts, code) => {
    const add = () => refuseTooMany(counts, limits)
    if (code === null) expect(add).not.toThrow()
    else expect(add).toThrow(expect.objectContaining({ code }))
  })
})

describe('an address outside the company', () => {
  const colleagues = ['anna@zlotygron.example', 'jan@gmail.com']

  test.each([
    ['a colleague', 'anna@zlotygron.example', false],
    ['the company mailbox of the network team', 'noc@zlotygron.example', false],
    ['another company', 'ola@kropka.example', true],
    ['a domain that only begins the same', 'ola@zlotygron.example.org', true],
    ['a subdomain is another mail server', 'ola@mail.zlotygron.example', true],
    ['a colleague with a public mailbox', 'jan@gmail.com', false],
    ['somebody else at the same public provider', 'ola@gmail.com', true],
  ])('%s', (_, email, foreign) => {
    expect(isForeign(email, colleagues)).toBe(foreign)
  })

  test('the domain stands behind the last @', () => {
    expect(domainOf('"a@b"@c.example')).toBe('c.example')
  })
})
