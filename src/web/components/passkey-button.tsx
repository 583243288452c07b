import type { Translate } from '../../platform/i18n.ts'
import { Icon } from '../icons.tsx'

type Props = {
  t: Translate
  purpose: 'register' | 'authenticate'
  label: string
  optionsUrl: string
  verifyUrl: string
  next: string
}

/** Hidden until the browser proves that it knows passkeys. `next` is where a success leads. */
export function PasskeyButton({ t, purpose, label, optionsUrl, verifyUrl, next }: Props) {
  return (
    <passkey-button
      data-purpose={purpose}
      data-options-url={optionsUrl}
      data-verify-url={verifyUrl}
      data-next={next}
      data-failed={t('web.passkey_failed')}
      hidden
    >
      <button type="button" className="button button-secondary">
        <Icon name="passkey" />
        <span>{label}</span>
      </button>
      <p role="alert" />
    </passkey-button>
  )
}
