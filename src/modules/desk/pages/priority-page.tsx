import type { Temporal } from 'temporal-polyfill'
import {
  Actions,
  Button,
  ErrorSummary,
  Form,
  PriorityBadge,
  RadioCards,
  TextField,
} from '../../../web/components/index.ts'
import { formatDeadline } from '../../../web/format.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { prioritiesOf, priorityMessages } from '../../catalogue/rules/priorities.ts'
import { MAX_REASON, type Ticket } from '../../tickets/rules/ticket.ts'
import type { Look } from './due-view.tsx'
import { PanelPage } from './panel-page.tsx'

type Props = {
  readonly look: Look
  readonly ticket: Pick<Ticket, 'number' | 'priority' | 'scheme'>
  readonly back: string
  /** When the ticket would next be due under each priority. */
  readonly due: ReadonlyMap<PriorityCode, Temporal.Instant | null>
  readonly form: FormState
}

/** Ranks a ticket anew; the old and the new promise stand side by side before anything is sent (E11). */
export function PriorityPage({ look, ticket, back, due, form }: Props) {
  const { t } = look
  return (
    <PanelPage {...{ look, back }} name="priorytet" title={t('desk.priority_title', { number: ticket.number })}>
      <Form t={t} action={`/k/zgloszenia/${ticket.number}/priorytet`}>
        <ErrorSummary {...{ t, form }} />
        <input type="hidden" name="wroc" value={back} />
        <RadioCards
          form={form}
          name="priority"
          label={t('desk.priority_choice')}
          chosen={ticket.priority}
          cards={prioritiesOf(ticket.scheme).map((priority) =>
            cardOf(look, ticket, priority, due.get(priority) ?? null),
          )}
        />
        <TextField
          form={form}
          name="reason"
          label={t('desk.priority_reason')}
          hint={t('desk.priority_reason_hint')}
          maxLength={MAX_REASON}
          wide
        />
        <Actions>
          <Button kind="primary">{t('desk.priority_send')}</Button>
        </Actions>
      </Form>
    </PanelPage>
  )
}

function cardOf(
  { t, locale, now }: Look,
  ticket: Props['ticket'],
  priority: PriorityCode,
  dueAt: Temporal.Instant | null,
) {
  const { title, description } = priorityMessages(ticket.scheme, priority)
  const present = priority === ticket.priority ? ` (${t('desk.priority_now')})` : ''
  return {
    value: priority,
    title: (
      <span className="mark-row">
        <PriorityBadge t={t} priority={priority} /> {t(title) + present}
      </span>
    ),
    text: t(description),
    aside:
      dueAt === null ? (
        <span className="muted">{t('desk.nothing_promised')}</span>
      ) : (
        <span className="figures">{formatDeadline(dueAt, now, locale)}</span>
      ),
  }
}
