import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, ErrorSummary, Facts, Form, Select, TextField } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { AccountFrame } from './account-frame-view.tsx'

type Props = {
  t: Translate
  form: FormState
  person: {
    readonly email: string
    readonly company: string
    readonly name: string
    readonly phone: string
    readonly locale: 'pl' | 'en'
  }
  done?: string | undefined
}

/** Who the person is to us: name, telephone, language of pages and mails. */
export function ProfilePage({ t, form, person, done }: Props) {
  const facts = [
    { name: t('identity.account_email'), value: person.email },
    ...(person.company === '' ? [] : [{ name: t('identity.account_company'), value: person.company }]),
  ]
  return (
    <AccountFrame t={t} section="profile" done={done}>
      <Card>
        <Facts items={facts} />
      </Card>
      <Card title={t('identity.account_contact')}>
        <ErrorSummary t={t} form={form} />
        <Form t={t} action="/konto">
          <TextField
            form={form}
            name="name"
            label={t('identity.account_name')}
            autoComplete="name"
            defaultValue={person.name}
            maxLength={120}
            required
          />
          <TextField
            form={form}
            name="phone"
            label={t('identity.account_phone')}
            hint={t('identity.account_phone_hint')}
            type="tel"
            autoComplete="tel"
            defaultValue={person.phone}
          />
          <Select
            form={form}
            name="locale"
            label={t('identity.account_language')}
            hint={t('identity.account_language_hint')}
            defaultValue={person.locale}
            choices={[
              { value: 'pl', label: 'Polski' },
              { value: 'en', label: 'English' },
            ]}
          />
          <Actions>
            <Button kind="primary">{t('identity.account_save')}</Button>
          </Actions>
        </Form>
      </Card>
    </AccountFrame>
  )
}
