import { describe, expect, test } from 'vitest'
import { translatorFor } from '../../../platform/i18n.ts'
import { withOwnWords } from './own-words.ts'

const shipped = translatorFor('pl', { 'mail.title': 'Zgłoszenie {number}', 'mail.hello': 'Dzień dobry,' })

function spoken(own: Record<string, string>, key: string, params?: Record<string, string>) {
  const broken: string[] = []
  const said = withOwnWords(shipped, 'pl', own, (each) => broken.push(each))(key, params)
  return { said, broken }
}

describe('words of an operator', () => {
  test('stand before the shipped ones, the others stay', () => {
    expect(spoken({ 'mail.title': 'Sprawa {number}' }, 'mail.title', { number: '1' }).said).toBe('Sprawa 1')
    expect(spoken({ 'mail.title': 'Sprawa {number}' }, 'mail.hello').said).toBe('Dzień dobry,')
    expect(spoken({}, 'mail.hello').said).toBe('Dzień dobry,')
  })

  test.each([
    ['a brace that never closes', 'Sprawa {number'],
    ['a variable that the letter does not have', 'Sprawa {title}'],
    ['markup', 'Sprawa <b>{number}</b>'],
    ['nothing', ' '],
  ])('never stop a letter: %s', (_, text) => {
    const params = { number: '1' }
    expect(spoken({ 'mail.title': text }, 'mail.title', params)).toEqual({
      said: 'Zgłoszenie 1',
      broken: ['mail.title'],
    })
  })
})
