import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, ErrorSummary, Form, PageHeader, TextField } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { carryNext } from '../rules/carry-next.ts'

type Props = { t: Translate; form: FormState; next: string | undefined; hotline: string }

/** The way in without the phone; it leads to connecting a new one. */
export function RecoveryCodePage({ t, form, next, hotline }: Props) {
  return (
    <div className="narrow stack">
      <Card>
        <div className="stack">
          <PageHeader title={t('identity.sign_in_recovery')} lead={t('identity.sign_in_recovery_lead')} />
          <Form t={t} action="/logowanie/kod-zapasowy">
            <ErrorSummary t={t} form={form} />
            {next !== undefined && <input type="hidden" name="dalej" value={next} />}
            <TextField
              form={form}
              name="code"
              label={t('identity.sign_in_recovery_field')}
              hint={t('identity.sign_in_recovery_hint')}
              identifier
              wide
              required
            />
            <Actions>
              <Button kind="primary">{t('identity.sign_in_recovery_button')}</Button>
            </Actions>
          </Form>
          <p>
            <a href={carryNext('/logowanie/kod', next)}>{t('identity.sign_in_back_to_code')}</a>
          </p>
        </div>
      </Card>
      <p className="meta">{t('identity.sign_in_recovery_none', { hotline })}</p>
    </div>
  )
}
