import type { ReactNode } from 'react'
import { Actions, Button, ErrorSummary, Form, Select, TextArea, TextField } from '../../../web/components/index.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { Icon } from '../../../web/icons.tsx'
import { takes } from '../../tickets/rules/state.ts'
import { MAX_REASON, moves, type Ticket } from '../../tickets/rules/ticket.ts'
import type { Look } from './due-view.tsx'

/** The forms behind the buttons of a ticket. */
export type Act = 'move' | 'escalation' | 'closure' | 'reactivation'

export type RefusedAct = { readonly act: Act; readonly form: FormState }

type Props = {
  readonly look: Look
  readonly ticket: Ticket
  /** Where an act leads back to. */
  readonly back: string
  /** Who is looking; may take the ticket. */
  readonly viewerId: string
  readonly refused: RefusedAct | null
}

/** Everything that an engineer does to a ticket besides writing in it. */
export function ActsView(props: Props) {
  const { look, ticket } = props
  const { t } = look
  const isOpen = takes(ticket.state, 'change_priority')
  return (
    <div className="desk-acts no-print" role="group" aria-label={t('desk.acts')}>
      {ticket.assignee?.id !== props.viewerId && <Take {...props} />}
      <Panel name="przydzial" label={t('desk.assign')} {...props} />
      {isOpen && <MovePanel {...props} />}
      {isOpen && <Panel name="priorytet" label={t('desk.priority')} keyName="p" {...props} />}
      {isOpen && (
        <ReasonPanel
          act="escalation"
          path="eskalacja"
          keyName="e"
          label="desk.escalate"
          field="desk.escalate_reason"
          hint={t('desk.escalate_hint')}
          {...props}
        />
      )}
      <Panel name="odbiorcy" label={t('desk.recipients')} {...props} />
      {takes(ticket.state, 'close') && (
        <ReasonPanel
          act="closure"
          path="zamkniecie"
          label="desk.close"
          field="desk.close_text"
          optional={t('desk.optional')}
          {...props}
        />
      )}
    </div>
  )
}

function Take({ look: { t }, ticket, back, viewerId }: Props) {
  return (
    <form
      method="post"
      action={`/k/zgloszenia/${ticket.number}/przydzial`}
      data-key="a"
      data-key-label={t('desk.take')}
    >
      <input type="hidden" name="wroc" value={back} />
      <input type="hidden" name="assigneeId" value={viewerId} />
      <Button small kind="primary">
        {t('desk.take')}
      </Button>
    </form>
  )
}

/** A panel that comes when it is opened; without script its place holds a link to the same form as a page. */
function Panel({
  name,
  label,
  keyName,
  ticket,
  back,
}: Props & { readonly name: string; readonly label: string; readonly keyName?: string }) {
  const address = `/k/zgloszenia/${ticket.number}/${name}?wroc=${encodeURIComponent(back)}`
  return (
    <Unfolding {...{ label }} {...(keyName === undefined ? {} : { keyName })}>
      <turbo-frame id={`panel-${name}`} loading="lazy" target="_top" src={address}>
        <a href={address}>{label}</a>
      </turbo-frame>
    </Unfolding>
  )
}

function Unfolding({
  label,
  keyName,
  open,
  children,
}: {
  label: string
  keyName?: string
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="menu desk-act" open={open}>
      <summary className="button button-secondary button-small" data-key={keyName} data-key-label={label}>
        <span>{label}</span>
        <Icon name="expand" size="small" />
      </summary>
      <div className="menu-panel desk-panel">{children}</div>
    </details>
  )
}

function MovePanel({ look: { t }, ticket, back, refused }: Props) {
  const form = formOf(refused, 'move')
  return (
    <Unfolding label={t('desk.move')} keyName="s" open={form !== untouchedForm}>
      <Form t={t} action={`/k/zgloszenia/${ticket.number}/ruch`}>
        <ErrorSummary {...{ t, form }} />
        <input type="hidden" name="wroc" value={back} />
        <Select
          form={form}
          name="move"
          label={t('desk.move_label')}
          defaultValue={ticket.move}
          choices={moves.map((move) => ({ value: move, label: t(`tickets.move.${move}`) }))}
        />
        <TextArea
          form={form}
          name="text"
          label={t('desk.move_text')}
          hint={t('desk.move_text_hint')}
          rows={3}
          maxLength={MAX_REASON}
        />
        <TextField
          form={form}
          name="until"
          type="datetime-local"
          label={t('desk.move_until')}
          hint={t('desk.move_until_hint')}
        />
        <Actions>
          <Button kind="primary">{t('desk.move_send')}</Button>
        </Actions>
      </Form>
    </Unfolding>
  )
}

type ReasonProps = Props & {
  readonly act: Act
  readonly path: string
  readonly label: string
  readonly field: string
  readonly hint?: string
  readonly optional?: string
  readonly keyName?: string
}

/** An act that needs nothing but its reason. */
function ReasonPanel({
  look: { t },
  ticket,
  back,
  refused,
  act,
  path,
  label,
  field,
  hint,
  optional,
  keyName,
}: ReasonProps) {
  const form = formOf(refused, act)
  return (
    <Unfolding label={t(label)} open={form !== untouchedForm} {...(keyName === undefined ? {} : { keyName })}>
      <Form t={t} action={`/k/zgloszenia/${ticket.number}/${path}`}>
        <ErrorSummary {...{ t, form }} />
        <input type="hidden" name="wroc" value={back} />
        <TextArea {...{ form, hint, optional }} name={act} label={t(field)} rows={3} maxLength={MAX_REASON} />
        <Actions>
          <Button kind="primary">{t(`${label}_send`)}</Button>
        </Actions>
      </Form>
    </Unfolding>
  )
}

export const formOf = (refused: RefusedAct | null, act: Act): FormState =>
  refused?.act === act ? refused.form : untouchedForm
