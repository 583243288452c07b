import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { readDkim, type Dkim } from './dkim.ts'
import { operatorProfile, type Operator } from './operator.ts'

export type Mode = 'demo' | 'test' | 'production'

/** A mailbox at an IMAP server, and the folder into which a fetched mail is moved. */
export type ImapAccount = {
  readonly host: string
  readonly port: number
  /** `plain` only where the operator says so: the password would be readable on the way. */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string
  readonly password: string
  readonly folder: string
  readonly processedFolder: string
}

export type Config = {
  readonly mode: Mode
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly publicUrl: { readonly pl: string; readonly en: string }
  readonly clockStart: Temporal.Instant | null
  readonly smtpUrl: string | null
  /** Signs outgoing mail; `null` leaves that to the mail server. */
  readonly dkim: Dkim | null
  /** Where mail comes in by SMTP or LMTP. */
  readonly mailListen: { readonly host: string; readonly port: number } | null
  /** Who says whether a mail is from where it claims: nobody, DNS, or the mail server of this name. */
  readonly mailAuth:
    { readonly kind: 'off' } | { readonly kind: 'dns' } | { readonly kind: 'header'; readonly authservId: string }
  /** The mailbox that is fetched; `null`: none. */
  readonly imap: ImapAccount | null
  readonly logLevel: string
  readonly trustProxy: boolean
  /** Known passwords and keys for the people of the demo world, so that browser tests can sign in. */
  readonly demoFixedSecrets: boolean
  /** 32 bytes; seals second-factor secrets and signs reply addresses. */
  readonly secretKey: Buffer
  readonly operator: Operator
}

/** A setting that cannot be used: names the variable and says what is expected. Stops the start. */
export class ConfigError extends Error {
  constructor(variable: string, expected: string) {
    super(`${variable}: expected ${expected}`)
    this.name = 'ConfigError'
  }
}

const refuse = (variable: string, expected: string): never => {
  throw new ConfigError(variable, expected)
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Parses the environment once (interfaces.md, Environment). Secrets may also come as `NAME_FILE`.
 *
 * @throws {ConfigError} at the first value that is wrong or missing.
 */
export function parseConfig(environment: Environment): Config {
  const dataDir = resolve(readVariable(environment, 'DATA_DIR') ?? './data')
  const kept = readKept(dataDir)
  const read = (name: string) => readVariable(environment, name) ?? kept[name]
  const mode = modeOf(read('PORTAL_MODE') ?? 'production', kept['PORTAL_MODE'])
  const port = portNumber('PORT', read('PORT') ?? '3000')
  const host = read('HOST') ?? '127.0.0.1'
  const local = `http://localhost:${port}`
  const operator = operatorFrom(read('OPERATOR_FILE'))

  return {
    mode,
    port,
    host,
    databaseUrl: optionalUrl('DATABASE_URL', read('DATABASE_URL'), ['postgres:', 'postgresql:']),
    dataDir,
    publicUrl: {
      pl: origin('PUBLIC_URL_PL', read('PUBLIC_URL_PL') ?? demoDefault('PUBLIC_URL_PL', mode, local)),
      en: origin('PUBLIC_URL_EN', read('PUBLIC_URL_EN') ?? demoDefault('PUBLIC_URL_EN', mode, local)),
    },
    clockStart: clockStart(read('PORTAL_CLOCK'), mode),
    smtpUrl: smtpUrl(read('SMTP_URL'), mode),
    dkim: readDkim(read, [operator.ticketAddress, operator.accountAddress], refuse),
    mailListen: mailListen(read('MAIL_LISTEN')),
    mailAuth: mailAuth(read('MAIL_AUTH') ?? (mode === 'production' ? 'dns' : 'off')),
    imap: imapAccount(read('IMAP_URL'), read('IMAP_PROCESSED_FOLDER') ?? 'Przyjęte'),
    logLevel: oneOf('LOG_LEVEL', read('LOG_LEVEL') ?? (mode === 'production' ? 'info' : 'warn'), [
      'fatal',
      'error',
      'warn',
      'info',
      'debug',
      'silent',
    ] as const),
    trustProxy: oneOf('TRUST_PROXY', read('TRUST_PROXY') ?? 'no', ['yes', 'no'] as const) === 'yes',
    demoFixedSecrets: demoFixedSecrets(read('DEMO_FIXED_SECRETS'), mode),
    secretKey: secretKey(read('SECRET_KEY'), dataDir),
    operator,
  }
}

/** Who runs the portal, for commands that need nothing else. */
export const readOperator = (environment: Environment): Operator =>
  operatorFrom(readVariable(environment, 'OPERATOR_FILE'))

const KEPT = 'portal.json'

/**
 * Remembers how a folder of data is run, so that a command finds the same portal without being told again,
 * and a folder with demo data is never opened as production.
 */
export function keepMode({ mode, port, dataDir }: Config): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  writeFileSync(join(dataDir, KEPT), `${JSON.stringify({ PORTAL_MODE: mode, PORT: String(port) })}\n`)
}

function readKept(dataDir: string): Readonly<Record<string, string | undefined>> {
  const file = join(dataDir, KEPT)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
}

function modeOf(value: string, kept: string | undefined): Mode {
  const mode = oneOf('PORTAL_MODE', value, ['demo', 'test', 'production'] as const)
  if (mode === 'production' && kept === 'demo')
    throw new ConfigError('PORTAL_MODE', 'demo, because DATA_DIR holds demo data, or another DATA_DIR')
  return mode
}

function readVariable(environment: Environment, name: string): string | undefined {
  const direct = environment[name]
  if (direct !== undefined && direct !== '') return direct
  const file = environment[`${name}_FILE`]
  if (file === undefined || file === '') return undefined
  if (!existsSync(file)) throw new ConfigError(`${name}_FILE`, 'the path of a readable file')
  return readFileSync(file, 'utf8').trim()
}

