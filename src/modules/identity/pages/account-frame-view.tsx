import type { ReactNode } from 'react'
import type { Translate } from '../../../platform/i18n.ts'
import { InlineStatus, PageHeader, Tabs } from '../../../web/components/index.ts'

export type AccountSection =
  'profile' | 'credentials' | 'security' | 'sessions' | 'notifications' | 'appearance' | 'tokens'

const sections: readonly { section: AccountSection; href: string; label: string }[] = [
  { section: 'profile', href: '/konto', label: 'identity.account_profile' },
  { section: 'credentials', href: '/konto/email-haslo', label: 'identity.account_credentials' },
  { section: 'security', href: '/konto/zabezpieczenia', label: 'identity.account_security' },
  { section: 'sessions', href: '/konto/sesje', label: 'identity.account_sessions' },
  { section: 'notifications', href: '/konto/powiadomienia', label: 'identity.account_notifications' },
  { section: 'appearance', href: '/konto/wyglad', label: 'identity.account_appearance' },
  { section: 'tokens', href: '/konto/tokeny', label: 'identity.account_tokens' },
]

type Props = {
  t: Translate
  section: AccountSection
  lead?: string
  /** What was just done, said once at the top. */
  done?: string | undefined
  children: ReactNode
}

/** The frame of every page under the gear: one heading, the way to the others, what was just saved. */
export function AccountFrame({ t, section, lead, done, children }: Props) {
  const tabs = sections.map(({ section: each, href, label }) => ({ href, label: t(label), current: each === section }))
  return (
    <div className="account">
      <PageHeader title={t(titleOf(section))} lead={lead} />
      <Tabs label={t('identity.account')} tabs={tabs} />
      <div className="stack">
        {done && <InlineStatus tone="ok">{done}</InlineStatus>}
        {children}
      </div>
    </div>
  )
}

/** The key of the page's name, which is also the document's title. */
export const titleOf = (section: AccountSection): string => `identity.account_${section}`
