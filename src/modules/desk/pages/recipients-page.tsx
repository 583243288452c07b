import { Actions, Button, ErrorSummary, Form, TextField } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { Look } from './due-view.tsx'
import { PanelPage } from './panel-page.tsx'

export type ShownRecipient = {
  readonly id: string
  readonly email: string
  readonly ended: 'removed' | 'left' | 'bounced' | null
}

type Props = {
  readonly look: Look
  readonly number: string
  readonly back: string
  readonly recipients: readonly ShownRecipient[]
  readonly mayWrite: boolean
  readonly form: FormState
}

/** Who else gets a ticket's mails; anybody may be added or removed at any time (R87, E90). */
export function RecipientsPage({ look, number, back, recipients, mayWrite, form }: Props) {
  const { t } = look
  return (
    <PanelPage {...{ look, back }} name="odbiorcy" title={t('desk.recipients_title', { number })}>
      {recipients.length === 0 && <p className="muted">{t('desk.recipients_none')}</p>}
      <ul className="people-list">
        {recipients.map((recipient) => (
          <RecipientItem key={recipient.id} {...{ look, number, back, recipient, mayWrite }} />
        ))}
      </ul>
      {mayWrite && (
        <Form t={t} action={`/k/zgloszenia/${number}/odbiorcy`}>
          <ErrorSummary {...{ t, form }} />
          <input type="hidden" name="wroc" value={back} />
          <TextField
            form={form}
            name="recipients.0"
            type="email"
            label={t('desk.recipient_email')}
            hint={t('desk.recipient_hint')}
            autoComplete="off"
            wide
          />
          <Actions>
            <Button kind="primary" icon="add">
              {t('desk.recipient_add')}
            </Button>
          </Actions>
        </Form>
      )}
    </PanelPage>
  )
}

function RecipientItem({
  look: { t },
  number,
  back,
  recipient: { id, email, ended },
  mayWrite,
}: Omit<Props, 'recipients' | 'form'> & { readonly recipient: ShownRecipient }) {
  return (
    <li className={ended === null ? undefined : 'people-gone'}>
      <span className="people-address">{email}</span>
      {ended !== null && <span className="faint">{t(`desk.recipient_${ended}`)}</span>}
      {ended === null && mayWrite && (
        <form method="post" action={`/k/zgloszenia/${number}/odbiorcy/${id}/usuniecie`}>
          <input type="hidden" name="wroc" value={back} />
          <Button kind="quiet" small aria-label={t('desk.recipient_remove_whom', { email })}>
            {t('desk.recipient_remove')}
          </Button>
        </form>
      )}
    </li>
  )
}
