import { expect, test } from 'vitest'
import { translatorFor } from '../../../platform/i18n.ts'
import en from '../messages/en.json' with { type: 'json' }
import pl from '../messages/pl.json' with { type: 'json' }
import { coverInWords } from './cover-in-words.ts'
import { planVersion, shippedPlans } from './plans.ts'

test('the loan plan around the clock in Polish', () => {
  expect(spoken('EXTR-AHB-24x7x8', 'pl')).toEqual([
    'Zgłoszenia 24×7',
    'Reakcja do 1 h (24×7)',
    'Sprzęt zastępczy do 8 h od potwierdzenia usterki (24×7)',
    'Zwrot w 7 dni na nasz koszt',
  ])
})

test('a plan whose priorities differ says which is which', () => {
  expect(spoken('LOGI-HEZOPLUS', 'en').slice(0, 9)).toEqual([
    'P1: reports 24×7',
    'P2, P3: reports 8×5',
    'P1: reaction within 1 h (24×7)',
    'P2: reaction within 1 h (8×5)',
    'P3: reaction within 4 h (8×5)',
    'P1: further contact within 1 h of a message (24×7)',
    'P2: further contact within 2 h of a message (8×5)',
    'P3: further contact within 4 h of a message (8×5)',
    'P1: replacement device within 8 h of the confirmed fault (24×7)',
  ])
})

test('a cut-off and counters are said', () => {
  expect(spoken('HUAW-COCARE-STD', 'pl')).toContain(
    'Następny dzień roboczy, jeśli usterka została potwierdzona przed 15:00',
  )
  expect(spoken('WG-ALLCARE', 'pl')).toContain('10 zdalnych zmian konfiguracji')
  expect(spoken('QUAL-CARE', 'pl')).toEqual(['Co najmniej 1 przegląd w roku'])
  expect(spoken('HUAW-COCARE-BASIC', 'en')).toContain(
    'Replacement device shipped on the next business day after the confirmed fault',
  )
})

test('what is not promised is not said', () => {
  expect(coverInWords(planVersion('POLY-PARTNERPLUS'))).toEqual([])
  expect(spoken('WG-ALLCARE', 'en').filter((line) => line.includes('reaction'))).toEqual([
    'P3: reaction within 8 h (8×5)',
  ])
})

test('every line of every plan can be said in both languages', () => {
  for (const { code } of shippedPlans) {
    for (const locale of ['pl', 'en'] as const) expect(spoken(code, locale).every((line) => line !== '')).toBe(true)
  }
})

function spoken(code: string, locale: 'pl' | 'en'): readonly string[] {
  const translate = translatorFor(locale, locale === 'pl' ? pl : en)
  return coverInWords(planVersion(code)).map(({ key, params }) => translate(key, params).replaceAll('\u00a0', ' '))
}
