// Bundles the server into build/ and the browser's files into build/assets: node scripts/build.ts
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { BuildOptions, Metafile } from 'esbuild'
import { makeFonts } from './fonts.ts'
import { turboWithoutStyle } from './turbo-without-style.ts'

const ROOT = join(import.meta.dirname, '..')
const BUILD = join(ROOT, 'build')
const ASSETS = join(BUILD, 'assets')
const DAY = 24 * 60 * 60 * 1000

const SERVER_ENTRIES = {
  start: 'src/start.ts',
  cli: 'src/cli.ts',
  'mail-parser': 'src/modules/intake/parser-child.ts',
  bench: 'bench/bench.ts',
  'oracle-entitlement': 'bench/oracle-entitlement.ts',
  'oracle-accounts': 'bench/oracle-accounts.ts',
  'oracle-emergency': 'bench/oracle-emergency.ts',
  durability: 'bench/durability.ts',
  'bench-floor': 'bench/floor.ts',
  'bench-load': 'bench/load.ts',
  'bench-clocks': 'bench/clocks.ts',
  'bench-intake': 'bench/intake.ts',
}
const BROWSER_ENTRIES = { client: 'src/web/client.ts', main: 'src/web/styles/main.css' }

/** Machine code, or files of their own that they look for beside themselves. */
const UNBUNDLED = ['@node-rs/argon2', 'esbuild', 'pino', 'subset-font', 'pg-native']

/** Bundled CommonJS packages ask for Node's own modules in their way. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`

await makeFonts()
await Promise.all([buildServer(), buildBrowser()])

/** Entry points keep their names; what they load later lies in chunks, so that a short command reads little. */
async function buildServer(): Promise<void> {
  const metafile = await bundle({
    entryPoints: existing(SERVER_ENTRIES),
    outdir: BUILD,
    platform: 'node',
    target: 'node24',
    external: await keptOutside(),
    banner: { js: REQUIRE },
    // Without it React would be the build for development, which checks every element: a page would cost three times as much.
    define: { 'process.env.NODE_ENV': '"production"' },
    chunkNames: 'chunks/[name]-[hash]',
    sourcemap: true,
  })
  await removeOld(join(BUILD, 'chunks'), metafile)
}

/**
 * Packages of the product go into the bundle, where what nobody calls falls away: each process needs 40 MiB less and
 * starts in half the time. Tools of the measurements stay outside.
 */
async function keptOutside(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: object }
  return [...UNBUNDLED, ...Object.keys(manifest.devDependencies)]
}

async function buildBrowser(): Promise<void> {
  const metafile = await bundle({
    entryPoints: existing(BROWSER_ENTRIES),
    outdir: ASSETS,
    target: 'es2022',
    minify: true,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    plugins: [turboWithoutStyle],
    loader: { '.woff2': 'file', '.png': 'file', '.svg': 'file', '.webp': 'file' },
  })
  await writeManifest(metafile)
  await Promise.all(Object.keys(metafile.outputs).map((path) => compress(join(ROOT, path))))
  await removeOld(ASSETS, metafile)
}

/** Once for all: a file of the browser never changes under its name. Fonts are compressed already. */
async function compress(path: string): Promise<void> {
  if (!/\.(?:js|css|svg)$/.test(path)) return
  const content = await readFile(path)
  await Promise.all([
    writeFile(`${path}.br`, brotliCompressSync(content)),
    writeFile(`${path}.gz`, gzipSync(content, { level: 9 })),
  ])
}

async function bundle(options: BuildOptions): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    bundle: true,
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    ...options,
  })
  return metafile ?? { inputs: {}, outputs: {} }
}

function existing(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(ROOT, path))))
}

/** Maps the plain name of each file for the browser to its hashed one: `client.js`, `main.css`, fonts and pictures. */
async function writeManifest({ outputs }: Metafile): Promise<void> {
  const manifest: Record<string, string> = {}
  for (const path of Object.keys(outputs).toSorted())
    manifest[basename(path).replace(/-[0-9A-Z]{8}(?=\.\w+$)/, '')] = basename(path)

  await mkdir(ASSETS, { recursive: true })
  const fresh = join(ASSETS, 'manifest.json.new')
  await writeFile(fresh, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(fresh, join(ASSETS, 'manifest.json'))
}

/** A server that still runs the previous build may yet ask for its files, so they stay for a day. */
async function removeOld(folder: string, { outputs }: Metafile): Promise<void> {
  const current = new Set(Object.keys(outputs).map((path) => relative(folder, join(ROOT, path))))
  const files = existsSync(folder) ? await readdir(folder) : []
  for (const file of files) {
    const path = join(folder, file)
    if (current.has(file.replace(/\.(?:br|gz)$/, '')) || file === 'manifest.json') continue
    if ((await stat(path)).mtimeMs < Date.now() - DAY) await rm(path)
  }
}
