import { Actions, Button, ErrorSummary, Form, Select } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { NamedPerson, Ticket } from '../../tickets/rules/ticket.ts'
import type { Look } from './due-view.tsx'
import { PanelPage } from './panel-page.tsx'

type Props = {
  readonly look: Look
  readonly ticket: Pick<Ticket, 'number' | 'assignee'>
  readonly back: string
  readonly people: readonly NamedPerson[]
  readonly form: FormState
}

/** Hands a ticket to a colleague or back to the free ones. */
export function AssignmentPage({ look, ticket, back, people, form }: Props) {
  const { t } = look
  return (
    <PanelPage {...{ look, back }} name="przydzial" title={t('desk.assign_title', { number: ticket.number })}>
      <Form t={t} action={`/k/zgloszenia/${ticket.number}/przydzial`}>
        <ErrorSummary {...{ t, form }} />
        <input type="hidden" name="wroc" value={back} />
        <Select
          form={form}
          name="assigneeId"
          label={t('desk.assign_to')}
          defaultValue={ticket.assignee?.id ?? ''}
          choices={[
            { value: '', label: t('desk.give_back') },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Actions>
          <Button kind="primary">{t('desk.assign_send')}</Button>
        </Actions>
      </Form>
    </PanelPage>
  )
}
