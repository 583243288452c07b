import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Banner,
  Button,
  Card,
  Checkbox,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Identifier,
  Select,
  TextField,
  type Column,
} from '../../../web/components/index.ts'
import { errorOf, fieldId, type FormState } from '../../../web/form-state.ts'
import { formatDate, formatMoment } from '../../../web/format.ts'
import { AccountFrame } from './account-frame-view.tsx'

export type ShownToken = {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly lastUsedAt: Temporal.Instant | null
}

type Props = {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  form: FormState
  tokens: readonly ShownToken[]
  scopes: readonly string[]
  lives: readonly number[]
  /** The token that was just made; it is shown this once. */
  made?: string | undefined
  done?: string | undefined
}

/** Tokens for programs that act for this person. */
export function TokensPage(props: Props) {
  const { t, made, done } = props
  return (
    <AccountFrame t={t} section="tokens" lead={t('identity.token_lead')} done={done}>
      {made && (
        <Banner tone="ok">
          <p>{t('identity.token_made')}</p>
          <Identifier t={t} value={made} />
        </Banner>
      )}
      <TokenList {...props} />
      <NewToken {...props} />
    </AccountFrame>
  )
}

function TokenList({ t, locale, now, tokens }: Props) {
  if (tokens.length === 0)
    return (
      <Card>
        <EmptyState icon="key" title={t('identity.token_none')} />
      </Card>
    )
  const columns: readonly Column<ShownToken>[] = [
    { key: 'name', label: t('identity.token_name'), heading: true, cell: ({ name }) => name },
    {
      key: 'scopes',
      label: t('identity.token_scopes'),
      cell: ({ scopes }) => scopes.map((scope) => t(labelOf(scope))).join(', '),
    },
    { key: 'expires', label: t('identity.token_expires'), cell: ({ expiresAt }) => formatDate(expiresAt, locale) },
    {
      key: 'used',
      label: t('identity.token_used'),
      cell: ({ lastUsedAt }) =>
        lastUsedAt === null ? t('identity.token_never_used') : formatMoment(lastUsedAt, now, locale),
    },
    {
      key: 'revoke',
      label: t('identity.token_act'),
      align: 'end',
      cell: (token) => <RevokeButton t={t} token={token} />,
    },
  ]
  return (
    <Card flush>
      <DataTable caption={t('identity.account_tokens')} columns={columns} rows={tokens} rowKey={({ id }) => id} />
    </Card>
  )
}

function RevokeButton({ t, token: { id, name } }: { t: Translate; token: ShownToken }) {
  return (
    <form method="post" action={`/konto/tokeny/${id}/koniec`}>
      <Button small kind="danger">
        {t('identity.token_revoke')}
        <span className="visually-hidden"> {name}</span>
      </Button>
    </form>
  )
}

function NewToken({ t, form, scopes, lives }: Props) {
  const wrong = errorOf(form, 'scopes')
  return (
    <Card title={t('identity.token_new')}>
      <ErrorSummary t={t} form={form} />
      <Form t={t} action="/konto/tokeny" data-turbo="false">
        <TextField
          form={form}
          name="name"
          label={t('identity.token_name')}
          hint={t('identity.token_name_hint')}
          maxLength={80}
          required
        />
        <fieldset
          className="field"
          id={fieldId('scopes')}
          tabIndex={-1}
          aria-describedby={wrong ? 'scopes-wrong' : undefined}
        >
          <legend>{t('identity.token_scopes')}</legend>
          {scopes.map((scope) => (
            <Checkbox key={scope} form={form} name={scope} label={t(labelOf(scope))} />
          ))}
          {wrong && (
            <p className="field-error" id="scopes-wrong">
              {wrong}
            </p>
          )}
        </fieldset>
        <Select
          form={form}
          name="days"
          label={t('identity.token_life')}
          defaultValue="90"
          choices={lives.map((days) => ({ value: String(days), label: t('identity.token_days', { days }) }))}
        />
        <Actions>
          <Button kind="primary">{t('identity.token_create')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

const labelOf = (scope: string): string => `identity.token_scope_${scope.replace(':', '_')}`
