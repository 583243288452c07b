import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { promiseCalendar } from './promise-calendar.ts'

const entry = {
  id: '27-000217-1@localhost',
  at: Temporal.Instant.from('2026-11-20T15:05:00Z'),
  madeAt: Temporal.Instant.from('2026-11-20T14:05:00Z'),
  title: 'Zgłoszenie 27-000217: reakcja inżyniera',
  text: 'Ćma, żółw; i\nłącze \\ koniec',
  address: 'https://myhezo.pl/zgloszenia/27-000217',
  product: 'myHEZO',
  language: 'pl',
} as const

test('a promise in a calendar is one moment in UTC', () => {
  const file = promiseCalendar(entry)

  expect(file).toContain('DTSTART:20261120T150500Z')
  expect(file).toContain('DTSTAMP:20261120T140500Z')
  expect(file).toContain('UID:27-000217-1@localhost')
  expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1)
})

test('what people typed adds no line of its own', () => {
  const file = promiseCalendar({ ...entry, title: 'a\r\nATTACH:https://evil.example', text: 'x\nBEGIN:VALARM' })

  expect(file).not.toMatch(/^ATTACH:/m)
  expect(file).not.toMatch(/^BEGIN:VALARM/m)
})

test('commas, semicolons and line ends are escaped, and lines end as the format wants', () => {
  const file = promiseCalendar(entry)

  expect(file.replaceAll('\r\n ', '')).toContain('Ćma\\, żółw\\; i\\nłącze \\\\ koniec')
  expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true)
})
