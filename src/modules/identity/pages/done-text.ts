import type { FastifyRequest } from 'fastify'

const texts: Readonly<Record<string, string>> = {
  dane: 'identity.account_saved',
  powiadomienia: 'identity.account_saved',
  wyglad: 'identity.account_saved',
  haslo: 'identity.account_password_saved',
  email: 'identity.email_asked',
  'haslo-email': 'identity.account_both_saved',
  passkey: 'identity.passkey_added',
  nazwa: 'identity.passkey_renamed',
  usunieto: 'identity.passkey_removed',
  sesja: 'identity.session_ended',
  sesje: 'identity.sessions_ended',
  token: 'identity.token_revoked',
  aplikacja: 'identity.security_application_saved',
}

/** What the page before says was done, in `?zapisano=`; only the known words count. */
export function doneText({ query, t }: FastifyRequest): string | undefined {
  const word = typeof query === 'object' && query !== null && 'zapisano' in query ? String(query.zapisano) : ''
  const key = Object.hasOwn(texts, word) ? texts[word] : undefined
  return key === undefined ? undefined : t(key)
}
