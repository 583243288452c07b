import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  Disclosure,
  ErrorSummary,
  Facts,
  Form,
  PageHeader,
  TextField,
} from '../../../web/components/index.ts'
import { errorOf, type FormState } from '../../../web/form-state.ts'

type Props = {
  t: Translate
  form: FormState
  /** The company as the account knows it. */
  account: { readonly company: string; readonly taxId: string }
  isProven: boolean
  /** Each contract is proven by itself (decision 8). */
  opensOne: boolean
  /** The optional field is offered after a failed try only (E46). */
  hasFailed: boolean
  onward: string
  once: string
  hotline: { text: string; href: string }
}

/** The entitlement window (S06): contract number and serial, checked together with the company's tax id. */
export function ClaimPage(props: Props) {
  const { t, isProven, opensOne, onward, hotline } = props
  const lead = isProven ? 'contracts.claim_lead_more' : 'contracts.claim_lead'
  return (
    <div className="narrow">
      <PageHeader title={t('contracts.claim_title')} lead={t(opensOne ? 'contracts.claim_lead_one' : lead)} />
      <div className="stack">
        <Card>
          <Form t={t} action="/umowy/dodaj">
            <ErrorSummary t={t} form={props.form} />
            <Company {...props} />
            <Factors {...props} />
            <input type="hidden" name="dalej" value={onward} />
            <input type="hidden" name="once" value={props.once} />
            <Actions>
              <Button kind="primary">{t('contracts.claim_send')}</Button>
              {!isProven && (
                <ButtonLink kind="quiet" href="/pulpit">
                  {t('contracts.claim_later')}
                </ButtonLink>
              )}
            </Actions>
          </Form>
        </Card>
        <p className="meta">
          {t('contracts.claim_help')} <a href={hotline.href}>{hotline.text}</a> ·{' '}
          <a href="/kontakt">{t('contracts.contact_form')}</a>
        </p>
      </div>
    </div>
  )
}

/** Contracts are matched by the tax id on the order; until the first success the person may correct theirs (E37). */
function Company({ t, form, account, isProven }: Props) {
  const items = [
    ...(account.company === '' ? [] : [{ name: t('contracts.company'), value: account.company }]),
    ...(account.taxId === ''
      ? []
      : [{ name: t('contracts.tax_id'), value: <span className="identifier">{account.taxId}</span> }]),
  ]
  const open = account.taxId === '' || errorOf(form, 'taxId') !== undefined || (form.typed['taxId'] ?? '') !== ''
  return (
    <>
      {items.length > 0 && <Facts items={items} />}
      <Disclosure summary={t(isProven ? 'contracts.other_company' : 'contracts.correct_tax_id')} open={open}>
        <TextField
          form={form}
          name="taxId"
          label={t('contracts.tax_id')}
          hint={t('contracts.tax_id_hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
        />
      </Disclosure>
    </>
  )
}

function Factors({ t, form, hasFailed }: Props) {
  return (
    <>
      <TextField
        form={form}
        name="contractNumber"
        label={t('contracts.number')}
        hint={t('contracts.number_hint')}
        identifier
        required
        maxLength={40}
      />
      <TextField
        form={form}
        name="serial"
        label={t('contracts.serial_or_key')}
        hint={t('contracts.serial_hint')}
        identifier
        required
        maxLength={200}
      />
      {hasFailed && (
        <TextField
          form={form}
          name="discriminator"
          label={t('contracts.discriminator')}
          hint={t('contracts.discriminator_hint')}
          optional={t('contracts.optional')}
          maxLength={200}
        />
      )}
    </>
  )
}
