import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

/** Who runs the server's programs. PostgreSQL refuses to run as root. */
export type Account = {
  ownerUid: number
  ownerGid: number
  /** Identity for `spawn`; empty where the programs run as this process does. */
  identity: { uid?: number; gid?: number }
  /** Turns a program call into one that runs under this account. */
  command(program: string, parameters: readonly string[]): [string, string[]]
}

type PasswdEntry = { uid: number; gid: number }

const run = promisify(execFile)

/**
 * Finds a way to run the server: as this user, as an unprivileged account that can reach all `paths`, or in a user
 * namespace where root only looks like such an account (for a checkout under a private directory).
 */
export async function chooseAccount(paths: readonly string[]): Promise<Account> {
  const uid = process.getuid?.() ?? 0
  if (uid !== 0) return asIs(uid, process.getgid?.() ?? uid)

  const entry = await unprivilegedEntry()
  if (await canReachAll(entry, paths)) return { ...asIs(entry.uid, entry.gid), identity: entry }
  if (await namespacesWork(entry)) return inNamespace(entry)
  throw new Error(
    `PostgreSQL does not run as root, and no other account can reach ${paths.join(' and ')}. Start the portal as an ` +
      'ordinary user, move it out of the private directory, or set DATABASE_URL to a PostgreSQL server.',
  )
}

function asIs(uid: number, gid: number): Account {
  return {
    ownerUid: uid,
    ownerGid: gid,
    identity: {},
    command: (program, parameters) => [program, [...parameters]],
  }
}

function inNamespace(entry: PasswdEntry): Account {
  return {
    ownerUid: 0,
    ownerGid: 0,
    identity: {},
    command: (program, parameters) => ['unshare', [...namespaceOptions(entry), program, ...parameters]],
  }
}

/** initdb wants to know the account's name, so it must be one that the system knows. */
async function unprivilegedEntry(): Promise<PasswdEntry> {
  const passwd = await readFile('/etc/passwd', 'utf8')
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':')
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither an account "postgres" nor "nobody". Start the portal as an ordinary user.',
  )
}

async function canReachAll(entry: PasswdEntry, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (!(await canReach(entry, path))) return false
  return true
}

async function canReach(entry: PasswdEntry, path: string): Promise<boolean> {
  const { mode, uid } = await stat(path)
  const searchable = uid === entry.uid ? mode & constants.S_IXUSR : mode & constants.S_IXOTH
  if (!searchable) return false
  return path === '/' || canReach(entry, dirname(path))
}

async function namespacesWork(entry: PasswdEntry): Promise<boolean> {
  return run('unshare', [...namespaceOptions(entry), 'true']).then(
    () => true,
    () => false,
  )
}

function namespaceOptions(entry: PasswdEntry): string[] {
  return ['--user', `--map-user=${entry.uid}`, `--map-group=${entry.gid}`]
}
