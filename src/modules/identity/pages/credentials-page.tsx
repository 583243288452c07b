import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Banner, Button, Card, ErrorSummary, Form, TextField } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { AccountFrame } from './account-frame-view.tsx'

type Props = {
  t: Translate
  form: FormState
  email: string
  minimum: number
  /** The address that was asked for and has not answered yet. */
  waitingFor: string | null
  done?: string | undefined
}

/** "Zmień e-mail/hasło": only what is to change is filled in, a new password twice (R57–R59). */
export function CredentialsPage({ t, form, email, minimum, waitingFor, done }: Props) {
  return (
    <AccountFrame t={t} section="credentials" lead={t('identity.account_credentials_lead')} done={done}>
      {waitingFor && <Banner tone="info">{t('identity.email_waiting', { email: waitingFor })}</Banner>}
      <Form t={t} action="/konto/email-haslo">
        <ErrorSummary t={t} form={form} />
        <Card title={t('identity.email')}>
          <p className="meta">{t('identity.email_present', { email })}</p>
          <TextField
            form={form}
            name="email"
            label={t('identity.email_new')}
            hint={t('identity.email_new_hint')}
            type="email"
            autoComplete="email"
            maxLength={254}
          />
        </Card>
        <Card title={t('identity.account_password')}>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <TextField
            form={form}
            name="password"
            label={t('identity.account_password_new')}
            hint={t('identity.account_password_hint', { min: minimum })}
            type="password"
            autoComplete="new-password"
          />
          <TextField
            form={form}
            name="repeated"
            label={t('identity.account_password_again')}
            type="password"
            autoComplete="new-password"
          />
          <p className="hint">{t('identity.account_password_ends_sessions')}</p>
        </Card>
        <Actions>
          <Button kind="primary">{t('identity.account_save_credentials')}</Button>
        </Actions>
      </Form>
    </AccountFrame>
  )
}
