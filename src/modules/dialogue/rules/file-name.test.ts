import { describe, expect, test } from 'vitest'
import { displayName, MAX_NAME } from './file-name.ts'

describe('the name that people see', () => {
  test.each([
    ['a plain name stays', 'konsola.txt', 'konsola.txt'],
    ['diacritics stay, composed', 'żółw.log'.normalize('NFD'), 'żółw.log'],
    ['a path keeps its last part', '../../../etc/passwd', 'passwd'],
    ['a Windows path keeps its last part', 'C:\\logs\\fw.cfg', 'fw.cfg'],
    ['a server control file loses its dot', '.htaccess', 'htaccess'],
    ['a dot behind a zero-width space is a dot', '\u200b.htaccess', 'htaccess'],
    ['a name turned round is read as it is', 'faktura\u202Efdp.exe', 'fakturafdp.exe'],
    ['NUL does not cut the name', 'log.txt\u0000.exe', 'log.txt.exe'],
    ['line ends do not reach a header', 'a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt'],
    ['signs that Windows does not know become underscores', 'a<b>c|d?.txt', 'a_b_c_d_.txt'],
    ['dots only', '...', 'plik'],
    ['a folder only', 'logs/', 'plik'],
    ['nothing', '', 'plik'],
    ['a lone surrogate goes', 'a\ud800b.txt', 'ab.txt'],
  ])('%s', (_, sent, shown) => {
    expect(displayName(sent)).toBe(shown)
  })

  test('a long name is cut before its ending', () => {
    const shown = displayName(`${'ż'.repeat(300)}.conf`)
    expect([...shown]).toHaveLength(MAX_NAME)
    expect(shown).toMatch(/ż\.conf$/)
  })

  test('an endless ending is no ending', () => {
    expect([...displayName('a'.repeat(10) + '.' + 'b'.repeat(400))]).toHaveLength(MAX_NAME)
  })
})
