import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'build', 'fonts')
const PACKAGES = join(ROOT, 'node_modules', '@fontsource-variable')

const POLISH = 'ĄĆĘŁŃŚŹŻąćęłńśźż'
const ASCII = String.fromCharCode(...Array.from({ length: 0x5f }, (_, index) => index + 0x20))

/** The style sheet loads these; what is called preload is announced in the head of every page. */
const fonts: readonly { name: string; from: string; letters?: string }[] = [
  { name: 'inter-latin-preload', from: 'inter/files/inter-latin-wght-normal' },
  { name: 'inter-polish-preload', from: 'inter/files/inter-latin-ext-wght-normal', letters: POLISH },
  { name: 'inter-latin-ext', from: 'inter/files/inter-latin-ext-wght-normal' },
  {
    name: 'jetbrains-mono-ascii',
    from: 'jetbrains-mono/files/jetbrains-mono-latin-wght-normal',
    letters: ASCII,
  },
]

/**
 * Lays the fonts of the style sheet into build/fonts.
 *
 * Sixteen Polish letters are all that keeps 85 kB of latin-ext on every first visit; a slice with them alone weighs
 * 5 kB (ux 3.2). A font that is already there is left alone.
 */
export async function makeFonts(): Promise<void> {
  await mkdir(OUT, { recursive: true })
  await Promise.all(fonts.map(({ name, from, letters }) => makeFont(name, join(PACKAGES, `${from}.woff2`), letters)))
}

async function makeFont(name: string, source: string, letters: string | undefined): Promise<void> {
  const target = join(OUT, `${name}.woff2`)
  if (existsSync(target)) return

  const fresh = `${target}.${process.pid}.new`
  if (letters) await writeFile(fresh, await subsetFont(await readFile(source), letters, { targetFormat: 'woff2' }))
  else await copyFile(source, fresh)
  await rename(fresh, target)
}