function oneOf<const Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((each) => each === value)
  if (choice === undefined) throw new ConfigError(name, `one of ${choices.join(', ')}`)
  return choice
}

function portNumber(name: string, value: string): number {
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65535) throw new ConfigError(name, 'a port number from 0 to 65535')
  return port
}

function optionalUrl(name: string, value: string | undefined, protocols: readonly string[]): string | null {
  if (value === undefined) return null
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new ConfigError(name, `an address that starts with ${protocols.map((each) => `${each}//`).join(' or ')}`)
  }
  return value
}

function origin(name: string, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new ConfigError(name, 'an origin such as https://myhezo.pl, without a path')
  }
  return url.origin
}

function demoDefault(name: string, mode: Mode, local: string): string {
  if (mode === 'production') throw new ConfigError(name, 'the public origin of the portal, such as https://myhezo.pl')
  return local
}

function clockStart(value: string | undefined, mode: Mode): Temporal.Instant | null {
  if (value === undefined) return null
  if (mode === 'production')
    throw new ConfigError('PORTAL_CLOCK', 'nothing in production: the clock can be set in demo and test mode only')
  try {
    return Temporal.Instant.from(value)
  } catch {
    throw new ConfigError('PORTAL_CLOCK', 'an instant such as 2027-03-30T09:05:00+02:00')
  }
}

function demoFixedSecrets(value: string | undefined, mode: Mode): boolean {
  if (value !== undefined && mode === 'production')
    throw new ConfigError('DEMO_FIXED_SECRETS', 'nothing in production: there are no demo people')
  return oneOf('DEMO_FIXED_SECRETS', value ?? 'no', ['yes', 'no'] as const) === 'yes'
}

function smtpUrl(value: string | undefined, mode: Mode): string | null {
  if (value === undefined && mode === 'production')
    throw new ConfigError('SMTP_URL', 'the outgoing mail server, such as smtp://localhost:25')
  return optionalUrl('SMTP_URL', value, ['smtp:', 'smtps:'])
}

function mailListen(value: string | undefined): Config['mailListen'] {
  if (value === undefined) return null
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:.]+)\]|([^\s:[\]]+)):(\d{1,5})$/i.exec(value) ?? []
  const host = bracketed ?? plain
  if (host === undefined || port === undefined)
    throw new ConfigError('MAIL_LISTEN', 'a host and a port, such as 127.0.0.1:2525')
  return { host, port: portNumber('MAIL_LISTEN', port) }
}

function mailAuth(value: string): Config['mailAuth'] {
  if (value === 'off' || value === 'dns') return { kind: value }
  const [, authservId] = /^header:([\w.-]{1,253})$/.exec(value) ?? []
  if (authservId === undefined)
    return refuse('MAIL_AUTH', 'dns, off, or header: with the name of your mail server, such as header:mx.example.com')
  return { kind: 'header', authservId }
}

const IMAP_PORTS = { tls: 993, starttls: 143, plain: 143 } as const

/** `imaps:` speaks TLS from the first byte, `imap:` insists on STARTTLS, `imap:…?tls=no` does without. */
function imapAccount(value: string | undefined, processedFolder: string): ImapAccount | null {
  if (value === undefined) return null
  const url = URL.canParse(value) ? new URL(value) : null
  const isKnown = url !== null && ['imaps:', 'imap:'].includes(url.protocol) && ['', '?tls=no'].includes(url.search)
  if (!isKnown || url.hostname === '' || url.username === '' || url.password === '')
    throw new ConfigError('IMAP_URL', 'a mailbox such as imaps://user:password@mail.example.com/INBOX')
  const security = url.protocol === 'imaps:' ? 'tls' : url.search === '' ? 'starttls' : 'plain'
  const [user = '', password = '', path = ''] = [url.username, url.password, url.pathname.slice(1)].map(percentDecoded)
  const folder = path === '' ? 'INBOX' : path
  if (folder === processedFolder) throw new ConfigError('IMAP_PROCESSED_FOLDER', 'another folder than that of IMAP_URL')
  const port = url.port === '' ? IMAP_PORTS[security] : Number(url.port)
  return { host: url.hostname.replaceAll(/[[\]]/g, ''), port, security, user, password, folder, processedFolder }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ConfigError('IMAP_URL', 'letters that mean something in addresses, such as % and @, as %25 and %40')
  }
}

function secretKey(value: string | undefined, dataDir: string): Buffer {
  if (value === undefined) return keptSecret(join(dataDir, 'secret.key'))
  const key = Buffer.from(value, 'hex')
  if (!/^[0-9a-f]{64}$/i.test(value)) throw new ConfigError('SECRET_KEY', '64 hexadecimal digits (32 random bytes)')
  return key
}

function keptSecret(path: string): Buffer {
  if (!existsSync(path)) {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o755 })
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex')
}

function operatorFrom(path: string | undefined): Operator {
  if (path === undefined) return operatorProfile
  if (!existsSync(path)) throw new ConfigError('OPERATOR_FILE', 'the path of a readable JSON file')
  try {
    return withKnownWords({ ...operatorProfile, ...(JSON.parse(readFileSync(path, 'utf8')) as Partial<Operator>) })
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError('OPERATOR_FILE', 'a JSON object with the fields of the operator profile')
  }
}

/** What decides who sees what must not be misspelt. */
function withKnownWords(given: Operator): Operator {
  return { ...given, proofOpens: oneOf('OPERATOR_FILE proofOpens', given.proofOpens, ['organisation', 'contract']) }
}
