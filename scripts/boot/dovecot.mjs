import { existsSync } from 'node:fs'
import { installFromDebian } from './apt.mjs'
import { expected } from './paths.mjs'

const programs = ['/usr/sbin/dovecot', '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp']

/** Makes sure that the mail server of the tests is there: a Dovecot with IMAP and LMTP, else Debian's packages when root. */
export function provideDovecot() {
  if (isThere()) return
  if (installFromDebian('dovecot-imapd', 'dovecot-lmtpd') && isThere()) return
  throw expected(
    'The mail tests need Dovecot, and it could not be installed. Install dovecot-imapd and dovecot-lmtpd, or run as root.',
  )
}

const isThere = () => programs.every((program) => existsSync(program))
