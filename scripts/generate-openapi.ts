// Writes docs/openapi.json from the routes: node scripts/generate-openapi.ts
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { renderDescription } from './openapi/render-description.ts'

const ROOT = join(import.meta.dirname, '..')
const bundled = join(ROOT, 'build', `describe-interface-${process.pid}.mjs`)

await build({
  absWorkingDir: ROOT,
  entryPoints: ['scripts/openapi/describe-interface.ts'],
  outfile: bundled,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  logLevel: 'warning',
})
try {
  const { describeInterface } = await import(pathToFileURL(bundled).href)
  await writeFile(join(ROOT, 'docs', 'openapi.json'), renderDescription(await describeInterface()))
  console.log('Written: docs/openapi.json')
} finally {
  await rm(bundled)
}
