import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  PageHeader,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'

/** Asks where the link should go. */
export function PasswordResetPage({ t, form }: { t: Translate; form: FormState }) {
  return (
    <div className="narrow">
      <Card>
        <PageHeader title={t('identity.password_reset')} lead={t('identity.password_reset_lead')} />
        <Form t={t} action="/haslo">
          <ErrorSummary t={t} form={form} />
          <TextField
            form={form}
            name="email"
            type="email"
            label={t('identity.sign_in_email')}
            autoComplete="username"
            required
            wide
          />
          <Actions>
            <Button kind="primary">{t('identity.password_reset_send')}</Button>
          </Actions>
        </Form>
      </Card>
    </div>
  )
}

/** The same words for every address. */
export function PasswordResetSentPage({ t }: { t: Translate }) {
  return (
    <div className="narrow">
      <Card>
        <PageHeader title={t('identity.password_reset_sent')} lead={t('identity.password_reset_sent_text')} />
        <p>{t('identity.register_sent_spam')}</p>
        <p>
          <a href={paths.signIn}>{t('identity.sign_in')}</a>
        </p>
      </Card>
    </div>
  )
}

export function DeadPasswordLinkPage({ t }: { t: Translate }) {
  return (
    <div className="narrow">
      <Card>
        <PageHeader title={t('identity.password_link_dead')} lead={t('identity.password_link_dead_text')} />
        <Actions>
          <ButtonLink kind="primary" href="/haslo">
            {t('identity.password_link_again')}
          </ButtonLink>
        </Actions>
      </Card>
    </div>
  )
}
