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

type Props = { t: Translate; state: 'used' | 'expired'; form: FormState }

/** A link that cannot activate any more: the way in, or a new link. */
export function DeadActivationPage({ t, state, form }: Props) {
  return (
    <div className="narrow">
      <Card>
        {state === 'used' ? (
          <>
            <PageHeader title={t('identity.activation_done')} lead={t('identity.activation_done_text')} />
            <Actions>
              <ButtonLink kind="primary" href={paths.signIn}>
                {t('identity.landing_sign_in')}
              </ButtonLink>
            </Actions>
          </>
        ) : (
          <>
            <PageHeader title={t('identity.activation_expired')} lead={t('identity.activation_expired_text')} />
            <Form t={t} action="/aktywacja/nowy-link">
              <ErrorSummary t={t} form={form} />
              <TextField
                form={form}
                name="email"
                type="email"
                label={t('identity.sign_in_email')}
                autoComplete="email"
                required
                wide
              />
              <Actions>
                <Button kind="primary">{t('identity.activation_resend')}</Button>
              </Actions>
            </Form>
          </>
        )}
      </Card>
    </div>
  )
}
