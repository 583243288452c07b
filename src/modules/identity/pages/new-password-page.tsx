import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, ErrorSummary, Form, PageHeader } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { NewPasswordField } from './new-password-field-view.tsx'

/** What the reset link opens. */
export function NewPasswordPage({ t, token, form }: { t: Translate; token: string; form: FormState }) {
  return (
    <div className="narrow">
      <Card>
        <PageHeader title={t('identity.password_new')} lead={t('identity.password_new_lead')} />
        <Form t={t} action="/haslo/nowe">
          <ErrorSummary t={t} form={form} />
          <input type="hidden" name="t" value={token} />
          <NewPasswordField t={t} form={form} email={null} label={t('identity.password_new_field')} />
          <Actions>
            <Button kind="primary">{t('identity.password_new_save')}</Button>
          </Actions>
        </Form>
      </Card>
    </div>
  )
}
