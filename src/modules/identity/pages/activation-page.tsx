import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, ErrorSummary, Form, PageHeader } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { NewPasswordField } from './new-password-field-view.tsx'
import { RegistrationSteps } from './registration-steps-view.tsx'

type Props = { t: Translate; token: string; email: string; form: FormState }

/** What the activation link opens: a button that activates, because mail scanners open links (E53), and the first password. */
export function ActivationPage({ t, token, email, form }: Props) {
  return (
    <>
      <RegistrationSteps t={t} current={2} />
      <div className="narrow">
        <Card>
          <PageHeader title={t('identity.activation')} lead={t('identity.activation_lead', { email })} />
          <Form t={t} action="/aktywacja">
            <ErrorSummary t={t} form={form} />
            <input type="hidden" name="t" value={token} />
            <NewPasswordField t={t} form={form} email={email} label={t('identity.password')} />
            <Actions>
              <Button kind="primary">{t('identity.activation_button')}</Button>
            </Actions>
          </Form>
        </Card>
      </div>
    </>
  )
}
