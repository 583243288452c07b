import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../platform/root.ts'

export const assetsFolder: string = join(projectRoot, 'build', 'assets')

export type Assets = { readonly css: string; readonly js: string; readonly preload: readonly string[] }

/** The addresses of the built style sheet, script and preloaded fonts; their names carry the hash of their content. */
export function readAssets(): Assets {
  const file = join(assetsFolder, 'manifest.json')
  if (!existsSync(file)) return { css: '', js: '', preload: [] }
  const manifest: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  const address = (name: string) => `/assets/${manifest[name] ?? ''}`
  const fonts = Object.keys(manifest).filter((name) => name.endsWith('.woff2') && name.includes('preload'))
  return { css: address('main.css'), js: address('client.js'), preload: fonts.map(address) }
}
