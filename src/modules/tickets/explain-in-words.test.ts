import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { messages } from '../../messages.ts'
import { translatorFor, type Locale } from '../../platform/i18n.ts'
import { ledgerOfClock } from '../promises/rules/clock-ledger.ts'
import { standardCalendars, viewAt } from '../promises/rules/clock-times.ts'
import { agreeOn, pauseClock, resumeClock, startClock, stopClock, type Clock } from '../promises/rules/clock.ts'
import { explainInWords } from './explain-in-words.ts'

const at = (warsaw: string) => Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
const now = at('2026-11-12T12:00')

function explained(clock: Clock, locale: Locale = 'pl'): string[] {
  const seen = { ...clock, ...viewAt(clock, now, standardCalendars), ledger: ledgerOfClock(clock, standardCalendars) }
  const told = { ...seen, position: 0, breachedAt: null, fired: {}, calendarVersions: {} }
  const language = { t: translatorFor(locale, messages[locale]), locale }
  return explainInWords(language, [told]).map((line) => line.replaceAll('\u00a0', ' '))
}

const reaction = startClock({
  kind: 'reaction',
  cycle: 1,
  startedAt: at('2026-11-10T16:50'),
  target: { rule: 'HOURS', minutes: 60, calendar: '8x5' },
})
const delivery = startClock({
  kind: 'delivery',
  cycle: 1,
  startedAt: at('2026-11-06T10:00'),
  target: { rule: 'NBD', calendar: '8x5' },
})

test('a promise over a day off is told day by day, with how late it was met', () => {
  expect(explained(stopClock(reaction, at('2026-11-12T10:05')))).toEqual([
    'Reakcja: przekroczony',
    '  Od: wt., 10 lis 2026, 16:50',
    '  wt., 10 lis   16:50–17:00                     10 min',
    '  śr., 11 lis   Narodowe Święto Niepodległości',
    '  czw., 12 lis  9:00–9:50                       50 min',
    '  Razem: 1 h',
    '  Termin: czw., 12 lis 2026, 9:50',
    '  Koniec: czw., 12 lis 2026, 10:05',
    '  Po terminie: 15 min',
    '',
  ])
})

test('the English text says the same', () => {
  const [polish, english] = [explained(reaction), explained(reaction, 'en')]

  expect(english.slice(0, 3)).toEqual([
    'Reaction: missed',
    '  From: Tue, 10 Nov 2026, 16:50',
    expect.stringContaining('10 min'),
  ])
  expect(english.length).toBe(polish.length)
  expect(english.map(numbersIn)).toEqual(polish.map(numbersIn))
})

const numbersIn = (line: string): string[] => line.match(/\d+/g) ?? []

test('a next-day promise names the days between, an agreed date its agreement, a return its days', () => {
  const agreed = agreeOn(delivery, { due: at('2026-11-20T12:00'), at: at('2026-11-06T11:00'), by: 'Ewa' }, null)
  const target = { rule: 'RETURN', days: 7, calendar: '8x5' } as const
  const back = startClock({ kind: 'return', cycle: 1, startedAt: at('2026-11-06T10:00'), target })

  expect(
    explained(delivery)
      .slice(2, 6)
      .map((line) => line.trim().split(/ {2,}/)),
  ).toEqual([
    ['pt., 6 lis', 'dzień potwierdzenia, nie liczy się'],
    ['sob., 7 lis', 'weekend'],
    ['niedz., 8 lis', 'weekend'],
    ['pon., 9 lis', 'dzień dostawy'],
  ])
  expect(explained(agreed)[2]).toContain('Termin uzgodniony z klientem')
  expect(explained(back)[2]).toContain('7 dni kalendarzowych od dostawy')
})

test('a pause stands between what was counted before and after it', () => {
  const target = { rule: 'HOURS', minutes: 480, calendar: '8x5' } as const
  const hours = startClock({ kind: 'delivery', cycle: 1, startedAt: at('2026-11-12T09:00'), target })
  const held = pauseClock(hours, at('2026-11-12T10:00'), 'no_address')

  expect(explained(held).at(-3)).toBe('  Wstrzymany    czw., 12 lis 2026, 10:00 – trwa')
  expect(
    explained(resumeClock(held, at('2026-11-12T11:00')))
      .slice(2, 6)
      .map((line) => line.trim().slice(-6).trim()),
  ).toEqual(['1 h', '11:00', '6 h', '1 h'])
})

test('a ticket without promises says so', () => {
  const language = { t: translatorFor('pl', messages.pl), locale: 'pl' } as const
  expect(explainInWords(language, [])).toEqual(['Na razie nic nie ma wyznaczonego czasu.'])
})
