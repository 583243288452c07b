/** A secret that a configuration seems to hold. Found ones warn; they never block (ux 1.3 RODO). */
export type SecretHint = 'password' | 'private_key' | 'snmp_community'

const signs: readonly { readonly hint: SecretHint; readonly sign: RegExp }[] = [
  { hint: 'password', sign: /\bset (?:passwd|password|psksecret|secret|key|auth-pwd|priv-pwd) (?:ENC )?\S/i },
  { hint: 'password', sign: /^\s*(?:enable )?(?:secret|password) \d? ?\S{4,}/im },
  { hint: 'password', sign: /\busername \S+ .*\b(?:secret|password) \S/i },
  { hint: 'private_key', sign: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
  { hint: 'snmp_community', sign: /\bsnmp-server community \S/i },
  { hint: 'snmp_community', sign: /\bconfig system snmp community\b/i },
  { hint: 'snmp_community', sign: /\bconfigure snmp(?:v3)? add community \S/i },
]

/**
 * What a text configuration seems to give away. Only the beginning of a file is looked at, and only where it is text.
 *
 * @param head The first bytes of the file.
 * @returns each kind once; empty for pictures, archives and texts without a sign.
 * @see docs/domain/tickets.md#files (source: E93, ux 1.3 RODO)
 */
export function secretHints(head: Uint8Array): SecretHint[] {
  if (head.includes(0)) return []
  const text = new TextDecoder('utf-8').decode(head)
  return [...new Set(signs.filter(({ sign }) => sign.test(text)).map(({ hint }) => hint))]
}
