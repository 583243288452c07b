import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  Form,
  FormError,
  InlineStatus,
  PageHeader,
} from '../../../web/components/index.ts'
import { paths } from '../../../web/paths.ts'
import { RegistrationSteps } from './registration-steps-view.tsx'

type Props = { t: Translate; email: string; resent: boolean; refused: string | undefined }

/** The link is on its way (S04, step 2); the same page for a new address and a known one. */
export function RegistrationSentPage({ t, email, resent, refused }: Props) {
  return (
    <>
      <RegistrationSteps t={t} current={2} />
      <wait-here />
      <div className="narrow">
        <Card>
          <div className="stack">
            <PageHeader title={t('identity.register_sent')} lead={t('identity.register_sent_text', { email })} />
            {resent && <InlineStatus tone="ok">{t('identity.register_resent')}</InlineStatus>}
            <FormError>{refused}</FormError>
            <p>{t('identity.register_sent_hint')}</p>
            <p>
              {t('identity.register_sent_spam')} <a href={paths.contact}>{t('identity.contact_form')}</a>
            </p>
            <Form t={t} action="/rejestracja/wyslano/ponownie">
              <p className="hint">{t('identity.register_resend_wait')}</p>
              <Actions>
                <Button>{t('identity.register_resend')}</Button>
                <ButtonLink kind="quiet" href={paths.register}>
                  {t('identity.register_change_address')}
                </ButtonLink>
              </Actions>
            </Form>
            <p>
              {t('identity.register_confirmed')} <a href="/rejestracja/wyslano">{t('identity.register_go_on')}</a>
            </p>
          </div>
        </Card>
      </div>
    </>
  )
}
