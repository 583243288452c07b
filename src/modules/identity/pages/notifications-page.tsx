import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, Checkbox, Form, RadioCards } from '../../../web/components/index.ts'
import { ticketMails, type Notifications } from '../rules/preferences.ts'
import { AccountFrame } from './account-frame-view.tsx'

type Props = {
  readonly t: Translate
  readonly kind: 'customer' | 'staff'
  readonly wanted: Notifications
  readonly done?: string | undefined
}

/** Which mails a person gets; what protects the account or a stopped business cannot be switched off (S16). */
export function NotificationsPage({ t, kind, wanted, done }: Props) {
  return (
    <AccountFrame t={t} section="notifications" done={done}>
      <Card>
        <Form t={t} action="/konto/powiadomienia">
          {kind === 'staff' ? <DeskMails {...{ t, wanted }} /> : <TicketMails {...{ t, wanted }} />}
          <p className="hint">{t(`identity.notifications_always_${kind}`)}</p>
          <Actions>
            <Button kind="primary">{t('identity.account_save')}</Button>
          </Actions>
        </Form>
      </Card>
    </AccountFrame>
  )
}

type Part = Pick<Props, 't' | 'wanted'>

const TicketMails = ({ t, wanted }: Part) => (
  <RadioCards
    name="ticketMails"
    label={t('identity.notifications_tickets')}
    chosen={wanted.ticketMails}
    cards={ticketMails.map((value) => ({
      value,
      title: t(`identity.notifications_tickets_${value}`),
      text: t(`identity.notifications_tickets_${value}_text`),
    }))}
  />
)

const DeskMails = ({ t, wanted }: Part) => (
  <>
    <input type="hidden" name="deskAsked" value="yes" />
    <Checkbox
      name="morningMail"
      label={t('identity.notifications_morning')}
      hint={t('identity.notifications_morning_hint')}
      defaultChecked={wanted.morningMail}
    />
    <Checkbox
      name="weeklyMail"
      label={t('identity.notifications_weekly')}
      hint={t('identity.notifications_weekly_hint')}
      defaultChecked={wanted.weeklyMail}
    />
  </>
)
