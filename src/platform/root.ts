import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the checkout, from the sources as from the built bundle. */
export const projectRoot: string = rootAbove(import.meta.dirname)

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'db', 'migrations'))) return folder
  const parent = dirname(folder)
  if (parent === folder)
    throw new Error('The portal was moved out of its folder: package.json and db/migrations are not above it')
  return rootAbove(parent)
}
