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
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { carryNext } from '../rules/carry-next.ts'

type Props = {
  t: Translate
  form: FormState
  next: string | undefined
  email: string
  /** After a second wrong code the clock of the phone is the usual reason. */
  clockHint: boolean
  hasTotp: boolean
  hasPasskey: boolean
}

/** The second factor on its own page: one field, pasting works (S03). */
export function SecondFactorPage({ t, form, next, email, clockHint, hasTotp, hasPasskey }: Props) {
  return (
    <div className="narrow stack">
      <Card>
        <div className="stack">
          <PageHeader title={t('identity.sign_in_code')} lead={t('identity.sign_in_code_lead')} />
          {hasTotp && (
            <Form t={t} action="/logowanie/kod">
              <ErrorSummary t={t} form={form} />
              {next !== undefined && <input type="hidden" name="dalej" value={next} />}
              <OtpField
                form={form}
                name="code"
                label={t('identity.sign_in_code_field')}
                hint={clockHint ? t('identity.sign_in_code_clock') : undefined}
              />
              <Actions>
                <Button kind="primary">{t('identity.sign_in_code_button')}</Button>
              </Actions>
            </Form>
          )}
          {hasPasskey && (
            <PasskeyButton
              t={t}
              purpose="authenticate"
              label={t('identity.sign_in_passkey')}
              optionsUrl="/api/v1/session/passkey/options"
              verifyUrl="/api/v1/session/passkey"
              next={next ?? '/'}
            />
          )}
          <p>
            <a href={carryNext('/logowanie/kod-zapasowy', next)}>{t('identity.sign_in_code_lost')}</a>
          </p>
        </div>
      </Card>
      <p className="meta">
        {email} · <a href={paths.signIn}>{t('identity.sign_in_other')}</a>
      </p>
    </div>
  )
}
