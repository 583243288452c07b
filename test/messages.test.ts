import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { messages } from '../src/messages.ts'
import { translatorFor } from '../src/platform/i18n.ts'
import { refusals } from '../src/refusal.ts'
import { listFiles, root } from './files.ts'

const keysOf = (locale: 'pl' | 'en') => Object.keys(messages[locale]).sort()

/** The names of the parameters of an ICU message, with the plural forms it distinguishes. */
function parametersOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\s*[,}]/g)].map((match) => match[1]!))].sort()
}

const pluralsWithout = (message: string, forms: readonly string[]): boolean =>
  [...message.matchAll(/\{\w+, plural,((?:[^{}]|\{[^{}]*\})*)\}/g)].some((plural) =>
    forms.some((form) => !plural[1]!.includes(`${form} {`)),
  )

describe('messages', () => {
  test('both languages say the same things', () => {
    expect(keysOf('pl')).toEqual(keysOf('en'))
  })

  test('both languages take the same parameters', () => {
    const different = keysOf('pl').filter(
      (key) => String(parametersOf(messages.pl[key]!)) !== String(parametersOf(messages.en[key]!)),
    )
    expect(different).toEqual([])
  })

  test('Polish plurals have all four forms, English ones two', () => {
    expect(keysOf('pl').filter((key) => pluralsWithout(messages.pl[key]!, ['one', 'few', 'many', 'other']))).toEqual([])
    expect(keysOf('en').filter((key) => pluralsWithout(messages.en[key]!, ['one', 'other']))).toEqual([])
    expect(pluralsWithout('{n, plural, one {# plik} other {# pliku}}', ['one', 'few'])).toBe(true)
  })

  test('every refusal has a sentence', () => {
    expect(Object.keys(refusals).filter((code) => messages.pl[code] === undefined)).toEqual([])
  })

  test('no key is given twice by different modules', () => {
    const files = listFiles('src').filter((file) => file.endsWith('messages/pl.json'))
    const keys = files.flatMap((file) => Object.keys(JSON.parse(readFileSync(join(root, file), 'utf8')) as object))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    expect(keys).toHaveLength(Object.keys(messages.pl).length)
  })

  test.each(['pl', 'en'] as const)('every sentence in %s can be said', (locale) => {
    const t = translatorFor(locale, messages[locale])
    for (const key of keysOf(locale)) {
      const params = Object.fromEntries(parametersOf(messages[locale][key]!).map((name) => [name, 2]))
      expect(t(key, params), key).not.toBe('')
    }
  })

  test('every key that the code names exists', () => {
    const named = listFiles('src')
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
      .flatMap((file) =>
        [...readFileSync(join(root, file), 'utf8').matchAll(/\bt\('([a-z_0-9.A-Z]+)'/g)].map(
          (match) => `${match[1]!} (${file})`,
        ),
      )
    expect(named.filter((use) => messages.pl[use.split(' ')[0]!] === undefined)).toEqual([])
    expect(named.length).toBeGreaterThan(10)
  })
})
