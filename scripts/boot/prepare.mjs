import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expected, missingPlatformPackages, node24, root } from './paths.mjs'

const installStamp = join(root, 'node_modules', '.installed-lockfile')
const buildStamp = join(root, 'build', '.built-sources')
const buildInputs = ['src', 'bench', 'scripts', 'package-lock.json', 'tsconfig.json']

/** Installs and builds what is missing. When nothing is, this costs a few hundredths of a second. */
export async function prepare({ build = true } = {}) {
  if (isInstalled() && (!build || isBuilt())) return

  const release = await takeTurn()
  try {
    if (!isInstalled()) install()
    if (build && !isBuilt()) runBuild()
  } finally {
    release()
  }
}

/** Two commands started at once must not install or build at once: the second waits for the first. */
async function takeTurn() {
  const name = `\0myhezo-prepare-${createHash('sha256').update(root).digest('hex')}`
  for (;;) {
    const server = createServer()
    const free = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(name, () => resolve(true))
    })
    if (free) return () => server.close()
    await pause(100)
  }
}

function isInstalled() {
  const stamp = lockfileHash()
  if (readIfThere(installStamp) === stamp) return missingPlatformPackages().length === 0
  if (!installedTreeFits()) return false
  writeFileSync(installStamp, stamp)
  return true
}

function lockfileHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

/** npm notes what it installed; a tree that somebody installed by hand need not be installed again. */
function installedTreeFits() {
  const noted = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (noted === undefined || missingPlatformPackages().length > 0) return false

  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(noted).packages
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || installed[path]?.version === entry.version || (entry.optional && installed[path] === undefined),
  )
}

function install() {
  console.error('Installing packages …')
  const parameters = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  for (let attempt = 1; attempt <= 3; attempt++) {
    const { status, error } = spawnSync('npm', parameters, { cwd: root, stdio: ['ignore', 2, 2] })
    if (error) throw expected(`npm cannot be run: ${error.message}`)
    if (status === 0) return noteInstalled()
  }
  throw expected('npm ci failed three times; see its messages above.')
}

function noteInstalled() {
  const missing = missingPlatformPackages()
  if (missing.length > 0) {
    throw expected(
      `npm installed everything but ${missing.join(' and ')}, which this machine (${process.platform} ${process.arch}) ` +
        'needs. The portal runs on Linux with x64 or arm64 and glibc; npm must not omit optional packages ' +
        '(see "npm config get omit").',
    )
  }
  writeFileSync(installStamp, lockfileHash())
}

function isBuilt() {
  return readIfThere(buildStamp) === sourcesState()
}

function runBuild() {
  const state = sourcesState()
  const { status } = spawnSync(node24, ['scripts/build.ts'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw expected('The build failed; see the messages above.')
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(buildStamp, state)
}

/** Names, sizes and times of all sources: reading their content would take far longer. */
function sourcesState() {
  const hash = createHash('sha256')
  for (const input of buildInputs) addState(hash, join(root, input))
  return hash.digest('hex')
}

function addState(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return
  if (!found.isDirectory()) return hash.update(`${path} ${found.size} ${found.mtimeMs}\n`)
  for (const name of readdirSync(path).sort()) if (!/\.test\.tsx?$/.test(name)) addState(hash, join(path, name))
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
