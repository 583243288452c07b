import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import { PrintSheet } from '../../../web/components/index.ts'

type Props = {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  brand: string
  email: string
  codes: readonly string[]
}

/** The codes for paper. */
export function RecoveryCodesSheet({ t, locale, now, brand, email, codes }: Props) {
  return (
    <PrintSheet t={t} locale={locale} now={now} title={t('identity.totp_codes')} address={email} brand={brand}>
      <p>{t('identity.totp_codes_print_lead')}</p>
      <ol className="code-list">
        {codes.map((code) => (
          <li key={code}>
            <span className="identifier">{code}</span>
          </li>
        ))}
      </ol>
    </PrintSheet>
  )
}
