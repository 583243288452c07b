import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  Card,
  Checkbox,
  CopyButton,
  ErrorSummary,
  Form,
  PageHeader,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { EnrolmentSteps } from './enrolment-steps-view.tsx'

type Props = { t: Translate; form: FormState; codes: readonly string[]; next: string | undefined; isNew: boolean }

/** The only sight of the recovery codes: file, paper or clipboard, then the word that they are kept. */
export function RecoveryCodesPage({ t, form, codes, next, isNew }: Props) {
  return (
    <div className="stack">
      <PageHeader
        title={t('identity.totp_codes')}
        lead={t(isNew ? 'identity.totp_codes_lead' : 'identity.totp_codes_renewed')}
      >
        {isNew && <EnrolmentSteps t={t} current={3} />}
      </PageHeader>
      <Card>
        <div className="stack">
          <ol className="code-list">
            {codes.map((code) => (
              <li key={code}>
                <span className="identifier" translate="no">
                  {code}
                </span>
              </li>
            ))}
          </ol>
          <form method="post" action="/zabezpieczenia/kody/plik" data-turbo="false">
            <input type="hidden" name="codes" value={codes.join(' ')} />
            <Actions>
              <Button icon="download">{t('identity.totp_codes_file')}</Button>
              <Button icon="print" formAction="/zabezpieczenia/kody/wydruk" formTarget="_blank">
                {t('identity.totp_codes_print')}
              </Button>
              <CopyButton t={t} value={codes.join('\n')} />
            </Actions>
          </form>
          <Form t={t} action="/zabezpieczenia/kody/zapisane" data-turbo="false">
            <ErrorSummary t={t} form={form} />
            <input type="hidden" name="codes" value={codes.join(' ')} />
            {next !== undefined && <input type="hidden" name="dalej" value={next} />}
            <Checkbox form={form} name="kept" label={t('identity.totp_codes_kept')} required />
            <Actions>
              <Button kind="primary">{t('identity.totp_codes_done')}</Button>
            </Actions>
          </Form>
        </div>
      </Card>
    </div>
  )
}
