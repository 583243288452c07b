import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  Card,
  EmptyState,
  Facts,
  Form,
  Identifier,
  PageHeader,
} from '../../../web/components/index.ts'
import { formatDateShort, formatTime } from '../../../web/format.ts'

export type RevocableGrant = {
  readonly personName: string
  readonly personEmail: string
  readonly organisationName: string
  readonly contractNumber: string
  readonly claimedAt: Temporal.Instant
}

type Props = {
  t: Translate
  locale: Locale
  token: string
  /** Null when the link was used or has run out, or when access has ended already. */
  grant: RevocableGrant | null
  outcome: 'asked' | 'done' | 'gone'
  hotline: { text: string; href: string }
}

/** Behind "to pomyłka" of mail M10: shows who got access; only the button takes it away. */
export function RevokeGrantPage(props: Props) {
  const { t, outcome, grant } = props
  return (
    <div className="narrow">
      <PageHeader title={t('contracts.revoke_title')} />
      <Card>
        {outcome === 'asked' && grant !== null ? <Question {...props} grant={grant} /> : <Outcome {...props} />}
      </Card>
    </div>
  )
}

function Question({ t, locale, token, grant }: Props & { grant: RevocableGrant }) {
  const items = [
    { name: t('contracts.revoke_person'), value: `${grant.personName}, ${grant.personEmail}` },
    { name: t('contracts.company'), value: grant.organisationName },
    { name: t('contracts.number'), value: <Identifier value={grant.contractNumber} /> },
    {
      name: t('contracts.claim_when'),
      value: `${formatDateShort(grant.claimedAt, locale)}, ${formatTime(grant.claimedAt, locale)}`,
    },
  ]
  return (
    <Form t={t} action="/umowy/pomylka">
      <p>{t('contracts.revoke_text')}</p>
      <Facts items={items} />
      <input type="hidden" name="t" value={token} />
      <Actions>
        <Button kind="danger">{t('contracts.revoke_button')}</Button>
      </Actions>
    </Form>
  )
}

function Outcome({ t, outcome, hotline }: Props) {
  const isDone = outcome === 'done'
  return (
    <EmptyState icon={isDone ? 'done' : 'clock'} title={t(isDone ? 'contracts.revoked' : 'contracts.revoke_gone')}>
      {t(isDone ? 'contracts.revoked_text' : 'contracts.revoke_gone_text')} <a href={hotline.href}>{hotline.text}</a>
    </EmptyState>
  )
}
