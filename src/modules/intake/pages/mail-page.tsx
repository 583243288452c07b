import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Breadcrumbs,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  Facts,
  Form,
  PageHeader,
  TextField,
} from '../../../web/components/index.ts'
import type { Verdict } from '../rules/verdict.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { shownReason } from '../rules/shown-reason.ts'
import { ProposalsView, type ShownProposal } from './proposals-view.tsx'
import { OriginalBody, verdictFact, type ShownOriginal } from './original-view.tsx'

export type ListedMail = {
  readonly id: string
  readonly subject: string
  readonly sender: string
  readonly received: string
  readonly reason: ReturnType<typeof shownReason>
}

export type ShownMail = ListedMail & {
  readonly size: string
  readonly body: string
  /** The ticket that the mail seems to be about. */
  readonly hint: string | null
  readonly verdict: Verdict
}

type Props = {
  readonly t: Translate
  readonly mail: ShownMail
  /** The whole mail; `null` when it cannot be read. */
  readonly original: ShownOriginal | null
  readonly withImages: boolean
  readonly form: FormState
  readonly mayAct: boolean
  /** What it may be about, by the numbers in it. */
  readonly proposals: readonly ShownProposal[]
}

/** One mail that waits for a person: its text, why it waits, and where it may go. */
export function MailPage({ t, mail, original, withImages, form, mayAct, proposals }: Props) {
  const path = `/k/poczta/${mail.id}`
  const subject = mail.subject === '' ? t('intake.no_subject') : mail.subject
  return (
    <div className="stack">
      <PageHeader
        title={t('intake.mail_title', { subject })}
        above={<Breadcrumbs t={t} trail={[{ href: '/k/poczta', label: t('intake.back') }]} />}
        actions={
          <ButtonLink href={`/k/poczta/${mail.id}/oryginal`} icon="download">
            {t('intake.original')}
          </ButtonLink>
        }
      />
      <ErrorSummary {...{ t, form }} />
      <Card>
        <Facts items={factsOf(t, mail)} />
      </Card>
      <Card title={t('intake.text')}>
        {mail.body === '' ? <p>{t('intake.no_text')}</p> : <p className="entry-body">{mail.body}</p>}
      </Card>
      <ProposalsView {...{ t, path, proposals, mayAct }} />
      {mayAct && <Decision {...{ t, mail, form }} />}
      {original !== null && <OriginalBody {...{ t, path, withImages }} mail={original} frame={`${path}/tresc`} />}
    </div>
  )
}

function factsOf(t: Translate, { sender, received, reason, size, hint, verdict }: ShownMail) {
  return [
    { name: t('intake.sender'), value: sender === '' ? t('intake.no_sender') : sender },
    { name: t('intake.received'), value: received },
    { name: t('intake.why'), value: t(`intake.reason.${reason}`) },
    verdictFact(t, verdict),
    { name: t('intake.size'), value: size },
    ...(hint === null ? [] : [{ name: t('intake.hint'), value: <a href={`/k/zgloszenia/${hint}`}>{hint}</a> }]),
  ]
}

function Decision({ t, mail, form }: Pick<Props, 't' | 'mail' | 'form'>) {
  return (
    <Card title={t('intake.attach')}>
      <Form t={t} action={`/k/poczta/${mail.id}/zgloszenie`}>
        <TextField
          form={form}
          name="number"
          label={t('intake.number')}
          hint={t('intake.number_hint')}
          defaultValue={form.typed['number'] ?? mail.hint ?? ''}
          identifier
        />
        <Actions>
          <Button kind="primary">{t('intake.attach_send')}</Button>
        </Actions>
      </Form>
      <Form t={t} action={`/k/poczta/${mail.id}/odrzucenie`}>
        <p className="hint">{t('intake.discard_hint')}</p>
        <Actions>
          <Button>{t('intake.discard')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}
