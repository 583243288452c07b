import {
  Actions,
  Banner,
  Button,
  Card,
  Disclosure,
  ErrorSummary,
  Form,
  TextArea,
} from '../../../web/components/index.ts'
import { formatDeadline } from '../../../web/format.ts'
import type { FormState } from '../../../web/form-state.ts'
import { MAX_REASON } from '../rules/ticket.ts'
import { LEAST_REACTIVATION_REASON, SUGGEST_NEW_AFTER_DAYS } from '../rules/reactivation.ts'
import type { PromisedTime } from '../../promises/rules/promise-preview.ts'
import type { Look } from './ticket-marks-view.tsx'

/** What reactivating would start; `promise` is null where nothing would be promised. */
export type Reactivation = {
  readonly form: FormState
  readonly covered: boolean
  readonly promise: PromisedTime | null
  readonly suggestNew: boolean
}

type ActProps = { readonly look: Look; readonly number: string }

/** In place of the composer of a closed ticket: say why, see which promise begins (R91, E68, E83). */
export function ReactivateView({ look, number, reactivation }: ActProps & { readonly reactivation: Reactivation }) {
  const { t } = look
  const { form, covered, suggestNew } = reactivation
  return (
    <div className="composer no-print">
      <Card id="wznow">
        <Form t={t} action={`/zgloszenia/${number}/wznow`} draft={`reopen-${number}`}>
          <ErrorSummary t={t} form={form} />
          <p>{t('tickets.page.closed_note')}</p>
          {!covered && <Banner tone="warn">{t('tickets.warning.uncovered')}</Banner>}
          {suggestNew && (
            <Banner tone="info">
              {t('tickets.warning.suggest_new', { days: SUGGEST_NEW_AFTER_DAYS })}{' '}
              <a href="/zgloszenia/nowe">{t('tickets.list.new')}</a>
            </Banner>
          )}
          <TextArea
            form={form}
            name="reason"
            label={t('tickets.page.reopen_reason')}
            hint={t('tickets.page.reason_hint', { min: LEAST_REACTIVATION_REASON })}
            rows={3}
            maxLength={MAX_REASON}
            data-takes-focus
          />
          <NextReaction {...{ look, reactivation }} />
          <Actions>
            <Button kind="primary" icon="reopen">
              {t('tickets.page.reopen')}
            </Button>
          </Actions>
        </Form>
      </Card>
    </div>
  )
}

function NextReaction({ look, reactivation: { promise } }: { look: Look; reactivation: Reactivation }) {
  if (promise === null) return null
  return (
    <p>
      {look.t('tickets.page.reopen_promise')} <strong>{formatDeadline(promise.dueAt, look.now, look.locale)}</strong>
    </p>
  )
}

/** The proposed solution: one click either way (ux S13). */
export function SolutionView({ look: { t }, number }: ActProps) {
  return (
    <div className="no-print">
      <Card id="rozwiazanie" title={t('tickets.page.solution')} level={2}>
        <p>{t('tickets.page.solution_text')}</p>
        <div className="actions solution-acts">
          <CloseForm number={number} label={t('tickets.page.solution_works')} kind="primary" />
          <a className="button button-secondary" href="#field-reply">
            {t('tickets.page.solution_fails')}
          </a>
        </div>
      </Card>
    </div>
  )
}

/** Closing is reversible, so one click does it. */
export function CloseForm({
  number,
  label,
  kind = 'secondary',
}: {
  number: string
  label: string
  kind?: 'primary' | 'secondary'
}) {
  return (
    <form method="post" action={`/zgloszenia/${number}/zamknij`}>
      <Button kind={kind} icon="check">
        {label}
      </Button>
    </form>
  )
}

export type Escalation = {
  readonly form: FormState
  readonly phone: string
  readonly phoneHref: string
  readonly email: string
  readonly open: boolean
}

/** To the duty manager, with a reason; both direct contacts and what happens next stand beside it (R115). */
export function EscalateView({ look: { t }, number, escalation }: ActProps & { readonly escalation: Escalation }) {
  const { form, phone, phoneHref, email } = escalation
  return (
    <Disclosure summary={t('tickets.page.escalate')} open={escalation.open}>
      <Form t={t} action={`/zgloszenia/${number}/eskaluj`}>
        <ErrorSummary t={t} form={form} />
        <p className="muted">{t('tickets.page.escalate_next')}</p>
        <p>
          {t('tickets.page.escalate_contact')}{' '}
          <a href={phoneHref} className="figures nowrap">
            {phone}
          </a>
          , <a href={`mailto:${email}?subject=${encodeURIComponent(`[${number}]`)}`}>{email}</a>
        </p>
        <TextArea
          form={form}
          name="escalation"
          label={t('tickets.page.escalate_reason')}
          hint={t('tickets.page.reason_hint', { min: LEAST_REACTIVATION_REASON })}
          rows={3}
          maxLength={MAX_REASON}
        />
        <Actions>
          <Button>{t('tickets.page.escalate_send')}</Button>
        </Actions>
      </Form>
    </Disclosure>
  )
}
