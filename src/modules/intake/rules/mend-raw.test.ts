import { describe, expect, test } from 'vitest'
import { bodyText, mendHeaders, withBoundary, withCharset } from './mend-raw.ts'

/** A text as the bytes of UTF-8, a character for each. */
const raw = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

describe('bare letters in headers', () => {
  test('are put into UTF-8, and the body stays as it is', () => {
    expect(mendHeaders('Subject: Nie dzia\xb3a\r\n\r\nNie dzia\xb3a')).toBe(
      `Subject: ${raw('Nie działa')}\r\n\r\nNie dzia\xb3a`,
    )
  })

  test('of a file’s name are put into UTF-8 wherever the part stands', () => {
    const part = (name: string) => `A: b\r\n\r\n--b\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n\xb3`
    expect(mendHeaders(part('\xb3\xb9cze.txt'))).toBe(part(raw('łącze.txt')))
  })

  test('that are UTF-8 already, and headers of plain letters, stay', () => {
    for (const mail of [`Subject: ${raw('Nie działa')}\r\n\r\nx`, 'Subject: x\r\n\r\ny', ''])
      expect(mendHeaders(mail)).toBe(mail)
  })
})

describe('another alphabet', () => {
  test.each([
    [
      'takes the place of the one that is named',
      'Content-Type: text/plain; charset="utf-8"; format=flowed\r\n\r\nx',
      'Content-Type: text/plain; charset="iso-8859-2"; format=flowed\r\n\r\nx',
    ],
    [
      'is named where none is',
      'Content-Type: text/html\r\n\r\nx',
      'Content-Type: text/html; charset="iso-8859-2"\r\n\r\nx',
    ],
    [
      'is named with the type where there is no type',
      'Subject: x\r\n\r\ny',
      'Content-Type: text/plain; charset="iso-8859-2"\r\nSubject: x\r\n\r\ny',
    ],
    [
      'leaves a type alone that goes on in the next line',
      'Content-Type: text/plain\r\n\tformat=flowed\r\n\r\nx',
      'Content-Type: text/plain\r\n\tformat=flowed\r\n\r\nx',
    ],
  ])('%s', (_, mail, named) => {
    expect(withCharset(mail, 'iso-8859-2')).toBe(named)
  })
})

describe('a boundary that is not named', () => {
  test('is the first that stands in the mail', () => {
    expect(withBoundary('Content-Type: multipart/mixed; x=y\r\n\r\n--abc\r\n\r\nx\r\n--abc--')).toBe(
      'Content-Type: multipart/mixed; boundary="abc"\r\n\r\n--abc\r\n\r\nx\r\n--abc--',
    )
  })

  test.each([
    ['there is none', 'Content-Type: multipart/mixed\r\n\r\nx'],
    ['the mail has one part only', 'Content-Type: text/plain\r\n\r\n--abc\r\n\r\nx'],
    ['there is no body', 'Content-Type: multipart/mixed'],
  ])('is not invented where %s', (_, mail) => {
    expect(withBoundary(mail)).toBeNull()
  })
})

test.each([
  ['UTF-8', `A: b\r\n\r\n${raw('Nie działa.')}\r\n`, 'Nie działa.'],
  ['Central European', 'A: b\r\n\r\nNie dzia\xb3a.\r\n', 'Nie działa.'],
  ['nothing', 'A: b', ''],
])('what stands below the headers is read as %s', (_, mail, text) => {
  expect(bodyText(mail)).toBe(text)
})
