import type { Locale, Translate } from '../../../platform/i18n.ts'
import { Select, type Choice } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { taxCountries } from '../rules/tax-id.ts'

/** The tax offices of the Union write EL for Greece; names go by GR. */
const regions: Readonly<Record<string, string>> = { EL: 'GR' }

type Props = { t: Translate; locale: Locale; form: FormState; name: string; label: string }

/** Every country in the reader's language: Poland, then the others by name. */
export function CountryField({ t, locale, form, name, label }: Props) {
  const choices = countryChoices(t, locale)
  return <Select form={form} name={name} label={label} choices={choices} defaultValue="PL" autoComplete="country" />
}

function countryChoices(t: Translate, locale: Locale): readonly Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const labelled = taxCountries.map((value) => ({
    value,
    label: value === 'XI' ? t('identity.register_country_xi') : (names.of(regions[value] ?? value) ?? value),
  }))
  const [poland, ...others] = labelled
  const collator = new Intl.Collator(locale)
  const sorted = others.sort((one, other) => collator.compare(one.label, other.label))
  return poland === undefined ? sorted : [poland, ...sorted]
}
