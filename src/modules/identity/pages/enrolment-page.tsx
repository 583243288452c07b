import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  Identifier,
  OtpField,
  PageHeader,
  QrBlock,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { groupSecret } from '../rules/totp.ts'
import { EnrolmentSteps } from './enrolment-steps-view.tsx'

type Props = {
  t: Translate
  form: FormState
  secret: string
  address: string
  lead: string
  account: string
  next: string | undefined
}

/** Connects an authenticator application (S05): picture, text key and link lead to the same secret. */
export function EnrolmentPage({ t, form, secret, address, lead, account, next }: Props) {
  return (
    <>
      <PageHeader title={t('identity.totp')} lead={lead}>
        <EnrolmentSteps t={t} current={form.errors.length > 0 ? 2 : 1} />
      </PageHeader>
      <div className="columns">
        <Card title={t('identity.totp_scan')}>
          <div className="stack">
            <p>{t('identity.totp_scan_text')}</p>
            <QrBlock t={t} value={address} caption={account} />
            <p>
              {t('identity.totp_key')}
              <br />
              <Identifier t={t} value={groupSecret(secret)} />
            </p>
            <Actions>
              <ButtonLink href={address} icon="phone">
                {t('identity.totp_open')}
              </ButtonLink>
            </Actions>
          </div>
        </Card>
        <Card title={t('identity.totp_enter')}>
          <Form t={t} action="/zabezpieczenia/aplikacja" data-turbo="false">
            <ErrorSummary t={t} form={form} />
            {next !== undefined && <input type="hidden" name="dalej" value={next} />}
            <OtpField
              form={form}
              name="code"
              label={t('identity.totp_field')}
              hint={form.errors.length > 0 ? t('identity.totp_clock') : undefined}
            />
            <Actions>
              <Button kind="primary">{t('identity.totp_button')}</Button>
            </Actions>
          </Form>
        </Card>
      </div>
    </>
  )
}
