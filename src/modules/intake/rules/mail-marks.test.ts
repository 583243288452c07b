import { describe, expect, test } from 'vitest'
import { duplicateText, type DuplicateFacts } from './duplicate-text.ts'
import { asksToLeave, referencedIds, ticketOfRoot, ticketsInSubject } from './mail-marks.ts'

describe('marks of a ticket in a mail', () => {
  test.each([
    ['Re: [#26-004217] FortiGate', ['26-004217']],
    ['Odp: [26-004217] FortiGate', ['26-004217']],
    ['[#26-004217] i [#26-004218]', ['26-004217', '26-004218']],
    ['Re: 26-004217', []],
    ['[#26-4217]', []],
  ])('in the subject %s', (subject, numbers) => {
    expect(ticketsInSubject(subject)).toEqual(numbers)
  })

  test('a mail that leaves the ticket says nothing else in its subject', () => {
    expect(asksToLeave(' Opusc ')).toBe(true)
    expect(asksToLeave('Re: opusc')).toBe(false)
  })

  test('the nearest mail comes first, each once', () => {
    expect(referencedIds('<c@x>', '<a@x>\r\n <b@x> <c@x>')).toEqual(['<c@x>', '<b@x>', '<a@x>'])
    expect(referencedIds('', 'no id at all')).toEqual([])
    expect(referencedIds('', '<a@x>'.repeat(5000))).toEqual(['<a@x>'])
  })

  test('the root of a thread names its ticket, at our own domain only', () => {
    expect(ticketOfRoot('<t26004217.root@myhezo.pl>', 'myhezo.pl')).toBe('26-004217')
    expect(ticketOfRoot('<t26004217.root@zly.example>', 'myhezo.pl')).toBeNull()
    expect(ticketOfRoot('<t26004217.17.abc@myhezo.pl>', 'myhezo.pl')).toBeNull()
  })
})

describe('the same mail', () => {
  const facts: DuplicateFacts = {
    messageId: '<a@x>',
    author: 'anna@firma.example',
    subject: 'Re',
    text: 'Działa.',
    html: '',
    files: ['f1'],
  }

  test('is recognised whatever its date header says, when it has a Message-ID', () => {
    expect(duplicateText(facts, 'Fri')).toBe(duplicateText(facts, 'Sat'))
  })

  test.each([
    ['another author', { author: 'zly@zly.example' }],
    ['another text', { text: 'Nie działa.' }],
    ['another file', { files: ['f2'] }],
    ['another Message-ID', { messageId: '<b@x>' }],
    ['no Message-ID', { messageId: null }],
    ['another subject', { subject: 'Re: Re' }],
  ])('is not one with %s', (_, change) => {
    expect(duplicateText({ ...facts, ...change }, 'Fri')).not.toBe(duplicateText(facts, 'Fri'))
  })

  test('without Message-ID is one of the same date', () => {
    const bare = { ...facts, messageId: null }
    expect(duplicateText(bare, 'Fri')).toBe(duplicateText(bare, 'Fri'))
    expect(duplicateText(bare, 'Fri')).not.toBe(duplicateText(bare, 'Sat'))
  })
})
