import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  Card,
  ErrorSummary,
  Form,
  PageHeader,
  TextArea,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { Frame } from '../../../web/frame.ts'
import { paths } from '../../../web/paths.ts'

export type FormPageProps = {
  readonly t: Translate
  readonly form: FormState
  readonly brand: Frame['brand']
  /** The form's own key: a second submission gets the first one's answer. */
  readonly once: string
}

/** The report of a dead device without signing in (S02). What was typed stays when the network fails. */
export function EmergencyPage({ t, form, brand, once }: FormPageProps) {
  return (
    <div className="narrow stack">
      <PageHeader title={t('intake.emergency')} lead={t('intake.emergency_lead')} />
      <Card>
        <offline-phone>
          <Form t={t} action={paths.emergency}>
            <ErrorSummary t={t} form={form} />
            <DeviceFields t={t} form={form} />
            <CallerFields t={t} form={form} />
            <TextField form={form} name="title" label={t('intake.emergency_title')} maxLength={200} required wide />
            <TextArea form={form} name="message" label={t('intake.emergency_message')} required />
            <input type="hidden" name="once" value={once} />
            <p className="hint">
              {t('intake.form_privacy')} <a href={paths.privacy}>{t('intake.form_privacy_more')}</a>
            </p>
            <Actions>
              <Button kind="primary">{t('intake.emergency_send')}</Button>
            </Actions>
          </Form>
          <OfflinePhone {...{ t, brand }} />
        </offline-phone>
      </Card>
      <p className="meta">
        {t('intake.emergency_call')}{' '}
        <a href={brand.hotlineHref} className="figures nowrap">
          {brand.hotline}
        </a>
      </p>
    </div>
  )
}

/** Hidden until sending failed: then nothing on the page matters more than the number. */
export function OfflinePhone({ t, brand }: Pick<FormPageProps, 't' | 'brand'>) {
  return (
    <div className="offline-phone" role="alert" tabIndex={-1} hidden>
      <p>{t('intake.offline')}</p>
      <a href={brand.hotlineHref} className="offline-number figures nowrap">
        {brand.hotline}
      </a>
    </div>
  )
}

function DeviceFields({ t, form }: Pick<FormPageProps, 't' | 'form'>) {
  return (
    <>
      <TextField
        form={form}
        name="contractNumber"
        label={t('intake.contract_number')}
        hint={t('intake.contract_number_hint')}
        maxLength={40}
        identifier
        required
      />
      <TextField
        form={form}
        name="serial"
        label={t('intake.serial')}
        hint={t('intake.serial_hint')}
        maxLength={200}
        identifier
        required
      />
    </>
  )
}

function CallerFields({ t, form }: Pick<FormPageProps, 't' | 'form'>) {
  return (
    <>
      <TextField
        form={form}
        name="phone"
        type="tel"
        label={t('intake.callback')}
        hint={t('intake.callback_hint')}
        autoComplete="tel"
        maxLength={60}
        required
      />
      <TextField
        form={form}
        name="email"
        type="email"
        label={t('intake.email')}
        optional={t('intake.optional')}
        autoComplete="email"
        maxLength={300}
      />
    </>
  )
}
