type Writing = {
  readonly lines: string[]
  /** The pieces of the line being written; joined once, because a hostile mail has millions of them. */
  words: string[]
  quote: number
  keepsSpaces: number
  silent: string | null
  /** Outlook writes each line as a paragraph without space around it. */
  isLine: boolean
}

const silentTags = new Set([
  'script',
  'style',
  'head',
  'title',
  'noscript',
  'template',
  'svg',
  'math',
  'object',
  'select',
])
const blockTags = new Set(
  'address article aside center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header li main nav ol p section table tr ul'.split(
    ' ',
  ),
)
/** Deeper quotes look like this one. */
const MAX_DEPTH = 20

/** Their end is followed by a blank line. */
const spacedTags = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

const token = /<!--[\s\S]*?(?:-->|$)|<!?\/?[a-zA-Z][^<>]*>|<[!?][^<>]*>|[^<]+|</g

/**
 * The words of an HTML mail as lines, what it quotes marked with `>`; nothing is loaded, run or linked.
 * For mails that bring no text of their own.
 */
export function htmlText(html: string): string {
  const writing: Writing = { lines: [], words: [], quote: 0, keepsSpaces: 0, silent: null, isLine: false }
  for (const [piece] of html.matchAll(token)) {
    if (piece.startsWith('<') && piece.length > 1) readTag(writing, piece)
    else if (writing.silent === null) addWords(writing, piece)
  }
  breakLine(writing)
  return writing.lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function readTag(writing: Writing, piece: string): void {
  const [, slash, raw = ''] = /^<(\/?)([a-zA-Z][a-zA-Z0-9:]*)/.exec(piece) ?? []
  const name = raw.toLowerCase()
  const closes = slash === '/'
  if (writing.silent !== null) {
    if (closes && name === writing.silent) writing.silent = null
  } else if (silentTags.has(name) && !closes && !piece.endsWith('/>')) writing.silent = name
  else if (name === 'br') breakLine(writing)
  else if (name === 'hr') rule(writing)
  else if (name === 'blockquote') quote(writing, closes)
  else if (name === 'pre') {
    startLine(writing)
    writing.keepsSpaces = Math.max(0, writing.keepsSpaces + (closes ? -1 : 1))
  } else if (name === 'td' || name === 'th') addCellEnd(writing, closes)
  else if (blockTags.has(name)) block(writing, name, closes, piece)
}

function block(writing: Writing, name: string, closes: boolean, piece: string): void {
  startLine(writing)
  if (name === 'p' && !closes) writing.isLine = /\bclass=["']?Mso/i.test(piece)
  if (
    closes &&
    spacedTags.has(name) &&
    !(name === 'p' && writing.isLine) &&
    writing.lines.at(-1) !== blankLine(writing)
  )
    breakLine(writing)
  if (name === 'li' && !closes) writing.words.push('- ')
}

function quote(writing: Writing, closes: boolean): void {
  startLine(writing)
  writing.quote = Math.min(MAX_DEPTH, Math.max(0, writing.quote + (closes ? -1 : 1)))
  if (closes && writing.quote === 0) breakLine(writing)
}

function rule(writing: Writing): void {
  startLine(writing)
  writing.words.push('________________________________')
  breakLine(writing)
}

function addCellEnd(writing: Writing, closes: boolean): void {
  if (closes && writing.words.length > 0) writing.words.push(' ')
}

function addWords(writing: Writing, piece: string): void {
  const words = decodeEntities(piece)
  if (writing.keepsSpaces > 0) return addKept(writing, words)
  const flat = words.replaceAll(/[\t\n\f\r ]+/g, ' ')
  const isAfterSpace = writing.words.length === 0 || writing.words.at(-1)?.endsWith(' ') === true
  addPiece(writing, isAfterSpace ? flat.replace(/^ /, '') : flat)
}

function addKept(writing: Writing, words: string): void {
  const [first = '', ...others] = words.replaceAll(/\r\n?/g, '\n').split('\n')
  addPiece(writing, first)
  for (const line of others) {
    breakLine(writing)
    addPiece(writing, line)
  }
}

function addPiece(writing: Writing, piece: string): void {
  if (piece !== '') writing.words.push(piece)
}

function startLine(writing: Writing): void {
  if (writing.words.length > 0) breakLine(writing)
}

function breakLine(writing: Writing): void {
  writing.lines.push(`${'> '.repeat(writing.quote)}${writing.words.join('')}`.trimEnd())
  writing.words = []
}

/** What a line without words looks like at this depth of quotes. */
const blankLine = ({ quote: depth }: Writing): string => '> '.repeat(depth).trimEnd()

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  oacute: 'ó',
  Oacute: 'Ó',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bdquo: '„',
  rdquo: '”',
  ldquo: '“',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  laquo: '«',
  raquo: '»',
  deg: '°',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  sect: '§',
  middot: '·',
  bull: '•',
  times: '×',
  plusmn: '±',
  micro: 'µ',
  shy: '',
  zwnj: '',
  zwj: '',
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name)] ?? whole
    return character(decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)) ?? whole
  })
}

function character(code: number): string | null {
  const isText = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isText ? String.fromCodePoint(code) : code === 10 || code === 9 ? ' ' : null
}
