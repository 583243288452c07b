import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  Card,
  Disclosure,
  ErrorSummary,
  Form,
  PageHeader,
  Select,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { CountryField } from './country-field-view.tsx'
import { RegistrationSteps } from './registration-steps-view.tsx'

type Props = { t: Translate; locale: Locale; form: FormState; company: string }

/** Who registers (S04, step 1): as little typing as possible, and what comes next beside it. */
export function RegistrationPage({ t, locale, form, company }: Props) {
  return (
    <>
      <PageHeader title={t('identity.register')} lead={t('identity.register_lead')}>
        <RegistrationSteps t={t} current={1} />
      </PageHeader>
      <div className="main-aside">
        <Card>
          <Form t={t} action={paths.register}>
            <ErrorSummary t={t} form={form} />
            <CompanyFields t={t} locale={locale} form={form} />
            <PersonFields t={t} locale={locale} form={form} />
            <Privacy t={t} company={company} />
            <Actions>
              <Button kind="primary">{t('identity.register_next')}</Button>
            </Actions>
          </Form>
        </Card>
        <aside className="stack">
          <WhatComesNext t={t} />
          <p>
            {t('identity.register_have_account')} <a href={paths.signIn}>{t('identity.landing_sign_in')}</a>
          </p>
          <p>
            <a href={paths.contact}>{t('identity.contact_form')}</a>
          </p>
        </aside>
      </div>
    </>
  )
}

function CompanyFields({ t, locale, form }: Omit<Props, 'company'>) {
  return (
    <>
      <CountryField t={t} locale={locale} form={form} name="country" label={t('identity.register_country')} />
      <TextField
        form={form}
        name="taxId"
        label={t('identity.register_tax_id')}
        hint={t('identity.register_tax_id_hint')}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField
        form={form}
        name="company"
        label={t('identity.register_company')}
        autoComplete="organization"
        required
      />
    </>
  )
}

function PersonFields({ t, locale, form }: Omit<Props, 'company'>) {
  const languages = [
    { value: 'pl', label: t('identity.register_locale_pl') },
    { value: 'en', label: t('identity.register_locale_en') },
  ]
  return (
    <>
      <TextField form={form} name="name" label={t('identity.register_name')} autoComplete="name" required />
      <TextField
        form={form}
        name="email"
        type="email"
        label={t('identity.register_email')}
        hint={t('identity.register_email_hint')}
        autoComplete="email"
        required
      />
      <TextField
        form={form}
        name="phone"
        type="tel"
        label={t('identity.register_phone')}
        hint={t('identity.register_phone_hint')}
        autoComplete="tel"
        required
      />
      <Select
        form={form}
        name="locale"
        label={t('identity.register_locale')}
        choices={languages}
        defaultValue={locale}
      />
    </>
  )
}

function Privacy({ t, company }: Pick<Props, 't' | 'company'>) {
  return (
    <Disclosure summary={t('identity.register_privacy')}>
      <p>{t('identity.register_privacy_text', { company })}</p>
      <p>
        <a href={paths.privacy}>{t('identity.register_privacy_more')}</a>
      </p>
    </Disclosure>
  )
}

function WhatComesNext({ t }: Pick<Props, 't'>) {
  return (
    <Card title={t('identity.register_after')}>
      <div className="card-text">
        <ol>
          <li>{t('identity.register_after_mail')}</li>
          <li>{t('identity.register_after_password')}</li>
          <li>{t('identity.register_after_rights')}</li>
        </ol>
      </div>
    </Card>
  )
}
