import {
  Actions,
  Button,
  Card,
  Disclosure,
  ErrorSummary,
  Form,
  StateBadge,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { Look } from './ticket-marks-view.tsx'

/** Somebody without rights in the portal who gets, or got, the ticket's mails. */
export type Participant = {
  readonly id: string
  readonly email: string
  /** Outside the customer's own company, as far as the portal knows it. */
  readonly foreign: boolean
  readonly ended: 'removed' | 'left' | 'bounced' | null
}

export type ParticipantsProps = {
  readonly look: Look
  readonly number: string
  readonly reporter: string
  readonly company: string
  readonly participants: readonly Participant[]
  readonly form: FormState
  readonly mayWrite: boolean
}

/** Who gets this ticket's mails; an address may be added at any time (R87, E90). */
export function ParticipantsView({ look, number, reporter, company, participants, form, mayWrite }: ParticipantsProps) {
  const { t } = look
  return (
    <Card title={t('tickets.page.participants')} level={3} id="uczestnicy">
      <ul className="people-list">
        <li>
          <span>{reporter}</span>
          <span className="faint">{t('tickets.page.reporter', { company })}</span>
        </li>
        {participants.map((participant) => (
          <ParticipantItem key={participant.id} {...{ look, number, participant, mayWrite }} />
        ))}
      </ul>
      {mayWrite && <AddParticipant {...{ look, number, form }} />}
    </Card>
  )
}

type ItemProps = Pick<ParticipantsProps, 'look' | 'number' | 'mayWrite'> & { readonly participant: Participant }

function ParticipantItem({ look: { t }, number, participant: { id, email, foreign, ended }, mayWrite }: ItemProps) {
  return (
    <li className={ended === null ? undefined : 'people-gone'}>
      <span className="people-address">{email}</span>
      {ended !== null && <span className="faint">{t(`tickets.page.recipient_${ended}`)}</span>}
      {ended === null && foreign && <StateBadge tone="warn">{t('tickets.page.recipient_foreign')}</StateBadge>}
      {ended === null && mayWrite && (
        <form method="post" action={`/zgloszenia/${number}/odbiorcy/${id}/usun`} className="no-print">
          <Button kind="quiet" small aria-label={t('tickets.page.recipient_remove_whom', { email })}>
            {t('tickets.page.recipient_remove')}
          </Button>
        </form>
      )}
    </li>
  )
}

function AddParticipant({ look: { t }, number, form }: Pick<ParticipantsProps, 'look' | 'number' | 'form'>) {
  const typed = form.typed['recipients.0']
  return (
    <Disclosure summary={t('tickets.page.recipient_add')} open={typed !== undefined}>
      <Form t={t} action={`/zgloszenia/${number}/odbiorcy`}>
        <ErrorSummary t={t} form={form} />
        <TextField
          form={form}
          name="recipients.0"
          label={t('tickets.page.recipient_email')}
          hint={t('tickets.page.recipient_hint')}
          type="email"
          autoComplete="off"
          wide
        />
        <Actions>
          <Button icon="add">{t('tickets.page.recipient_add_send')}</Button>
        </Actions>
      </Form>
    </Disclosure>
  )
}

export type SharingProps = {
  readonly look: Look
  readonly number: string
  readonly partner: string
  readonly access: boolean
  /** The customer's side decides; others read the state only. */
  readonly mayShare: boolean
}

/** The partner switch: whose people, what they may do, and that it works at once (R92, R93, E87). */
export function SharingView({ look: { t }, number, partner, access, mayShare }: SharingProps) {
  return (
    <Card title={t('tickets.page.partner')} level={3} id="partner">
      <p>
        <strong>{partner}</strong>
      </p>
      <p>
        <StateBadge tone={access ? 'info' : 'neutral'}>
          {t(access ? 'tickets.page.partner_on' : 'tickets.page.partner_off')}
        </StateBadge>
      </p>
      {mayShare && (
        <form method="post" action={`/zgloszenia/${number}/partner`} className="no-print sharing-form">
          <p className="meta muted">
            {t(access ? 'tickets.sharing.v1.note' : 'tickets.page.partner_turn_on_note', { partner })}
          </p>
          <Button name="access" value={access ? 'no' : 'yes'} small>
            {t(access ? 'tickets.page.partner_turn_off' : 'tickets.page.partner_turn_on')}
          </Button>
        </form>
      )}
    </Card>
  )
}
