import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Seals a secret with AES-256-GCM: nonce, tag, text. Bound to its owner, so that rows cannot be swapped. */
export function seal(key: Uint8Array, owner: string, secret: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** @throws {Error} when the seal was broken, or made for another owner or with another key. */
export function unseal(key: Uint8Array, owner: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(owner))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
