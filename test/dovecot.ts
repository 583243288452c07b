import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, vi } from 'vitest'
import { freePort } from '../bench/durability/portal-process.ts'
import type { ImapAccount } from '../src/platform/config.ts'

const PROGRAM = '/usr/sbin/dovecot'

/** A real mail server of one test file: every name has a mailbox in it, every password is `geheim`. */
export type Dovecot = {
  readonly accountOf: (name: string, change?: Partial<ImapAccount>) => ImapAccount
  readonly tlsPort: () => number
  /** Brings mails by LMTP. */
  readonly deliver: (name: string, mails: readonly string[]) => Promise<void>
  /** How many mails lie in the inbox and in the other folders, as the disk says. */
  readonly countOf: (name: string) => { readonly inbox: number; readonly elsewhere: number }
  /** Forgets all it knows about a mailbox but the mails: it counts them anew under another UIDVALIDITY. */
  readonly forgetNumbers: (name: string) => void
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type DovecotOptions = {
  /** Instead of all that it can. */
  readonly capabilities?: string
}

/** Starts Debian's Dovecot on ports and folders of its own, and ends it with the file's tests. */
export function useDovecot(options: DovecotOptions = {}): Dovecot {
  const folder = mkdtempSync(join(tmpdir(), 'myhezo-dovecot-'))
  const settings = join(folder, 'dovecot.conf')
  const ports = { imap: 0, imaps: 0, lmtp: 0 }
  const mailsOf = (name: string) => join(folder, 'mail', name, 'Maildir')
  let master: ChildProcess | null = null

  const start = async () => {
    // Detached and with closed pipes: it would else hold what it inherits for ever.
    master = spawn(PROGRAM, ['-F', '-c', settings], { detached: true, stdio: 'ignore' })
    for (const port of Object.values(ports)) await vi.waitUntil(() => answers(port), { timeout: 15_000 })
  }
  const stop = async () => {
    if (master === null || master.exitCode !== null || master.signalCode !== null) return
    const ended = once(master, 'exit')
    // The whole group at once: its idle helpers would look up for their master only after ten seconds.
    if (master.pid !== undefined) process.kill(-master.pid, 'SIGKILL')
    await ended
  }
  beforeAll(async () => {
    if (!existsSync(PROGRAM)) throw new Error('Dovecot is missing: `npm test` installs it')
    for (const name of ['imap', 'imaps', 'lmtp'] as const) ports[name] = await freePort()
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'mail'), { mode: 0o777 })
    chmodSync(join(folder, 'mail'), 0o777)
    makeCertificate(folder)
    writeFileSync(settings, settingsFor(folder, ports, options))
    await start()
  })
  afterAll(async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })

  return {
    start,
    stop,
    tlsPort: () => ports.imaps,
    accountOf: (name, change = {}) => ({ ...account, port: ports.imap, user: name, ...change }),
    deliver: (name, mails) => deliver(ports.lmtp, name, mails),
    countOf: (name) => countIn(mailsOf(name)),
    forgetNumbers: (name) => {
      for (const file of readdirSync(mailsOf(name)))
        if (file.startsWith('dovecot')) rmSync(join(mailsOf(name), file), { recursive: true })
    },
  }
}

const account = {
  host: '127.0.0.1',
  security: 'plain',
  password: 'geheim',
  folder: 'INBOX',
  processedFolder: 'Przyjęte',
} as const

function makeCertificate(folder: string): void {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')]
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    ...files,
  ])
  if (made.status !== 0) throw new Error(`No certificate could be made: ${String(made.stderr)}`)
}

function settingsFor(folder: string, ports: { imap: number; imaps: number; lmtp: number }, options: DovecotOptions) {
  const isRoot = userInfo().uid === 0
  const { uid, gid, username } = isRoot ? { uid: 65534, gid: 65534, username: 'nobody' } : userInfo()
  const ownUsers = isRoot ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\n`
  return `${ownUsers}base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
mail_fsync = never
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
auth_failure_delay = 0
first_valid_uid = 1
${options.capabilities === undefined ? '' : `imap_capability = ${options.capabilities}`}
passdb {
  driver = static
  args = password=geheim
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%n allow_all_users=yes
}
service imap-login {
  chroot =
  service_count = 0
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap {
  service_count = 1000
}
service lmtp {
  inet_listener lmtp {
    port = ${ports.lmtp}
  }
}
`
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (does: boolean) => {
      socket.destroy()
      resolve(does)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

async function deliver(port: number, name: string, mails: readonly string[]): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    lmtp: true,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  })
  try {
    for (const raw of mails)
      await transport.sendMail({ envelope: { from: 'outside@firma.example', to: [`${name}@localhost`] }, raw })
  } finally {
    transport.close()
  }
}

function countIn(maildir: string): { inbox: number; elsewhere: number } {
  const count = (folder: string) => filesIn(join(folder, 'new')) + filesIn(join(folder, 'cur'))
  const others = existsSync(maildir) ? readdirSync(maildir).filter((name) => /^\.[^.]/.test(name)) : []
  return {
    inbox: count(maildir),
    elsewhere: others.reduce((total, name) => total + count(join(maildir, name)), 0),
  }
}

const filesIn = (folder: string): number => (existsSync(folder) ? readdirSync(folder).length : 0)
