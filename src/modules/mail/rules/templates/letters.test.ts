import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FULL_SERIAL, kindsWithoutSample, sampleLetters, speak } from '../../../../../test/cast-letters.ts'
import { isAlarm } from '../kinds.ts'
import { drawHtml } from '../draw-html.ts'
import { drawText } from '../draw-text.ts'
import { engineerEntry, exampleNews as someNews } from '../examples/example-news.ts'
import { ticketLetter } from './ticket-letters.ts'

const letters = (['pl', 'en'] as const).flatMap((locale) =>
  sampleLetters(locale).map(({ name, content }) => ({
    name: `${locale} ${name}`,
    content,
    text: drawText(content),
    html: drawHtml(content),
  })),
)

/** The words that a reader of the HTML sees, without marks, hidden preheader and title. */
const wordsOfHtml = (html: string): string[] =>
  wordsOf(
    html
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<td [^>]*color:#1a56b0">myHEZO<\/td>/, '')
      .replace(/<div style="display:none.*?<\/div>/s, '')
      .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '$2 $1')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'"),
  )

const wordsOf = (text: string): string[] =>
  text
    .split(/[\s\u00a0]+/)
    .map((word) => word.replace(/:$/, ''))
    .filter((word) => !/^[-·•]*$/.test(word))
    .toSorted()

test('every kind of mail has a sample in both languages', () => {
  expect(kindsWithoutSample()).toEqual([])
  expect(letters.length).toBeGreaterThan(70)
})

describe.each(letters)('$name', ({ content, text, html }) => {
  test('says the same in text and HTML', () => {
    expect(wordsOfHtml(html)).toEqual(wordsOf(text))
  })

  test('is whole: no missing word, no raw placeholder, a preheader and a reason', () => {
    expect(`${content.subject} ${content.preheader} ${text}`).not.toMatch(
      /undefined|null|NaN|\[object|[{}]|mail\.[a-z_]+|  \./,
    )
    expect(content.preheader).not.toBe('')
    expect(content.preheader.length).toBeLessThan(180)
    expect(text).toMatch(/\n-- \n(Dostajesz|You get|Wiadomość|Mail to|Ta wiadomość|This mail|Piszemy)/)
    expect(text).toContain('+48 12 25 25 600')
    expect(text).toContain('/rodo')
  })

  test('carries nothing that mails may not hold', () => {
    for (const body of [text, html]) {
      expect(body).not.toContain(FULL_SERIAL)
      expect(body).not.toMatch(/(hasło|password|login|PIN)[ \t]*[:=][ \t]*\S*\d/i)
      expect(body).not.toMatch(/DEMO-7F3K|BEGIN [A-Z ]*KEY|otpauth:/)
    }
  })

  test('loads nothing from anywhere and runs nothing', () => {
    expect(html).not.toMatch(/\bsrc\s*=|<(img|script|link|iframe|form|object|style|svg)\b|url\(|@import|\son\w+=/i)
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/myhezo\.(pl|com)\//)
  })

  test('has every address of its links written out in the text', () => {
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(text).toContain(href?.replaceAll('&amp;', '&'))
  })
})

describe('a letter about a ticket', () => {
  const read = (kind: Parameters<typeof ticketLetter>[0], news = someNews()) =>
    drawText(ticketLetter(kind, news, { reason: 'requester', leavePath: null }, speak('pl')))

  test('has the same subject for every event, so that programs keep the thread', () => {
    const subjects = sampleLetters('pl').filter(
      ({ kind, name }) => kind.startsWith('ticket_') && name !== 'escalated-manager' && !isAlarm(kind),
    )
    expect(new Set(subjects.map(({ content }) => content.subject))).toEqual(
      new Set(['[#26-004217] FortiGate 100F nie uruchamia się']),
    )
  })

  test('quotes what people wrote in its own language and never as markup', () => {
    const text = '<script>alert(1)</script> & "świetlówka" <b>test</b>'
    const content = ticketLetter(
      'ticket_replied',
      someNews({ entry: { ...engineerEntry, text } }),
      { reason: 'requester', leavePath: null },
      speak('en'),
    )
    expect(drawHtml(content)).toContain('<blockquote lang="pl"')
    expect(drawHtml(content)).not.toMatch(/<script|<b>/)
    expect(drawText(content)).toContain(text)
  })

  test('keeps the columns of a log', () => {
    const text = 'Interface   State\nport1       down'
    const content = ticketLetter(
      'ticket_replied',
      someNews({ entry: { ...engineerEntry, text } }),
      { reason: 'requester', leavePath: null },
      speak('pl'),
    )
    expect(drawText(content)).toContain(text)
    expect(drawHtml(content)).toContain('Interface&nbsp;&nbsp; State')
  })

  test('names files without carrying them', () => {
    const news = someNews({ entry: { ...engineerEntry, fileNames: ['konsola.log', 'hasła & klucze.cfg'] } })
    expect(read('ticket_replied', news)).toContain('Załączniki (2 pliki):\n- konsola.log\n- hasła & klucze.cfg\n')
  })

  test('shows no promise where there is none', () => {
    const news = someNews({}, { promise: null })
    expect(read('ticket_opened', news)).not.toMatch(/czasu warszawskiego|skontaktuje się do/)
  })

  test('offers a recipient the way out in the text as well', () => {
    const content = ticketLetter(
      'ticket_closed',
      someNews(),
      { reason: 'participant', leavePath: '/zgloszenia/opusc?t=abc' },
      speak('pl'),
    )
    expect(drawText(content)).toContain('https://myhezo.pl/zgloszenia/opusc?t=abc')
  })
})

describe('the examples of ux.md 4.6 read as they were agreed', () => {
  const golden = (name: string) =>
    readFileSync(new URL(`../../../../../test/letters/${name}.txt`, import.meta.url), 'utf8')

  test.each([
    ['pl', 'opened'],
    ['en', 'opened'],
    ['pl', 'replied'],
    ['pl', 'activation'],
  ] as const)('%s %s', (locale, name) => {
    const content = sampleLetters(locale).find((letter) => letter.name === name)?.content
    const shown = content && `Subject: ${content.subject}\nPreheader: ${content.preheader}\n\n${drawText(content)}`
    expect(shown).toBe(golden(`${locale}-${name}`))
  })
})
