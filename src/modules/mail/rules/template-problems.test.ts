import { describe, expect, test } from 'vitest'
import { shippedTexts } from '../shipped-texts.ts'
import { partsOf, type TemplateId } from './template-parts.ts'
import { problemsOf } from './template-problems.ts'

const problems = (id: TemplateId, key: string, pl: string, en: string) =>
  problemsOf(partsOf(id, shippedTexts), { [key]: { pl, en } }).map(({ field, code, params }) =>
    `${field} ${code.slice('mail.problem.'.length)} ${String(params['name'] ?? '')}`.trim(),
  )

describe('the words of a letter', () => {
  test('as they are shipped have no problem', () => {
    const ids = [...new Set(Object.keys(shippedTexts))]
    expect(ids.length).toBeGreaterThan(200)
    for (const [key, words] of Object.entries(shippedTexts))
      for (const id of ['ticket_opened', 'contracts_expiring', 'shared'] as const)
        expect(problems(id, key, words.pl, words.en), key).toEqual([])
  })

  const title = (pl: string, en: string) => problems('ticket_opened', 'mail.opened_title', pl, en)

  test.each([
    ['both languages and the variable', 'Mamy zgłoszenie {number}', 'Got ticket {number}', []],
    ['no English', 'Mamy {number}', '  ', ['mail.opened_title.en language_missing']],
    ['no Polish', '', 'Got {number}', ['mail.opened_title.pl language_missing']],
    ['a variable left out', 'Mamy je', 'Got {number}', ['mail.opened_title.pl variable_missing number']],
    [
      'one that does not exist',
      'Mamy {number} {hasło}',
      'Got {number}',
      ['mail.opened_title.pl variable_unknown hasło'],
    ],
    [
      'one in capitals',
      'Mamy {Number}',
      'Got {number}',
      ['mail.opened_title.pl variable_unknown Number', 'mail.opened_title.pl variable_missing number'],
    ],
    [
      'a text counted',
      'Mamy {number, plural, other {#}}',
      'Got {number}',
      ['mail.opened_title.pl variable_is_text number'],
    ],
    ['markup', 'Mamy <b>{number}</b>', 'Got {number}', ['mail.opened_title.pl markup']],
    ['a comment of HTML', 'Mamy {number} <!-- x', 'Got {number}', ['mail.opened_title.pl markup']],
    ['a brace left open', 'Mamy {number', 'Got {number}', ['mail.opened_title.pl unreadable']],
    ['a word too long', 'x'.repeat(2001), 'Got {number}', ['mail.opened_title.pl too_long']],
    ['a smaller-than sign in a sentence', 'Mamy {number} (< 5 minut)', 'Got {number}', []],
  ])('%s', (_, pl, en, expected) => {
    expect(title(pl, en)).toEqual(expected)
  })

  test('may count where the shipped words count, but every form must say something', () => {
    const files = (pl: string) => problems('shared', 'mail.ticket_files', pl, '{count, number} files:')
    expect(files('Pliki: {count, number}')).toEqual([])
    expect(files('{count, plural, one {# plik} other {# plików}}')).toEqual([])
    expect(files('{count, plural, one {# plik}}')).toEqual(['mail.ticket_files.pl unreadable'])
    expect(files('{count, plural, =0 {} other {#}}')).toEqual(['mail.ticket_files.pl unreadable'])
  })

  test('of another letter are none of its business', () => {
    expect(problems('ticket_closed', 'mail.opened_title', '', '')).toEqual([])
  })
})
