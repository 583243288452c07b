import { randomBytes, randomUUID } from 'node:crypto'

/**
 * A new UUIDv7: sortable by the time it was made, so that new rows sit side by side in an index.
 * Made here because PostgreSQL has `uuidv7()` only since version 18.
 */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const random = randomUUID()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}

/** An unguessable token of 256 bits, safe in an address. */
export const newToken = (): string => randomBytes(32).toString('base64url')

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An unguessable code of 80 bits in sixteen letters and digits that people do not confuse. */
export function newCode(): string {
  return Array.from(randomBytes(16), (byte) => LETTERS[byte % 32]).join('')
}
