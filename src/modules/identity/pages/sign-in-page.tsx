import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  Card,
  ErrorSummary,
  Form,
  InlineStatus,
  PageHeader,
  PasskeyButton,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'

type Props = {
  t: Translate
  form: FormState
  /** Where a success leads; absent: the person's start. */
  next: string | undefined
  notice: string | undefined
  hotline: string
}

/** E-mail and password, or a passkey (S03). One neutral sentence for every failure. */
export function SignInPage({ t, form, next, notice, hotline }: Props) {
  return (
    <div className="narrow stack">
      <Card>
        <div className="stack">
          <PageHeader title={t('identity.sign_in')} />
          {notice && <InlineStatus tone="ok">{notice}</InlineStatus>}
          <Form t={t} action={paths.signIn}>
            <ErrorSummary t={t} form={form} />
            {next !== undefined && <input type="hidden" name="dalej" value={next} />}
            <TextField
              form={form}
              name="email"
              type="email"
              label={t('identity.sign_in_email')}
              autoComplete="username webauthn"
              required
              wide
            />
            <TextField
              form={form}
              name="password"
              type="password"
              label={t('identity.password')}
              autoComplete="current-password"
              required
              wide
            />
            <Actions>
              <Button kind="primary">{t('identity.sign_in_button')}</Button>
            </Actions>
          </Form>
          <PasskeyButton
            t={t}
            purpose="authenticate"
            label={t('identity.sign_in_passkey')}
            optionsUrl="/api/v1/session/passkey/options"
            verifyUrl="/api/v1/session/passkey"
            next={next ?? '/'}
          />
          <p>
            <a href="/haslo">{t('identity.password_forgotten')}</a>
          </p>
        </div>
      </Card>
      <p>
        {t('identity.sign_in_new')} <a href={paths.register}>{t('identity.landing_register')}</a>
      </p>
      <p className="meta">
        {t('identity.sign_in_help', { hotline })} <a href={paths.contact}>{t('identity.contact_form')}</a>
      </p>
    </div>
  )
}
