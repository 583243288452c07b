import { createPrivateKey, type KeyObject } from 'node:crypto'

/** The key that outgoing mail is signed with (RFC 6376). */
export type Dkim = {
  readonly domain: string
  readonly selector: string
  /** PEM. */
  readonly privateKey: string
}

const MIN_BITS = 2048
const domainShape = /^(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/
const selectorShape = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9-]{1,63})*$/

/**
 * Reads `DKIM_DOMAIN`, `DKIM_SELECTOR` and `DKIM_KEY` (mostly as `DKIM_KEY_FILE`): all of them or none. The domain must be
 * that of the sender addresses, or above it, because a signature of another domain does not pass DMARC.
 *
 * @param refuse Stops the start, naming the variable.
 */
export function readDkim(
  read: (name: string) => string | undefined,
  senders: readonly string[],
  refuse: (variable: string, expected: string) => never,
): Dkim | null {
  const names = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY'] as const
  if (names.every((name) => read(name) === undefined)) return null
  const [domain, selector, privateKey] = names.map(
    (name) => read(name) ?? refuse(name, 'a value, because other DKIM settings are given'),
  ) as [string, string, string]

  const wanted = domain.toLowerCase()
  const foreign = senders.find((address) => !isWithin(address.slice(address.lastIndexOf('@') + 1), wanted))
  if (!domainShape.test(wanted)) refuse('DKIM_DOMAIN', 'a domain such as myhezo.pl')
  if (foreign !== undefined) refuse('DKIM_DOMAIN', `the domain of the sender address ${foreign}`)
  if (!selectorShape.test(selector.toLowerCase())) refuse('DKIM_SELECTOR', 'a DNS label such as portal2026')
  if (!isUsable(keyOf(privateKey))) refuse('DKIM_KEY', `a PEM private RSA key of at least ${MIN_BITS} bits`)
  return { domain: wanted, selector, privateKey }
}

const isWithin = (host: string, domain: string): boolean =>
  host.toLowerCase() === domain || host.toLowerCase().endsWith(`.${domain}`)

const isUsable = (key: KeyObject | null): boolean =>
  key?.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_BITS

function keyOf(pem: string): KeyObject | null {
  try {
    return createPrivateKey(pem)
  } catch {
    return null
  }
}

/** What the signature covers: also the headers of one-click leaving, without which no program offers it (RFC 8058). */
export const signedHeaders = [
  'From',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'In-Reply-To',
  'References',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Auto-Submitted',
  'Content-Language',
] as const
