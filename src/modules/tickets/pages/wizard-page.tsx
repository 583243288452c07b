import type { ReactNode } from 'react'
import {
  Banner,
  Breadcrumbs,
  Button,
  ErrorSummary,
  Facts,
  Form,
  Identifier,
  PageHeader,
  RadioCards,
  Select,
  TextArea,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { formatDeadline } from '../../../web/format.ts'
import { MAX_BODY } from '../../dialogue/rules/write-entry.ts'
import { MAX_TITLE } from '../rules/ticket.ts'
import { FilesView, type FileLimits, type WaitingFile } from './files-view.tsx'
import { LinePickerView, type LineChoices } from './line-picker-view.tsx'
import { PriorityPickerView, reactionWithin, type PriorityChoices } from './priority-picker-view.tsx'
import type { Look } from './ticket-marks-view.tsx'

/** The device or contract that was chosen. */
export type ChosenSubject = {
  readonly device: string
  readonly serial: string
  readonly place: string
  readonly contractNumber: string
  readonly organisationName: string
  readonly partner: string | null
  readonly openedByPartner: boolean
}

export type WizardProps = {
  readonly look: Look
  readonly form: FormState
  readonly once: string
  readonly lines: LineChoices
  readonly subject: ChosenSubject | null
  readonly priorities: PriorityChoices
  readonly waiting: readonly WaitingFile[]
  readonly limits: FileLimits
  readonly warned: boolean
  readonly recipientsMost: number
}

/** A new ticket in four short sections: one page on wide screens, one step at a time on phones, without script as well. */
export function WizardPage(props: WizardProps) {
  const { look, form, once, warned, lines } = props
  const { t } = look
  const copyOf = form.typed['jak'] ?? ''
  return (
    <>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: '/zgloszenia', label: t('tickets.list.title') }]} />}
        title={t('tickets.list.new')}
      />
      <wizard-form className="wizard" data-contract={lines.contractNumber ?? ''}>
        <Form t={t} action="/zgloszenia/nowe" draft={`new-ticket${copyOf}`} encType="multipart/form-data">
          <input type="hidden" name="once" value={once} />
          {copyOf !== '' && <input type="hidden" name="jak" value={copyOf} />}
          <input type="hidden" name="umowa" value={lines.contractNumber ?? ''} />
          {warned && <input type="hidden" name="warned" value="yes" />}
          <div className="wizard-columns">
            <div className="stack">
              <ErrorSummary t={t} form={form} />
              {copyOf !== '' && <Banner tone="info">{t('tickets.wizard.copied', { number: copyOf })}</Banner>}
              <Steps {...props} />
            </div>
            <aside className="wizard-summary" data-part="summary" aria-label={t('tickets.wizard.summary')}>
              <Summary {...props} />
            </aside>
          </div>
        </Form>
      </wizard-form>
    </>
  )
}

function Steps(props: WizardProps) {
  const { look, form, lines, priorities, waiting, limits, warned } = props
  const { t } = look
  return (
    <>
      <Step t={t} number={1} name="device">
        <LinePickerView {...{ look, form }} choices={lines} />
      </Step>
      <Step t={t} number={2} name="priority">
        <PriorityPickerView {...{ look, form }} choices={priorities} />
      </Step>
      <Step t={t} number={3} name="description">
        <div className="stack">
          <TextField
            form={form}
            name="title"
            label={t('tickets.wizard.title')}
            hint={t('tickets.wizard.title_hint')}
            maxLength={MAX_TITLE}
            wide
          />
          <TextArea
            form={form}
            name="description"
            label={t('tickets.wizard.text')}
            hint={t('tickets.wizard.text_hint')}
            maxLength={MAX_BODY}
            rows={7}
          />
          <FilesView {...{ look, form, waiting, limits }} />
        </div>
      </Step>
      <Step t={t} number={4} name="send" send={t(warned ? 'tickets.page.send_anyway' : 'tickets.wizard.send')}>
        <Others {...props} />
      </Step>
    </>
  )
}

type StepProps = {
  t: Look['t']
  number: number
  name: string
  /** What the button says that sends; the last step has it instead of the way on. */
  send?: string
  children: ReactNode
}

