export type ArgumentKind = 'text' | 'number' | 'choice'

const kinds: Readonly<Record<string, ArgumentKind>> = {
  number: 'number',
  plural: 'number',
  selectordinal: 'number',
  select: 'choice',
}
const branching = new Set(['plural', 'selectordinal', 'select'])

/**
 * The arguments of an ICU message by name, those inside plural forms too. Only finds names: whether the message is well
 * formed is the formatter's business.
 */
export function argumentsOf(message: string): ReadonlyMap<string, ArgumentKind> {
  const found = new Map<string, ArgumentKind>()
  readMessage(message, 0, found)
  return found
}

type Found = Map<string, ArgumentKind>

/** Reads from `start` to the brace that closes the message, or the end. @returns where that is. */
function readMessage(message: string, start: number, found: Found): number {
  let place = start
  while (place < message.length && message[place] !== '}') {
    if (message[place] === "'") place = afterQuote(message, place)
    else if (message[place] === '{') place = readArgument(message, place + 1, found)
    else place++
  }
  return place
}

/** An apostrophe quotes only before a brace; two of them are one. */
function afterQuote(message: string, start: number): number {
  const next = message[start + 1]
  if (next === "'") return start + 2
  if (next !== '{' && next !== '}') return start + 1
  const end = message.indexOf("'", start + 2)
  return end === -1 ? message.length : end + 1
}

function readArgument(message: string, start: number, found: Found): number {
  const [head = '', name = '', type = ''] = /^\s*([^\s,{}]+)\s*(?:,\s*(\w+)\s*)?/.exec(message.slice(start)) ?? []
  if (name !== '') found.set(name, strongest(found.get(name), kinds[type] ?? 'text'))
  let place = start + head.length
  while (place < message.length && message[place] !== '}')
    place = message[place] === '{' && branching.has(type) ? readMessage(message, place + 1, found) + 1 : place + 1
  return place + 1
}

const strongest = (one: ArgumentKind | undefined, other: ArgumentKind): ArgumentKind =>
  one === undefined || one === 'text' ? other : one
