import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readReplyAddress, replyAddress, whoseReply } from './reply-address.ts'

const sign = (text: string) => createHmac('sha256', 'key').update(text).digest('hex')
const base = 'zgloszenia@myhezo.pl'
const address = replyAddress(base, '26-004217', 'anna@firma.example', sign)
const people = ['jan@firma.example', 'anna@firma.example']

describe('a reply address', () => {
  test('names the ticket and fits into 64 characters before the @', () => {
    expect(address).toMatch(/^zgloszenia\+26-004217\.[0-9a-f]{24}@myhezo\.pl$/)
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
  })

  test.each([
    ['as it was sent', address, 'anna@firma.example'],
    ['in capitals, as some programs write it', address.toUpperCase(), 'anna@firma.example'],
    ['of another ticket', address.replace('26-004217', '26-004218'), null],
    ['with one digit changed', address.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@')), null],
    ['made with another key', replyAddress(base, '26-004217', 'anna@firma.example', (text) => sign(`x${text}`)), null],
    ['of somebody who is not on the ticket', replyAddress(base, '26-004217', 'obcy@firma.example', sign), null],
  ])('%s', (_, received, person) => {
    const token = readReplyAddress(received)
    expect(token && whoseReply(token, people, sign)).toBe(person)
  })

  test.each(['zgloszenia@myhezo.pl', 'zgloszenia+26-004217@myhezo.pl', 'zgloszenia+26-004217.abc@myhezo.pl', ''])(
    'is not read out of %j',
    (other) => {
      expect(readReplyAddress(other)).toBeNull()
    },
  )
})