function Step({ t, number, name, send, children }: StepProps) {
  const heading = t(`tickets.wizard.step_${name}`)
  return (
    <section className="card wizard-step" id={`krok-${number}`} aria-labelledby={`krok-${number}-title`}>
      <header className="card-head">
        <h2 id={`krok-${number}-title`}>
          <span className="wizard-mark" aria-hidden="true">
            {number}
          </span>
          {heading}
        </h2>
        <span className="wizard-count meta">{t('web.step_of', { step: number, count: 4 })}</span>
      </header>
      {children}
      <div className="wizard-moves">
        {number > 1 && (
          <a className="button button-secondary wizard-move" href={`#krok-${number - 1}`} data-turbo="false">
            {t('tickets.wizard.back')}
          </a>
        )}
        {send === undefined ? (
          <a className="button button-primary wizard-move" href={`#krok-${number + 1}`} data-turbo="false">
            {t('tickets.wizard.next')}
          </a>
        ) : (
          <Button kind="primary" icon="send" name="do" value="send">
            {send}
          </Button>
        )}
      </div>
    </section>
  )
}

function Others({ look, form, subject, recipientsMost }: WizardProps) {
  const { t, locale } = look
  return (
    <div className="stack">
      <TextArea
        form={form}
        name="recipients"
        label={t('tickets.wizard.recipients')}
        optional={t('tickets.page.optional')}
        hint={t('tickets.wizard.recipients_hint', { max: recipientsMost })}
        rows={2}
        spellCheck={false}
      />
      <div data-part="sharing">
        <Sharing {...{ t, form, subject }} />
      </div>
      <Select
        form={form}
        name="language"
        label={t('tickets.wizard.language')}
        hint={t('tickets.wizard.language_hint')}
        defaultValue={locale}
        choices={[
          { value: 'pl', label: 'Polski' },
          { value: 'en', label: 'English' },
        ]}
      />
    </div>
  )
}

/** Whether the partner may see the ticket: no answer is chosen beforehand (R92, E88). */
function Sharing({ t, form, subject }: { t: Look['t']; form: FormState; subject: ChosenSubject | null }) {
  if (subject === null || subject.partner === null) return null
  if (subject.openedByPartner) return <Banner tone="info">{t('tickets.sharing.v1.opened_by_partner')}</Banner>
  const { partner } = subject
  return (
    <RadioCards
      form={form}
      name="partnerAccess"
      label={t('tickets.sharing.v1.question', { partner })}
      hint={t('tickets.sharing.v1.note')}
      cards={[
        { value: 'no', title: t('tickets.sharing.v1.no') },
        { value: 'yes', title: t('tickets.sharing.v1.yes', { partner }) },
      ]}
    />
  )
}

/** Device and promise once more, beside the button that sends; the promise of the chosen priority is shown by style. */
function Summary({ look, subject, priorities }: WizardProps) {
  const { t } = look
  if (subject === null) return <p className="muted">{t('tickets.wizard.summary_empty')}</p>
  const serial =
    subject.serial === '' ? [] : [{ name: t('tickets.page.fact_serial'), value: <Identifier value={subject.serial} /> }]
  return (
    <>
      <h2>{t('tickets.wizard.summary')}</h2>
      <Facts
        items={[
          {
            name: t('tickets.page.fact_device'),
            value:
              subject.device === ''
                ? t('tickets.wizard.whole_contract', { number: subject.contractNumber })
                : subject.device,
          },
          ...serial,
          ...(subject.place === '' ? [] : [{ name: t('tickets.page.fact_place'), value: subject.place }]),
          { name: t('tickets.page.fact_contract'), value: <Identifier value={subject.contractNumber} /> },
          { name: t('tickets.page.fact_company'), value: subject.organisationName },
        ]}
      />
      <SummaryPromises look={look} priorities={priorities} />
    </>
  )
}

function SummaryPromises({ look: { t, locale, now }, priorities }: { look: Look; priorities: PriorityChoices }) {
  return (
    <div className="summary-promises">
      {priorities.offers.map(({ priority, reaction }) => (
        <p key={priority} className={`summary-promise summary-${priority}`}>
          <span className="faint">
            {priority} · {reaction ? reactionWithin(t, reaction) : t('promises.clock.reaction')}
          </span>
          <strong className="promise-big">
            {reaction ? formatDeadline(reaction.dueAt, now, locale) : t('tickets.list.nothing_promised')}
          </strong>
        </p>
      ))}
    </div>
  )
}
