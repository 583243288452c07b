import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { root } from '../../../../test/files.ts'
import { htmlText } from './html-text.ts'
import { visibleText } from './visible-text.ts'

const samples = (language: string): string[] => globSync(join(root, 'test/mail-samples', language, '*.eml'))

async function shown(file: string): Promise<string> {
  const mail = await PostalMime.parse(readFileSync(file))
  return visibleText(mail.text ?? htmlText(mail.html ?? ''))
}

const expected = (file: string): string => readFileSync(file.replace(/\.eml$/, '.txt'), 'utf8').trimEnd()

describe('what people wrote is cut out of what their mail programs send', () => {
  test.each([
    ['pl', 120],
    ['en', 60],
  ])('of the samples in %s every one is exact', async (language, least) => {
    const files = samples(language)
    expect(files.length).toBeGreaterThanOrEqual(least)
    const wrong = []
    for (const file of files) {
      const text = await shown(file)
      if (text !== expected(file)) wrong.push({ file, text, expected: expected(file) })
    }
    expect(wrong).toEqual([])
  })

  const quote = '> Prosimy o log.\n> Adam W.'
  test.each([
    ['Gmail', 'niedz., 22 lis 2026, 9:03 Adam W. <a@myhezo.pl> napisał(a):'],
    ['Gmail, wrapped', 'W dniu sob., 21.11.2026 o 9:03 użytkownik Adam W. <\na@myhezo.pl> napisał:'],
    ['Yahoo', 'W środę, 18 listopada 2026 15:05:00 CET użytkownik Adam W. <a@myhezo.pl> napisał:'],
    ['Evolution', 'W dniu pią, 20.11.2026 o godzinie 15∶05 +0100, użytkownik Adam W. napisał:'],
    ['KMail', 'Dnia piątek, 20 listopada 2026 15:05:00 CET Adam W. pisze:'],
    ['a short one above a quote', 'Adam W. pisze:'],
    ['Mutt', 'On Fri, Nov 20, 2026 at 03:05:00PM +0100, Adam W. wrote:'],
    ['old Gmail', '2026-11-20 15:05 GMT+01:00 Adam W. <a@myhezo.pl>:'],
  ])('%s', (_, attribution) => {
    expect(visibleText(`Działa.\n\n${attribution}\n${quote}\n`)).toBe('Działa.')
    expect(visibleText(`${attribution}\n${quote}\n\nDziała.`)).toBe('Działa.')
  })

  test.each([
    ['a sentence that begins like a header', 'Od: rana nie działa nic.\nDo: południa ktoś będzie.'],
    ['a date in a sentence', 'W dniu 20.11.2026 o 15:05 padł zasilacz.\nAdministrator pisze: proszę czekać.'],
    ['dashes and headings of a log', 'Wynik:\n----\nport 1: ok\n====\nport 2: błąd\n\nCo dalej?'],
    ['a postscript below the name', 'Już działa.\n\nPozdrawiam\nAnna\n\nPS. Proszę o telefon: tel. 601 234 567'],
    ['an arrow of a command line', 'Wpisuję:\nget system status\n->brak odpowiedzi'],
    ['a mail without any quote', 'Proszę o kontakt: 601 234 567'],
  ])('keeps %s', (_, text) => {
    expect(visibleText(text)).toBe(text)
  })

  test.each([
    ['a quote and nothing else', '> Prosimy o log.', 'Prosimy o log.'],
    ['a signature and nothing else', '-- \nAnna Nowak', '-- \nAnna Nowak'],
    ['a telephone mark and nothing else', 'Wysłane z iPhone’a', 'Wysłane z iPhone’a'],
    ['only a history', '-----Original Message-----\nFrom: a\nhello', '-----Original Message-----\nFrom: a\nhello'],
  ])('is never empty for %s', (_, text, visible) => {
    expect(visibleText(text)).toBe(visible)
  })

  test('a very long text is cut in good time', () => {
    const long = `Log:\n${'W dniu dzisiejszym nic.\n'.repeat(40_000)}`
    expect(visibleText(long).length).toBeGreaterThan(900_000)
  }, 2000)
})
