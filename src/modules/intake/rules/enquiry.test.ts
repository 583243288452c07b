import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { eightByFive } from '../../calendar/rules/calendar.ts'
import { compileCalendar } from '../../calendar/rules/compile-calendar.ts'
import { Refusal } from '../../../refusal.ts'
import { isCaseNumber } from './enquiry.ts'
import { enquiryDueAt } from './enquiry-due.ts'
import { formLimits } from './form-limits.ts'
import { clocksFrom, mayVouch, proves, writeActReason } from './promotion.ts'
import { writeContact, writeEmergency } from './write-enquiry.ts'

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Warsaw').toInstant()
const window = compileCalendar(eightByFive)
const targets = { contactAnswerHours: 8, callbackMinutes: 30 }

describe('when a person looks at it', () => {
  test.each([
    ['an enquiry of Friday afternoon: on Monday afternoon', 'contact', '2026-11-20T15:05', '2026-11-23T15:05'],
    ['an enquiry of Saturday: at the end of Monday', 'contact', '2026-11-21T12:00', '2026-11-23T17:00'],
    ['an enquiry before a day off: the day after it', 'contact', '2026-11-10T16:00', '2026-11-12T16:00'],
    ['an emergency report of the night: within half an hour', 'emergency', '2026-11-21T03:00', '2026-11-21T03:30'],
  ] as const)('%s', (_, kind, sent, due) => {
    expect(String(enquiryDueAt(kind, at(sent), targets, window))).toBe(String(at(due)))
  })
})

const typed = {
  contractNumber: ' a204518 ',
  serial: ' fg100 ',
  phone: '+48 601 234 567',
  email: '',
  title: 'Nie\u202e działa\n',
  message: 'Od rana.',
}

describe('what is typed into the emergency form', () => {
  test('is kept in the form in which it is compared and called back', () => {
    expect(writeEmergency(typed, '^[A-Z][0-9]{6}$')).toMatchObject({
      contractNumber: 'A204518',
      serial: 'fg100',
      phone: '601234567',
      email: '',
      subject: 'Nie działa',
    })
  })

  test.each([
    ['contractNumber', '123', 'contracts.number_invalid'],
    ['serial', ' ', 'contracts.serial_missing'],
    ['serial', 'x'.repeat(101), 'intake.text_too_long'],
    ['phone', '12', 'identity.phone_invalid'],
    ['email', 'kto', 'identity.email_invalid'],
    ['title', '', 'tickets.title_missing'],
    ['title', 'x'.repeat(151), 'intake.text_too_long'],
    ['message', '\n', 'dialogue.empty'],
  ])('is refused at %s for %j', (field, value, code) => {
    expect(fieldsOf(() => writeEmergency({ ...typed, [field]: value }, '^[A-Z][0-9]{6}$'))).toEqual([
      `${field} ${code}`,
    ])
  })

  test('is refused at all fields at once', () => {
    const empty = { contractNumber: '', serial: '', phone: '', email: '', title: '', message: '' }
    expect(fieldsOf(() => writeEmergency(empty, '^[A-Z][0-9]{6}$'))).toHaveLength(5)
  })
})

const asked = {
  name: 'Jan Kowal',
  company: '',
  email: 'jan@kowal.example',
  phone: '',
  subject: 'Pytanie',
  message: 'Jak?',
  taxId: '',
  contractNumber: '',
  serial: '',
}

describe('what is typed into the contact form', () => {
  test('needs a name, an address, a subject and a message', () => {
    expect(writeContact(asked)).toMatchObject({ kind: 'contact', name: 'Jan Kowal', emailKey: 'jan@kowal.example' })
    const empty = { ...asked, name: '', email: '', subject: '', message: '' }
    expect(fieldsOf(() => writeContact(empty))).toEqual([
      'name identity.name_missing',
      'email identity.email_invalid',
      'subject intake.subject_missing',
      'message dialogue.empty',
    ])
  })

  test('may name numbers that are none', () => {
    const hints = { taxId: '123', contractNumber: 'umowa?', serial: 'nie ma' }
    expect(writeContact({ ...asked, ...hints })).toMatchObject({ ...hints, contractNumber: 'UMOWA?' })
  })
})

describe('from when the clocks of a promoted enquiry run (E9)', () => {
  const sent = at('2026-11-20T10:00')
  const now = at('2026-11-20T12:00')
  const enquiry = { receivedAt: sent, subject: 'Awaria', serial: '', message: 'Nie działa fg100ftk2, pomocy' }

  test.each([
    ['the sender’s own numbers name the line: from the receipt', true, 'X-1', false, sent],
    ['a proven account and the serial in the text: from the receipt', false, 'FG100FTK2', true, sent],
    ['the serial in the text, but nobody proven: from now', false, 'FG100FTK2', false, now],
    ['a proven account, but no serial: from now', false, 'X-1', true, now],
    ['a line without a serial: from now', false, null, true, now],
  ])('%s', (_, namedByNumbers, serial, proven, from) => {
    expect(clocksFrom(enquiry, { serial, namedByNumbers }, proven, now)).toBe(from)
  })
})

describe('who may vouch', () => {
  test.each([
    ['a coordinator', { kind: 'staff', roles: ['coordinator'] }, true],
    ['a manager', { kind: 'staff', roles: ['manager'] }, true],
    ['an engineer', { kind: 'staff', roles: ['engineer'] }, false],
    ['a customer', { kind: 'customer' }, false],
  ])('%s', (_, actor, may) => expect(mayVouch(actor)).toBe(may))

  test.each([
    ['an open account of the line’s customer', 'active', ['o1'], true],
    ['an account that is closed', 'deactivated', ['o1'], false],
    ['an account of another company', 'active', ['o2'], false],
  ])('needs nobody for %s', (_, state, organisationIds, proven) => {
    expect(proves({ kind: 'customer', state, organisationIds }, { organisationId: 'o1' })).toBe(proven)
  })

  test('gives a reason that can be read in the log', () => {
    expect(writeActReason(' Rozmowa\nz prezesem ')).toBe('Rozmowa z prezesem')
    expect(() => writeActReason(' ok ')).toThrow('intake.reason_missing')
    expect(() => writeActReason('x'.repeat(501))).toThrow('intake.text_too_long')
  })
})

describe('the limits of a form', () => {
  const sender = { phone: '601234567', emailKey: 'jan@kowal.example' }
  const keysOf = (kind: 'contact' | 'emergency', serial: string) =>
    formLimits({ ...sender, kind, serial }, '192.0.2.1', (text) => text).map(({ key }) => key)

  test('take a serial number for the same however it is punctuated', () => {
    expect(keysOf('emergency', 'fg-100 1')).toEqual(keysOf('emergency', 'FG1001'))
    expect(keysOf('emergency', 'FG1001')).not.toEqual(keysOf('emergency', 'FG1002'))
  })

  test('of one form say nothing of the other', () => {
    expect(keysOf('contact', '').filter((key) => keysOf('emergency', '').includes(key))).toEqual([])
  })
})

test.each([
  ['26-004217-T', true],
  ['26-004217-K', true],
  ['26-004217', false],
  ['26-004217-T<b>', false],
])('%s is a case number: %s', (text, is) => expect(isCaseNumber(text)).toBe(is))

function fieldsOf(work: () => unknown): string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.fields.map(({ field, code }) => `${field} ${code}`)
    throw error
  }
  return []
}
