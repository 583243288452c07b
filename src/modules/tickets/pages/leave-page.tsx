import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, Form, PageHeader } from '../../../web/components/index.ts'

type Props = { readonly t: Translate; readonly token: string; readonly email: string; readonly number: string }

/** Asks before a recipient leaves: mail scanners follow links, they press no buttons. */
export function LeavePage({ t, token, email, number }: Props) {
  return (
    <div className="narrow">
      <Card>
        <PageHeader title={t('tickets.page.leave', { number })} lead={t('tickets.page.leave_text', { email })} />
        <Form t={t} action={`/zgloszenia/opusc?t=${encodeURIComponent(token)}`}>
          <Actions>
            <Button kind="primary">{t('tickets.page.leave_send')}</Button>
          </Actions>
        </Form>
      </Card>
    </div>
  )
}

/** Nothing more comes; the way back goes through somebody on the ticket. */
export function LeftPage({ t, email, number }: Omit<Props, 'token'>) {
  return (
    <div className="narrow">
      <Card>
        <PageHeader title={t('tickets.page.left', { number })} lead={t('tickets.page.left_text', { email })} />
      </Card>
    </div>
  )
}
