import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  chmod,
  chown,
  lstat,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './embedded-postgres-account.ts'

/** Where one embedded database lives: everything the launcher reads or writes on disk. */
export type Home = { directory: string; cluster: string; password: string; log: string; socket: string }

/** The server's programs; usually from the platform package that npm installed. */
export type Binaries = { directory: string; initdb: string; postgres: string; major: string }

const SOCKET_NAME = '/.s.PGSQL.5432'
const LONGEST_SOCKET_PATH = 107

export async function prepareHome(dataDir: string): Promise<Home> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 })
  const directory = await realpath(dataDir)
  const cluster = join(directory, 'cluster')
  return {
    directory,
    cluster,
    password: join(directory, 'password'),
    log: join(directory, 'postgres.log'),
    socket: socketDirectory(cluster),
  }
}

/** A socket's path has a hard limit in the kernel, and the server splits its setting at commas. */
function socketDirectory(cluster: string): string {
  const fits = Buffer.byteLength(cluster + SOCKET_NAME) <= LONGEST_SOCKET_PATH && /^[\w./-]+$/.test(cluster)
  return fits ? cluster : `/tmp/myhezo-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
}

export async function locateBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/linux-${process.arch}`
  const root = join(dirname(packageEntry(name)), '..')
  await linkLibraries(root)

  const manifest = await readFile(join(root, 'package.json'), 'utf8')
  return programsOf(join(root, 'native', 'bin'), /"version":\s*"(\d+)/.exec(manifest)?.[1])
}

/** The programs of a server that came another way, such as Debian's; they say their version themselves. */
export async function binariesIn(directory: string): Promise<Binaries> {
  const { stdout } = await promisify(execFile)(join(directory, 'postgres'), ['--version'])
  return programsOf(directory, /(\d+)[.\d]*/.exec(stdout)?.[1])
}

function programsOf(directory: string, major = 'unknown'): Binaries {
  return { directory, initdb: join(directory, 'initdb'), postgres: join(directory, 'postgres'), major }
}

function packageEntry(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new Error(
      `The embedded PostgreSQL for this machine (${name}) is not installed. ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server.',
      { cause },
    )
  }
}

/** The package's install script makes these links; npm may be told not to run it, and then the server lacks libraries. */
async function linkLibraries(root: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    if (await exists(join(root, target))) continue
    await symlink(basename(source), join(root, target)).catch(unlessExists)
  }
}

/** Reads the roles' password, made once for each database; only the database's own account can read it. */
export async function readOrMakePassword(home: Home, account: Account): Promise<string> {
  if (!(await exists(home.password))) {
    const fresh = `${home.password}.new`
    await writeFile(fresh, randomBytes(32).toString('base64url'), { mode: 0o600 })
    await rename(fresh, home.password)
  }
  await own(home.password, account)
  return readFile(home.password, 'utf8')
}

/** Gives the cluster to the account that will run the server: a checkout can move, and root's way of running changes. */
export async function ownCluster(home: Home, account: Account): Promise<void> {
  const owner = (await stat(home.cluster)).uid
  if (owner === account.ownerUid) return
  if (process.getuid?.() !== 0) {
    throw new Error(
      `${home.cluster} belongs to another account (uid ${owner}). Start the portal as that account or as root.`,
    )
  }
  await own(home.cluster, account)
  for (const entry of await readdir(home.cluster, { recursive: true })) await own(join(home.cluster, entry), account)
}

export async function prepareSocketDirectory(home: Home, account: Account): Promise<void> {
  if (home.socket === home.cluster) return
  await mkdir(home.socket, { mode: 0o700 }).catch(unlessExists)
  const found = await lstat(home.socket)
  if (!found.isDirectory() || ![process.getuid?.(), account.ownerUid].includes(found.uid)) {
    throw new Error(`${home.socket} belongs to somebody else; choose a shorter DATA_DIR.`)
  }
  await chmod(home.socket, 0o700)
  await own(home.socket, account)
}

export async function removeSocketDirectory(home: Home): Promise<void> {
  if (home.socket !== home.cluster) await rm(home.socket, { recursive: true, force: true })
}

/** Names the version that made the cluster, or nothing where there is none yet. */
export async function clusterVersion(home: Home): Promise<string | undefined> {
  const version = await readFile(join(home.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  return version?.trim()
}

/** Makes room for a new cluster: initdb works beside the final place, so that a kill in between leaves nothing half made. */
export async function freshClusterDirectory(home: Home, account: Account): Promise<string> {
  const directory = `${home.cluster}.new`
  await rm(directory, { recursive: true, force: true })
  await mkdir(directory, { mode: 0o700 })
  await own(directory, account)
  return directory
}

async function own(path: string, account: Account): Promise<void> {
  if (process.getuid?.() === 0) await chown(path, account.ownerUid, account.ownerGid)
}

export function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}

function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
