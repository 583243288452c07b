import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, DataTable, Form, StateBadge, type Column } from '../../../web/components/index.ts'
import { formatMoment } from '../../../web/format.ts'
import { AccountFrame } from './account-frame-view.tsx'

export type ShownSession = {
  readonly id: string
  readonly device: string
  readonly ip: string
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  readonly present: boolean
}

type Props = {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  sessions: readonly ShownSession[]
  done?: string | undefined
}

/** Where the person is signed in, and the way to end it there. */
export function SessionsPage({ t, locale, now, sessions, done }: Props) {
  const columns: readonly Column<ShownSession>[] = [
    {
      key: 'device',
      label: t('identity.session_device'),
      heading: true,
      cell: (session) => <Device t={t} session={session} />,
    },
    { key: 'ip', label: t('identity.session_address'), cell: ({ ip }) => <span className="figures">{ip || '–'}</span> },
    { key: 'since', label: t('identity.session_since'), cell: ({ createdAt }) => formatMoment(createdAt, now, locale) },
    { key: 'seen', label: t('identity.session_seen'), cell: ({ lastSeenAt }) => formatMoment(lastSeenAt, now, locale) },
    {
      key: 'end',
      label: t('identity.session_act'),
      align: 'end',
      cell: (session) => <EndButton t={t} session={session} />,
    },
  ]
  return (
    <AccountFrame t={t} section="sessions" lead={t('identity.session_lead')} done={done}>
      <Card flush>
        <DataTable caption={t('identity.account_sessions')} columns={columns} rows={sessions} rowKey={({ id }) => id} />
      </Card>
      {sessions.length > 1 && (
        <Form t={t} action="/konto/sesje/inne/koniec">
          <Actions>
            <Button kind="danger">{t('identity.session_end_others')}</Button>
          </Actions>
        </Form>
      )}
    </AccountFrame>
  )
}

function Device({ t, session: { device, present } }: { t: Translate; session: ShownSession }) {
  return (
    <>
      {device || t('identity.session_unknown_device')}{' '}
      {present && <StateBadge tone="ok">{t('identity.session_this')}</StateBadge>}
    </>
  )
}

/** The session that asks is ended by signing out. */
function EndButton({ t, session: { id, device, present } }: { t: Translate; session: ShownSession }) {
  if (present) return null
  return (
    <form method="post" action={`/konto/sesje/${id}/koniec`}>
      <Button small>
        {t('identity.session_end')}
        <span className="visually-hidden"> {device}</span>
      </Button>
    </form>
  )
}
