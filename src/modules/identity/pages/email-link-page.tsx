import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, ButtonLink, Card, Form, PageHeader } from '../../../web/components/index.ts'

export type EmailLinkKind = 'confirm' | 'revert'
export type EmailLinkState = 'good' | 'used' | 'expired' | 'done'

type Props = {
  t: Translate
  kind: EmailLinkKind
  state: EmailLinkState
  token: string
  /** Why the press of the button came to nothing. */
  refused?: string | undefined
  signedIn: boolean
}

/** The page behind a link from a mail about the address. Opening it changes nothing; only the button does. */
export function EmailLinkPage({ t, kind, state, token, refused, signedIn }: Props) {
  const text = refused ?? t(`identity.email_${kind}_${state}`)
  return (
    <div className="narrow">
      <PageHeader title={t(`identity.email_${kind}`)} />
      <Card>
        <p role={state === 'good' ? undefined : 'status'}>{text}</p>
        {state === 'good' && !refused ? (
          <Form t={t} action={kind === 'confirm' ? '/konto/email/potwierdz' : '/konto/email/cofnij'} data-turbo="false">
            <input type="hidden" name="t" value={token} />
            <Actions>
              <Button kind="primary">{t(`identity.email_${kind}_button`)}</Button>
            </Actions>
          </Form>
        ) : (
          <Actions>
            {kind === 'revert' && state === 'done' && (
              <ButtonLink kind="primary" href="/haslo">
                {t('identity.email_revert_password')}
              </ButtonLink>
            )}
            <ButtonLink href={signedIn ? '/konto' : '/logowanie'}>
              {t(signedIn ? 'identity.email_to_account' : 'identity.email_to_sign_in')}
            </ButtonLink>
          </Actions>
        )}
      </Card>
    </div>
  )
}
