import { describe, expect, test } from 'vitest'
import { readDeliveryReport } from './delivery-report.ts'

const id = '<t26004217.m16.0123456789abcdef0123@myhezo.pl>'
const original = { type: 'text/rfc822-headers', text: `From: Portal <zgloszenia@myhezo.pl>\r\nMessage-ID: ${id}\r\n` }
const status = (...blocks: string[]) => ({
  type: 'message/delivery-status',
  text: ['Reporting-MTA: dns; mx.firma.example', ...blocks].join('\r\n\r\n'),
})
const report = (...blocks: string[]) =>
  readDeliveryReport({ headers: [], text: 'Nie dostarczono', parts: [status(...blocks), original] })

describe('a report', () => {
  test.each([
    [
      'of Postfix',
      'Final-Recipient: rfc822; Jan@Firma.example\r\nOriginal-Recipient: rfc822;jan@firma.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <jan@firma.example>: User unknown',
      { outcome: 'failed', isHard: true, code: '5.1.1' },
    ],
    [
      'of Exchange',
      'Final-recipient: RFC822; jan@firma.example\r\nAction: failed\r\nStatus: 5.1.10\r\nX-Display-Name: jan',
      { outcome: 'failed', isHard: true, code: '5.1.10' },
    ],
    [
      'of Gmail',
      'Final-Recipient: rfc822; jan@firma.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach\r\n 550 5.1.1 does not exist.',
      { outcome: 'failed', isHard: true, code: '5.1.1' },
    ],
    [
      'that a mailbox is full',
      'Final-Recipient: rfc822; jan@firma.example\r\nAction: failed\r\nStatus: 5.2.2',
      { outcome: 'failed', isHard: false, code: '5.2.2' },
    ],
    [
      'that it takes longer',
      'Final-Recipient: rfc822; jan@firma.example\r\nAction: delayed\r\nStatus: 4.4.1',
      { outcome: 'delayed', isHard: false, code: '4.4.1' },
    ],
    [
      'that a mail was given up after a passing fault',
      'Final-Recipient: rfc822; jan@firma.example\r\nAction: failed\r\nStatus: 4.4.7',
      { outcome: 'failed', isHard: false, code: '4.4.7' },
    ],
    [
      'that it has arrived',
      'Final-Recipient: rfc822; jan@firma.example\r\nAction: delivered\r\nStatus: 2.0.0',
      { outcome: 'delivered', isHard: false, code: '2.0.0' },
    ],
  ])('%s is understood', (_, block, delivery) => {
    expect(report(block)).toEqual({ deliveries: [{ address: 'jan@firma.example', ...delivery }], messageIds: [id] })
  })

  test('may be about several people', () => {
    const block = (name: string, action: string) =>
      `Final-Recipient: rfc822; ${name}@firma.example\r\nAction: ${action}\r\nStatus: 5.1.1`
    expect(
      report(block('a', 'failed'), block('b', 'delivered'))?.deliveries.map((each) => [each.address, each.outcome]),
    ).toEqual([
      ['a@firma.example', 'failed'],
      ['b@firma.example', 'delivered'],
    ])
  })

  test('of Exim is understood by its header and its words', () => {
    const text = `This message was created automatically by mail delivery software.\n\n  jan@firma.example\n    550 No such user\n\n------ This is a copy ------\n\nMessage-ID: ${id}\n`
    const headers = [{ key: 'x-failed-recipients', value: 'jan@firma.example' }]
    expect(readDeliveryReport({ headers, text, parts: [] })).toEqual({
      deliveries: [{ address: 'jan@firma.example', outcome: 'failed', isHard: true, code: '5.0.0' }],
      messageIds: [id],
    })
  })

  test('of qmail is understood by its words', () => {
    const text = `Hi. This is the qmail-send program at poczta.example.\n\n<jan@firma.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${id}\n`
    expect(readDeliveryReport({ headers: [], text, parts: [] })?.deliveries).toEqual([
      { address: 'jan@firma.example', outcome: 'failed', isHard: true, code: '5.1.1' },
    ])
  })

  test.each([
    ['a person’s mail', [], 'Nie działa port 5.1.1\n<jan@firma.example>:\n'],
    ['a header without an address', [{ key: 'x-failed-recipients', value: 'nobody' }], ''],
    ['an answering machine', [{ key: 'auto-submitted', value: 'auto-replied' }], 'Jestem na urlopie.'],
  ])('is not %s', (_, headers, text) => {
    expect(readDeliveryReport({ headers, text, parts: [] })).toBeNull()
  })

  test('of a receipt names nobody', () => {
    const parts = [{ type: 'message/disposition-notification', text: 'Disposition: displayed' }]
    expect(readDeliveryReport({ headers: [], text: '', parts })).toBeNull()
  })
})
