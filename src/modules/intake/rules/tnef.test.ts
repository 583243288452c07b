import { describe, expect, test } from 'vitest'
import { readTnef } from './tnef.ts'

const u16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer)
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer)
const sized = (bytes: Buffer) =>
  Buffer.concat([u32(1), u32(bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)])

function attribute(level: number, id: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.of(level), u32(id), u32(data.length), data, u16(0)])
}

const property = (type: number, id: number, value: Buffer) => Buffer.concat([u16(type), u16(id), value])
const properties = (...each: Buffer[]) => Buffer.concat([u32(each.length), ...each])
const start = Buffer.concat([u32(0x223e9f78), u16(1)])
const polish = (text: string) => Buffer.from(text.replaceAll('ł', '\u00b3').replaceAll('ą', '\u00b9'), 'latin1')

const message = attribute(
  1,
  0x69003,
  properties(
    property(0x3, 0x0017, u32(1)),
    property(0x1f, 0x8001, Buffer.concat([Buffer.alloc(16), u32(0), u32(7), sized(Buffer.from('x\0', 'utf16le'))])),
    property(0x1f, 0x1000, sized(Buffer.from('Nie działa.\0', 'utf16le'))),
    property(0x102, 0x1013, sized(Buffer.from('<p>Nie działa.</p>'))),
  ),
)
const file = [
  attribute(2, 0x69002, Buffer.alloc(14)),
  attribute(2, 0x18010, Buffer.from('ZACZNI~1.TXT\0')),
  attribute(2, 0x6800f, Buffer.from('zawartość')),
  attribute(2, 0x69005, properties(property(0x1f, 0x3707, sized(Buffer.from('Załącznik.txt\0', 'utf16le'))))),
]

describe('winmail.dat', () => {
  test('gives its text, its HTML and its files under their long names', () => {
    const { text, html, files } = readTnef(Buffer.concat([start, message, ...file])) ?? {}
    expect([text, html]).toEqual(['Nie działa.', '<p>Nie działa.</p>'])
    expect(files?.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ['Załącznik.txt', 'zawartość'],
    ])
  })

  test('of an old Outlook names its alphabet apart', () => {
    const codepage = attribute(1, 0x69007, Buffer.concat([u32(1250), u32(0)]))
    const body = attribute(1, 0x2800c, polish('Działa, dziękują\0'.replace('ę', 'e')))
    expect(readTnef(Buffer.concat([start, codepage, body]))).toMatchObject({ text: 'Działa, dziekują', files: [] })
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('PK\u0003\u0004 something else')],
  ])('that is %s is a file like any other', (_, content) => {
    expect(readTnef(content)).toBeNull()
  })

  test('cut off or twisted at any byte ends in what was read until then', () => {
    const complete = Buffer.concat([start, message, ...file])
    for (let at = 6; at < complete.length; at++) {
      expect(readTnef(complete.subarray(0, at))).not.toBeNull()
      const twisted = Buffer.from(complete)
      twisted[at] = 0xff
      expect(readTnef(twisted)).not.toBeNull()
    }
  })
})
