import { describe, expect, test } from 'vitest'
import { chooseLocale, translatorFor } from './i18n.ts'

describe('the language', () => {
  test.each([
    ['of the person comes first', { person: 'en', host: 'pl', accepted: 'pl' }, 'en'],
    ['of the host name comes next', { person: null, host: 'en', accepted: 'pl' }, 'en'],
    ['of the browser comes next', { person: null, host: null, accepted: 'de, en-GB;q=0.8, pl;q=0.3' }, 'en'],
    ['is Polish otherwise', { person: null, host: null, accepted: 'de' }, 'pl'],
    ['is Polish without any sign', { person: null, host: null, accepted: undefined }, 'pl'],
  ] as const)('%s', (_, wishes, locale) => {
    expect(chooseLocale(wishes)).toBe(locale)
  })

  const t = translatorFor('pl', {
    'a.plain': 'Pulpit',
    'a.count': '{n, plural, one {# zgłoszenie} few {# zgłoszenia} many {# zgłoszeń} other {# zgłoszenia}}',
  })

  test.each([
    [0, '0 zgłoszeń'],
    [1, '1 zgłoszenie'],
    [2, '2 zgłoszenia'],
    [5, '5 zgłoszeń'],
    [12, '12 zgłoszeń'],
    [22, '22 zgłoszenia'],
    [1.5, '1,5 zgłoszenia'],
  ])('counts %d in Polish', (n, words) => {
    expect(t('a.count', { n })).toBe(words)
  })

  test('a missing sentence is an error, not an empty label', () => {
    expect(t('a.plain')).toBe('Pulpit')
    expect(() => t('a.missing')).toThrow('No message a.missing in pl')
  })
})
