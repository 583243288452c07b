export type TnefContent = {
  readonly text: string
  readonly html: string
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[]
}

const SIGNATURE = 0x223e9f78
const MAX_FILES = 200
const MAX_PROPERTIES = 5000

/** Attributes of a TNEF stream (MS-OXTNEF 2.1.3.2), and MAPI properties inside them. */
const attribute = {
  title: 0x18010,
  data: 0x6800f,
  begins: 0x69002,
  message: 0x69003,
  attachment: 0x69005,
  codepage: 0x69007,
  body: 0x2800c,
}
const property = { body: 0x1000, html: 0x1013, longName: 0x3707 }

/**
 * Reads what Outlook packs into "winmail.dat": the text and the files. Formatting that exists as RTF only is left out;
 * the mail itself keeps it.
 *
 * @returns `null` for what is no such file or is cut off before its first attribute.
 * @see docs/decisions/0006-own-tnef-reader.md
 */
export function readTnef(content: Uint8Array): TnefContent | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
  if (content.length < 6 || view.getUint32(0, true) !== SIGNATURE) return null
  const found: Found = { text: '', html: '', charset: 'windows-1250', files: [] }
  for (let at = 6; at + 9 <= content.length;) {
    const [id, length] = [view.getUint32(at + 1, true), view.getUint32(at + 5, true)]
    if (at + 9 + length > content.length) break
    addAttribute(found, id, content.subarray(at + 9, at + 9 + length))
    at += 9 + length + 2
  }
  const files = found.files.flatMap(({ name, content: bytes }) => (bytes === null ? [] : [{ name, content: bytes }]))
  return { text: found.text, html: found.html, files }
}

type Found = {
  text: string
  html: string
  charset: string
  files: { name: string; content: Uint8Array | null }[]
}

function addAttribute(found: Found, id: number, data: Uint8Array): void {
  const file = found.files.at(-1)
  if (id === attribute.codepage) found.charset = charsetOf(data)
  else if (id === attribute.body) found.text ||= ended(decoded(data, found.charset))
  else if (id === attribute.message) addMessage(found, data)
  else if (id === attribute.begins && found.files.length < MAX_FILES) found.files.push({ name: '', content: null })
  else if (file === undefined) return
  else if (id === attribute.title) file.name ||= ended(decoded(data, found.charset))
  else if (id === attribute.data) file.content = data
  else if (id === attribute.attachment) file.name = textOf(found, propertiesOf(data), property.longName) || file.name
}

function addMessage(found: Found, data: Uint8Array): void {
  const properties = propertiesOf(data)
  found.text ||= textOf(found, properties, property.body)
  found.html ||= textOf(found, properties, property.html)
}

type Property = { readonly id: number; readonly type: number; readonly value: Uint8Array }

function textOf({ charset }: Found, properties: readonly Property[], id: number): string {
  const found = properties.find((each) => each.id === id)
  if (found === undefined) return ''
  if (found.type === 0x1f) return ended(new TextDecoder('utf-16le').decode(found.value))
  const utf8 = found.type === 0x102 ? utf8Of(found.value) : null
  return ended(utf8 ?? decoded(found.value, charset))
}

/** MAPI properties up to the first whose form is not known; those that matter stand before the exotic ones. */
function propertiesOf(data: Uint8Array): Property[] {
  const reader = readerOf(data)
  const count = Math.min(reader.long() ?? 0, MAX_PROPERTIES)
  const properties: Property[] = []
  while (properties.length < count) {
    const [type, id] = [reader.short(), reader.short()]
    if (type === null || id === null || (id >= 0x8000 && !skipName(reader))) break
    const value = valueOf(reader, type)
    if (value === null) break
    properties.push({ id, type: type & 0xfff, value })
  }
  return properties
}

/** Named properties carry their name: a set, and a number or a text. */
function skipName(reader: Reader): boolean {
  if (reader.bytes(16) === null) return false
  const kind = reader.long()
  const length = reader.long()
  if (kind === null || length === null) return false
  return kind === 0 || reader.bytes(padded(length)) !== null
}

const fixed: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}

function valueOf(reader: Reader, type: number): Uint8Array | null {
  const isMany = (type & 0x1000) !== 0
  const size = fixed[type & 0xfff]
  const isSized = size === undefined
  if (isSized && ![0x1e, 0x1f, 0x0d, 0x102].includes(type & 0xfff)) return null
  const times = isSized || isMany ? reader.long() : 1
  if (times === null || times > MAX_PROPERTIES) return null
  let first: Uint8Array | null = new Uint8Array()
  for (let n = 0; n < times; n++) {
    const length = isSized ? reader.long() : size
    const bytes = length === null ? null : reader.bytes(padded(length))
    if (bytes === null || length === null) return null
    if (n === 0) first = bytes.subarray(0, length)
  }
  return first
}

type Reader = {
  readonly short: () => number | null
  readonly long: () => number | null
  readonly bytes: (length: number) => Uint8Array | null
}

/** Reads forward; behind the end there is nothing, never an error. */
function readerOf(data: Uint8Array): Reader {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  let at = 0
  const take = (length: number): number | null => {
    if (length < 0 || at + length > data.length) return null
    at += length
    return at - length
  }
  const read = (length: number, get: (from: number) => number) => () => {
    const from = take(length)
    return from === null ? null : get(from)
  }
  return {
    short: read(2, (from) => view.getUint16(from, true)),
    long: read(4, (from) => view.getUint32(from, true)),
    bytes: (length) => {
      const from = take(length)
      return from === null ? null : data.subarray(from, from + length)
    },
  }
}

const padded = (length: number): number => Math.ceil(length / 4) * 4

function charsetOf(data: Uint8Array): string {
  if (data.length < 4) return 'windows-1250'
  const page = new DataView(data.buffer, data.byteOffset, data.byteLength).getUint32(0, true)
  return page === 65_001 ? 'utf-8' : page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1250'
}

const decoded = (bytes: Uint8Array, charset: string): string => new TextDecoder(charset).decode(bytes)

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Without the NUL that ends it. */
const ended = (text: string): string => text.split('\u0000')[0] ?? ''
