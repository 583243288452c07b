import type { ReactNode } from 'react'
import { Actions, Button, Disclosure, ErrorSummary, Form, KeyHint, TextArea } from '../../../web/components/index.ts'
import { errorOf, type FormState } from '../../../web/form-state.ts'
import { Icon } from '../../../web/icons.tsx'
import { MAX_BODY } from '../../dialogue/rules/write-entry.ts'
import { clockEffectOfReply, replyEffects } from '../../tickets/rules/state.ts'
import type { Ticket } from '../../tickets/rules/ticket.ts'
import type { Look } from './due-view.tsx'

/** A reply that waits because others wrote meanwhile: what they wrote, and how much. */
export type Crossing = { readonly count: number; readonly entries: ReactNode }

export type Composer = {
  readonly reply: FormState
  readonly note: FormState
  /** Keys that make a second submission get the first one's answer. */
  readonly once: { readonly reply: string; readonly note: string }
  /** The last public entry that the writer has been shown. */
  readonly position: number
  readonly crossing: Crossing | null
  /** What may be attached; folded until it is asked for. */
  readonly files: { readonly isOpen: boolean; readonly warned: boolean; readonly fields: ReactNode }
}

type Props = { readonly look: Look; readonly ticket: Ticket; readonly back: string; readonly composer: Composer }

/** Reply and note are two forms, so that what is meant for us cannot leave by a wrong switch (features G2). */
export function ComposerView(props: Props) {
  const { look, composer } = props
  const writesNote = isTouched(composer.note)
  return (
    <div className="writer no-print" id="pisz">
      <details name="writer" className="writer-reply" open={!writesNote}>
        <summary>
          {look.t('desk.reply')} <KeyHint keys={['R']} />
        </summary>
        <ReplyForm {...props} />
      </details>
      <details name="writer" className="writer-note" open={writesNote}>
        <summary>
          {look.t('desk.note')} <KeyHint keys={['N']} />
        </summary>
        <NoteForm {...props} />
      </details>
    </div>
  )
}

function ReplyForm({ look, ticket, back, composer }: Props) {
  const { t } = look
  const { reply, crossing, position, once, files } = composer
  return (
    <Form
      t={t}
      action={`/k/zgloszenia/${ticket.number}/odpowiedzi`}
      draft={`desk-reply-${ticket.number}`}
      encType="multipart/form-data"
    >
      {crossing ? <Held t={t} crossing={crossing} /> : <ErrorSummary t={t} form={reply} />}
      <input type="hidden" name="wroc" value={back} />
      <input type="hidden" name="once" value={once.reply} />
      <input type="hidden" name="expectedPosition" value={position} />
      {files.warned && <input type="hidden" name="warned" value="yes" />}
      <TextArea
        form={reply}
        name="reply"
        label={t('desk.reply_label')}
        hint={readersOf(look, ticket)}
        lang={ticket.language}
        rows={4}
        maxLength={MAX_BODY}
        data-key="r"
        data-key-label={t('desk.reply')}
      />
      <Disclosure summary={t('tickets.page.attach')} open={files.isOpen}>
        <div className="writer-files">{files.fields}</div>
      </Disclosure>
      <AfterSending {...{ look, ticket }} chosen={reply.typed['effect'] || 'keep'} />
      <Actions>
        <Button kind="primary" small icon="send" data-key="Ctrl+Enter" data-takes-focus={crossing ? '' : undefined}>
          {t(crossing ? 'desk.send_anyway' : 'desk.send')}
        </Button>
        <Button small name="dalej" value="nastepne" data-key="Ctrl+Shift+Enter">
          {t('desk.send_next')}
        </Button>
      </Actions>
    </Form>
  )
}

/** What others wrote stands where the writer looks; the text below is untouched (ux 0.11). */
function Held({ t, crossing }: { t: Look['t']; crossing: Crossing }) {
  return (
    <div className="held" role="alert">
      <h2 className="held-title">
        <Icon name="attention" /> {t('desk.held')}
      </h2>
      <p>{t('desk.held_text', { count: crossing.count })}</p>
      {crossing.entries}
    </div>
  )
}

/** Who will read it, named before it is written. */
function readersOf({ t }: Look, { organisationName, partner, partnerAccess }: Ticket): string {
  if (partner === null || !partnerAccess) return t('desk.reply_seen', { company: organisationName })
  return t('desk.reply_seen_partner', { company: organisationName, partner: partner.name })
}

/** The state that the reply leaves behind, and what it does to the clocks. */
function AfterSending({ look: { t }, ticket, chosen }: Pick<Props, 'look' | 'ticket'> & { readonly chosen: string }) {
  const stops = clockEffectOfReply(ticket.nextDueKind)
  return (
    <fieldset className="after-send">
      <legend>{t('desk.after_send')}</legend>
      {replyEffects.map((effect) => (
        <label key={effect} className="after-send-choice">
          <input type="radio" name="effect" value={effect} defaultChecked={effect === chosen} />
          <span>{t(`desk.then.${effect}`)}</span>
        </label>
      ))}
      <p className={stops === null ? 'clock-effect' : 'clock-effect clock-stops'}>
        <Icon name="clock" size="small" /> {t(stops ?? 'desk.no_clock_stops')}
      </p>
    </fieldset>
  )
}

function NoteForm({ look: { t }, ticket, back, composer: { note, once } }: Props) {
  return (
    <Form t={t} action={`/k/zgloszenia/${ticket.number}/notatki`} draft={`desk-note-${ticket.number}`}>
      <ErrorSummary t={t} form={note} />
      <input type="hidden" name="wroc" value={back} />
      <input type="hidden" name="once" value={once.note} />
      <TextArea
        form={note}
        name="note"
        label={t('desk.note_label')}
        hint={t('desk.note_seen')}
        rows={4}
        maxLength={MAX_BODY}
        data-key="n"
        data-key-label={t('desk.note')}
      />
      <Actions>
        <Button kind="primary" small icon="lock" data-key="Ctrl+Enter">
          {t('desk.note_send')}
        </Button>
      </Actions>
    </Form>
  )
}

const isTouched = (form: FormState): boolean => form.summary !== undefined || errorOf(form, 'note') !== undefined
