import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../refusal.ts'
import { MAX_BODY, writeEntry } from './write-entry.ts'

describe('what is kept of a typed text', () => {
  test.each([
    ['line ends become one kind', 'pierwszy\r\ndrugi\rtrzeci', 'pierwszy\ndrugi\ntrzeci'],
    ['blank lines at the edges go', '\n  \nUrządzenie nie wstaje.\n\n  ', 'Urządzenie nie wstaje.'],
    [
      'the indent of the first line stays, it may be a configuration',
      '\n  set hostname fw-lodz-01',
      '  set hostname fw-lodz-01',
    ],
    ['control characters go, tabs stay', 'a\u0000b\tc\u0007', 'ab\tc'],
    ['markup stays text', '<b>test</b> & "100 %"', '<b>test</b> & "100 %"'],
    ['the longest text is kept whole', 'x'.repeat(MAX_BODY), 'x'.repeat(MAX_BODY)],
  ])('%s', (_, typed, kept) => {
    expect(writeEntry(typed)).toBe(kept)
  })

  test.each([
    ['nothing', '', 'dialogue.empty'],
    ['blanks only', ' \n\t ', 'dialogue.empty'],
    ['control characters only', '\u0000\u0001', 'dialogue.empty'],
    ['one character too many', 'x'.repeat(MAX_BODY + 1), 'dialogue.too_long'],
  ])('%s is refused', (_, typed, code) => {
    expect(() => writeEntry(typed)).toThrow(expect.objectContaining({ code }))
  })

  test('the refusal of a long text names the limit', () => {
    const write = () => writeEntry('x'.repeat(MAX_BODY + 1))
    expect(write).toThrow(Refusal)
    expect(write).toThrow(expect.objectContaining({ params: { max: MAX_BODY } }))
  })

  test('a file may come without words', () => {
    expect(writeEntry('  ', 1)).toBe('')
  })
})
