import { describe, expect, test } from 'vitest'
import { takeUuencoded } from './uuencode.ts'

/** As `uuencode` writes it. */
function uuencoded(name: string, content: Buffer): string {
  const sign = (value: number) => (value === 0 ? '`' : String.fromCharCode(value + 32))
  const lines = []
  for (let at = 0; at < content.length; at += 45) {
    const piece = content.subarray(at, at + 45)
    let line = sign(piece.length)
    for (let n = 0; n < piece.length; n += 3) {
      const [a = 0, b = 0, c = 0] = piece.subarray(n, n + 3)
      line += [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63].map(sign).join('')
    }
    lines.push(line)
  }
  return [`begin 644 ${name}`, ...lines, '`', 'end'].join('\n')
}

describe('a text with a file written into it', () => {
  test.each([
    ['a short file', Buffer.from('abc')],
    ['a log', Buffer.from('port 1: down\n'.repeat(40))],
    ['bytes', Buffer.from(Array.from({ length: 256 }, (_, n) => n))],
    ['nothing', Buffer.alloc(0)],
  ])('gives up %s', (_, content) => {
    const { text, files } = takeUuencoded(`W załączeniu log.\n\n${uuencoded('konsola 1.log', content)}\nPozdrawiam`)
    expect(text).toBe('W załączeniu log.\n\nPozdrawiam')
    expect(files.map(({ name, content: bytes }) => [name, Buffer.from(bytes)])).toEqual([['konsola 1.log', content]])
  })

  test.each([
    ['a sentence', 'begin 644 things at once\nand never end them'],
    ['a file that is cut off', uuencoded('a.log', Buffer.from('abc')).replace('\nend', '')],
    ['lines that are no such file', 'begin 644 a.log\nżółć\nend'],
    ['a line that is too short', 'begin 644 a.log\nM#\nend'],
  ])('stays as it is for %s', (_, text) => {
    expect(takeUuencoded(text)).toEqual({ text, files: [] })
  })

  test('of thousands of beginnings is read in no time', () => {
    const text = 'begin 644 a\n'.repeat(20_000)
    expect(takeUuencoded(text).files).toEqual([])
  })
})
