import { describe, expect, test } from 'vitest'
import { isAutomatic, type AutomaticFacts } from './automatic.ts'

const mail = (headers: Record<string, string> = {}, facts: Partial<AutomaticFacts> = {}): AutomaticFacts => ({
  headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
  returnPath: null,
  contentType: 'text/plain; charset=utf-8',
  messageId: '<abc@firma.example>',
  ...facts,
})

describe('an automatic mail', () => {
  test.each([
    ['an answering machine', mail({ 'auto-submitted': 'auto-replied' })],
    ['a generated mail with parameters', mail({ 'auto-submitted': 'auto-generated; owner-email="a@b"' })],
    ['a bulk mail', mail({ precedence: 'bulk' })],
    ['an old answering machine', mail({ precedence: 'auto_reply' })],
    ['a mailing list', mail({ precedence: ' List' })],
    ['an empty envelope sender', mail({}, { returnPath: '' })],
    ['an empty return path', mail({ 'return-path': '<>' })],
    ['a bounce', mail({}, { contentType: 'multipart/report; report-type=delivery-status; boundary=x' })],
    ['a bare delivery status', mail({}, { contentType: 'message/delivery-status' })],
    ['a receipt of reading', mail({}, { contentType: 'multipart/report; report-type=disposition-notification' })],
    ['our own mail', mail({}, { messageId: '<t26004217.17.0123456789abcdef0123@myhezo.pl>' })],
    ['our own mail about an account', mail({}, { messageId: '<M01.0123456789abcdef0123@MYHEZO.PL>' })],
  ])('is %s', (_, facts) => {
    expect(isAutomatic(facts, 'myhezo.pl')).toBe(true)
  })

  test.each([
    ['an ordinary mail', mail()],
    ['one that says so', mail({ 'auto-submitted': 'no' })],
    ['one that says so with a remark', mail({ 'auto-submitted': ' No (a person)' })],
    ['a user of Exchange', mail({ 'x-auto-response-suppress': 'All' })],
    ['a first-class mail', mail({ precedence: 'first-class' })],
    ['a person with an envelope sender', mail({}, { returnPath: 'anna@firma.example' })],
    [
      'a Message-ID that only resembles ours',
      mail({}, { messageId: '<t26004217.17.0123456789abcdef0123@zly.example>' }),
    ],
    ['an id that our people’s own programs give out', mail({}, { messageId: '<CAF-12@myhezo.pl>' })],
  ])('is not %s', (_, facts) => {
    expect(isAutomatic(facts, 'myhezo.pl')).toBe(false)
  })
})
