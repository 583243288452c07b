export type Uuencoded = {
  /** The text without the files. */
  readonly text: string
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[]
}

const MAX_FILES = 100

/** Takes the files out of a text that older programs have written into it: "begin 644 log.txt" to "end". */
export function takeUuencoded(text: string): Uuencoded {
  if (!/^begin [0-7]{3,4} \S/m.test(text)) return { text, files: [] }
  const files: { name: string; content: Uint8Array }[] = []
  const kept: string[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const file = files.length < MAX_FILES ? fileAt(lines, at) : null
    if (file === null) kept.push(lines[at] ?? '')
    else {
      files.push(file)
      at = file.end
    }
  }
  return { text: kept.join('\n'), files: files.map(({ name, content }) => ({ name, content })) }
}

/** A whole file that begins in a line; a "begin" without an "end" is somebody's sentence. */
function fileAt(lines: readonly string[], start: number): { name: string; content: Uint8Array; end: number } | null {
  const [, name] = /^begin [0-7]{3,4} (\S.{0,200}?)\s*$/.exec(lines[start] ?? '') ?? []
  if (name === undefined) return null
  const pieces: Uint8Array[] = []
  for (let at = start + 1; at < lines.length; at++) {
    const line = (lines[at] ?? '').replace(/\r$/, '')
    if (line === 'end') return { name, content: Buffer.concat(pieces), end: at }
    const piece = decodeLine(line)
    if (piece === null) return null
    pieces.push(piece)
  }
  return null
}

function decodeLine(line: string): Uint8Array | null {
  if (line === '' || line === '`') return new Uint8Array()
  if (!/^[ -`]+$/.test(line)) return null
  const length = sixBits(line, 0)
  if (line.length - 1 < Math.ceil((length * 4) / 3) - 3) return null
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at++) {
    const group = 1 + Math.floor(at / 3) * 4
    const [one, two] = [sixBits(line, group + (at % 3)), sixBits(line, group + (at % 3) + 1)]
    bytes[at] = ((one << (2 + 2 * (at % 3))) | (two >> (4 - 2 * (at % 3)))) & 0xff
  }
  return bytes
}

/** The value of a sign; blanks that were cut off at the end count as nothing. */
const sixBits = (line: string, at: number): number => ((line.charCodeAt(at) || 32) - 32) & 63
