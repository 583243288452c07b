import {
  Actions,
  Button,
  Card,
  Disclosure,
  ErrorSummary,
  Form,
  PageHeader,
  TextArea,
  TextField,
} from '../../../web/components/index.ts'
import { errorOf } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { OfflinePhone, type FormPageProps } from './emergency-page.tsx'

/** The contact form, for everybody and from wherever somebody is stuck (R48). */
export function ContactPage({ t, form, brand, once }: FormPageProps) {
  return (
    <div className="narrow stack">
      <PageHeader title={t('intake.contact')} lead={t('intake.contact_lead')} />
      <Card>
        <offline-phone>
          <Form t={t} action={paths.contact}>
            <ErrorSummary t={t} form={form} />
            <SenderFields t={t} form={form} />
            <TextField form={form} name="subject" label={t('intake.subject')} maxLength={200} required wide />
            <TextArea form={form} name="message" label={t('intake.message')} required />
            <Hints t={t} form={form} />
            <input type="hidden" name="once" value={once} />
            <p className="hint">
              {t('intake.form_privacy')} <a href={paths.privacy}>{t('intake.form_privacy_more')}</a>
            </p>
            <Actions>
              <Button kind="primary">{t('intake.contact_send')}</Button>
            </Actions>
          </Form>
          <OfflinePhone {...{ t, brand }} />
        </offline-phone>
      </Card>
      <p className="meta">
        {t('intake.contact_call')}{' '}
        <a href={brand.hotlineHref} className="figures nowrap">
          {brand.hotline}
        </a>
        {' · '}
        <a href={`mailto:${brand.email}`}>{brand.email}</a>
      </p>
    </div>
  )
}

type FieldsProps = Pick<FormPageProps, 't' | 'form'>

function SenderFields({ t, form }: FieldsProps) {
  return (
    <>
      <TextField form={form} name="name" label={t('intake.name')} autoComplete="name" maxLength={200} required />
      <TextField
        form={form}
        name="company"
        label={t('intake.company')}
        optional={t('intake.optional')}
        autoComplete="organization"
        maxLength={200}
      />
      <TextField
        form={form}
        name="email"
        type="email"
        label={t('intake.email')}
        hint={t('intake.email_hint')}
        autoComplete="email"
        maxLength={300}
        required
      />
      <TextField
        form={form}
        name="phone"
        type="tel"
        label={t('intake.phone')}
        optional={t('intake.optional')}
        autoComplete="tel"
        maxLength={60}
      />
    </>
  )
}

/** Numbers that help a person to find the contract; none of them is checked here. */
function Hints({ t, form }: FieldsProps) {
  const names = ['taxId', 'contractNumber', 'serial']
  const open = names.some((name) => errorOf(form, name) !== undefined || (form.typed[name] ?? '') !== '')
  return (
    <Disclosure summary={t('intake.hints')} open={open}>
      <div className="stack">
        <p className="hint">{t('intake.hints_text')}</p>
        <TextField form={form} name="taxId" label={t('intake.tax_id')} autoComplete="off" maxLength={200} />
        <TextField form={form} name="contractNumber" label={t('intake.contract_number')} maxLength={200} identifier />
        <TextField form={form} name="serial" label={t('intake.serial')} maxLength={200} identifier />
      </div>
    </Disclosure>
  )
}
