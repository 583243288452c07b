import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Card,
  Disclosure,
  EmptyState,
  Form,
  FormError,
  InlineStatus,
  PasskeyButton,
  StateBadge,
} from '../../../web/components/index.ts'
import { formatDate, formatMoment } from '../../../web/format.ts'
import { AccountFrame } from './account-frame-view.tsx'

export type ShownPasskey = {
  readonly id: string
  readonly name: string
  readonly createdAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | null
}

export type Security = {
  readonly totpSince: Temporal.Instant | null
  readonly passkeys: readonly ShownPasskey[]
  readonly codesLeft: number
  readonly codesWhole: number
  readonly fewCodes: number
}

type Props = {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  security: Security
  refused?: string | undefined
  done?: string | undefined
}

/** The second factor in all its forms: application, passkeys, recovery codes. */
export function SecurityPage(props: Props) {
  const { t, refused, done } = props
  return (
    <AccountFrame t={t} section="security" lead={t('identity.account_security_lead')} done={done}>
      <FormError>{refused}</FormError>
      <Application {...props} />
      <Passkeys {...props} />
      <RecoveryCodes {...props} />
    </AccountFrame>
  )
}

function Application({ t, locale, security: { totpSince } }: Props) {
  return (
    <Card title={t('identity.security_application')}>
      <p>
        {totpSince === null ? (
          <StateBadge tone="warn">{t('identity.security_application_off')}</StateBadge>
        ) : (
          <StateBadge tone="ok">
            {t('identity.security_application_on', { date: formatDate(totpSince, locale) })}
          </StateBadge>
        )}
      </p>
      <p className="hint">{t('identity.security_application_hint')}</p>
      <Actions>
        <ButtonLink href="/zabezpieczenia/aplikacja?dalej=/konto/zabezpieczenia" icon="qr">
          {t(totpSince === null ? 'identity.security_application_connect' : 'identity.security_application_replace')}
        </ButtonLink>
      </Actions>
    </Card>
  )
}

function Passkeys({ t, locale, now, security: { passkeys } }: Props) {
  return (
    <Card
      title={t('identity.passkeys')}
      id="passkeys"
      action={
        <PasskeyButton
          t={t}
          purpose="register"
          label={t('identity.passkey_add')}
          optionsUrl="/api/v1/passkeys/options"
          verifyUrl="/api/v1/passkeys"
          next="/konto/zabezpieczenia?zapisano=passkey"
        />
      }
    >
      <p className="hint">{t('identity.passkeys_hint')}</p>
      <noscript>
        <p className="hint">{t('identity.passkeys_script')}</p>
      </noscript>
      {passkeys.length === 0 ? (
        <EmptyState icon="passkey" title={t('identity.passkeys_none')} />
      ) : (
        <ul className="passkeys" aria-label={t('identity.passkeys')}>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} {...{ t, locale, now, passkey }} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function PasskeyRow({ t, locale, now, passkey }: Pick<Props, 't' | 'locale' | 'now'> & { passkey: ShownPasskey }) {
  const { id, name, createdAt, lastUsedAt } = passkey
  const used =
    lastUsedAt === null
      ? t('identity.passkey_never_used')
      : t('identity.passkey_used', { moment: formatMoment(lastUsedAt, now, locale) })
  return (
    <li>
      <p>
        <strong>{name}</strong>
      </p>
      <p className="meta">
        {t('identity.passkey_since', { date: formatDate(createdAt, locale) })} · {used}
      </p>
      <Disclosure
        summary={
          <>
            {t('identity.passkey_change')}
            <span className="visually-hidden"> {name}</span>
          </>
        }
      >
        <form className="actions" method="post" action={`/konto/passkey/${id}/nazwa`}>
          <input
            className="input"
            name="name"
            aria-label={t('identity.passkey_name')}
            defaultValue={name}
            maxLength={60}
            required
          />
          <Button>{t('identity.passkey_rename')}</Button>
        </form>
        <form className="actions" method="post" action={`/konto/passkey/${id}/usuniecie`}>
          <Button kind="danger">{t('identity.passkey_remove')}</Button>
        </form>
      </Disclosure>
    </li>
  )
}

function RecoveryCodes({ t, security: { codesLeft, codesWhole, fewCodes } }: Props) {
  return (
    <Card title={t('identity.security_codes')} id="codes">
      <p>{t('identity.security_codes_left', { left: codesLeft, whole: codesWhole })}</p>
      {codesLeft < fewCodes && <InlineStatus tone="warn">{t('identity.security_codes_few')}</InlineStatus>}
      <p className="hint">{t('identity.security_codes_hint')}</p>
      <Form t={t} action="/konto/zabezpieczenia/kody" data-turbo="false">
        <Actions>
          <Button icon="refresh">{t('identity.security_codes_renew')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}
