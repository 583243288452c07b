import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  Card,
  ErrorSummary,
  Form,
  OtpField,
  PageHeader,
  PasskeyButton,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'

type Props = {
  t: Translate
  form: FormState
  email: string
  next: string
  hasTotp: boolean
  hasPasskey: boolean
  minutes: number
}

/** "Is it still you?": asked before the account is changed (R58). */
export function StepUpPage({ t, form, email, next, hasTotp, hasPasskey, minutes }: Props) {
  return (
    <div className="narrow">
      <PageHeader title={t('identity.step_up')} lead={t('identity.step_up_lead', { minutes })} />
      <Card>
        <ErrorSummary t={t} form={form} />
        {hasTotp && (
          <Form t={t} action="/potwierdz">
            <input type="hidden" name="dalej" value={next} />
            <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
            <TextField
              form={form}
              name="password"
              label={t('identity.step_up_password')}
              type="password"
              autoComplete="current-password"
              required
            />
            <OtpField
              form={form}
              name="code"
              label={t('identity.step_up_code')}
              hint={t('identity.step_up_code_hint')}
            />
            <Actions>
              <Button kind="primary">{t('identity.step_up_confirm')}</Button>
            </Actions>
          </Form>
        )}
        {!hasTotp && !hasPasskey && <p>{t('identity.step_up_nothing')}</p>}
        {hasPasskey && (
          <PasskeyButton
            t={t}
            purpose="authenticate"
            label={t('identity.step_up_passkey')}
            optionsUrl="/api/v1/session/confirmation/passkey/options"
            verifyUrl="/api/v1/session/confirmation/passkey"
            next={next}
          />
        )}
      </Card>
    </div>
  )
}
