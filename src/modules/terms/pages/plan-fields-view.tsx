import type { Translate } from '../../../platform/i18n.ts'
import { Card, Disclosure, Select, TextArea, TextField } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { entitlementNames, families, schemes } from '../rules/plan-form.ts'

type Props = { readonly t: Translate; readonly form: FormState }

/** What a plan is called and where its terms are written down. */
export function PlanNameView({ t, form, isNew }: Props & { readonly isNew: boolean }) {
  return (
    <Card title={t('terms.plan.general')}>
      {isNew ? (
        <TextField {...{ form }} name="code" label={t('terms.plan.code')} hint={t('terms.plan.code_hint')} identifier />
      ) : (
        <input type="hidden" name="code" value={form.typed['code'] ?? ''} />
      )}
      <div className="field-pair">
        <TextField {...{ form }} name="namePl" label={t('terms.plan.name_pl')} maxLength={200} />
        <TextField {...{ form }} name="nameEn" label={t('terms.plan.name_en')} maxLength={200} />
      </div>
      <div className="field-pair">
        <TextField {...{ form }} name="vendor" label={t('terms.plan.vendor')} maxLength={100} />
        <Select
          {...{ form }}
          name="family"
          label={t('terms.plan.family')}
          choices={families.map((family) => ({ value: family, label: t(`terms.family.${family}`) }))}
        />
      </div>
      <div className="field-pair">
        <Select
          {...{ form }}
          name="scheme"
          label={t('terms.plan.scheme')}
          hint={t('terms.plan.scheme_hint')}
          choices={[
            { value: '', label: t('terms.unset') },
            ...schemes.map((scheme) => ({ value: scheme, label: t(`terms.scheme.${scheme}`) })),
          ]}
        />
        <TextField {...{ form }} name="source" label={t('terms.plan.source')} hint={t('terms.plan.source_hint')} />
      </div>
      <input type="hidden" name="confidence" value={form.typed['confidence'] ?? 'read'} />
      <input type="hidden" name="ticksLiteral" value={form.typed['ticksLiteral'] ?? ''} />
    </Card>
  )
}

/** Delivery, return, terms of sale. */
export function PlanTermsView({ t, form }: Props) {
  return (
    <Card title={t('terms.plan.terms')}>
      <div className="field-pair">
        <TextField
          {...{ form }}
          name="cutOff"
          label={t('terms.plan.cut_off')}
          hint={t('terms.plan.cut_off_hint')}
          maxLength={5}
        />
        <TextField
          {...{ form }}
          name="returnDays"
          label={t('terms.plan.return_days')}
          hint={t('terms.plan.return_hint')}
          inputMode="numeric"
          maxLength={4}
        />
      </div>
      <div className="field-pair">
        <TextField
          {...{ form }}
          name="termMonths"
          label={t('terms.plan.term_months')}
          hint={t('terms.plan.months_hint')}
        />
        <TextField
          {...{ form }}
          name="extensionMonths"
          label={t('terms.plan.extension_months')}
          hint={t('terms.plan.extension_hint')}
        />
      </div>
      <MoreTermsView {...{ t, form }} />
    </Card>
  )
}

function MoreTermsView({ t, form }: Props) {
  return (
    <Disclosure summary={t('terms.plan.more')} open={form.errors.some(({ field }) => field === 'remoteChanges')}>
      <div className="field-pair">
        <TextField
          {...{ form }}
          name="purchaseLimitDays"
          label={t('terms.plan.purchase_limit')}
          hint={t('terms.plan.purchase_hint')}
          inputMode="numeric"
          maxLength={4}
        />
        <Select
          {...{ form }}
          name="renewalRule"
          label={t('terms.plan.renewal')}
          choices={[
            { value: '', label: t('terms.unset') },
            { value: 'in_term', label: t('terms.renewal.in_term') },
          ]}
        />
      </div>
      <div className="field-pair">
        <Select {...{ form }} name="reactivationFee" label={t('terms.plan.reactivation_fee')} choices={yesOrNo(t)} />
        <Select {...{ form }} name="onRequest" label={t('terms.plan.on_request')} choices={yesOrNo(t)} />
      </div>
      <div className="field-pair">
        <TextField
          {...{ form }}
          name="remoteChanges"
          label={t('terms.plan.remote_changes')}
          hint={t('terms.plan.remote_hint')}
        />
        <TextField
          {...{ form }}
          name="inspectionsPerYear"
          label={t('terms.plan.inspections')}
          inputMode="numeric"
          maxLength={4}
        />
      </div>
      <EntitlementsView {...{ t, form }} />
      <TextArea
        {...{ form }}
        name="scopeModels"
        label={t('terms.plan.scope')}
        hint={t('terms.plan.scope_hint')}
        rows={4}
      />
    </Disclosure>
  )
}

function EntitlementsView({ t, form }: Props) {
  return (
    <div className="entitlement-fields">
      {entitlementNames.map((name) => (
        <Select key={name} {...{ form }} name={`has-${name}`} label={t(`terms.has.${name}`)} choices={yesOrNo(t)} />
      ))}
      <Select
        {...{ form }}
        name="mediaRetention"
        label={t('terms.plan.media_retention')}
        choices={[
          { value: '', label: t('terms.unset') },
          { value: 'option', label: t('terms.media_retention.option') },
        ]}
      />
    </div>
  )
}

const yesOrNo = (t: Translate) => [
  { value: '', label: t('terms.unset') },
  { value: 'yes', label: t('terms.yes') },
  { value: 'no', label: t('terms.no') },
]
