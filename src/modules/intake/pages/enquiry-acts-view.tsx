import { Actions, Button, Card, Checkbox, Form, Select, TextArea, TextField } from '../../../web/components/index.ts'
import type { EnquiryPageProps, Proposal } from './enquiry-page.tsx'

/** The ways out of the review list: a call or an answer, a ticket, a reasoned no. */
export function EnquiryActsView(props: EnquiryPageProps) {
  const { enquiry } = props
  return (
    <>
      {enquiry.email !== '' && <Answer {...props} />}
      <Promotion {...props} />
      <Dismissal {...props} />
    </>
  )
}

function Answer({ t, enquiry, form }: EnquiryPageProps) {
  return (
    <Card title={t('intake.answer')}>
      <Form t={t} action={`/k/poczta/sprawy/${enquiry.id}/odpowiedz`} draft={`enquiry-${enquiry.id}`}>
        <TextArea
          form={form}
          name="text"
          label={t('intake.answer_text')}
          hint={t('intake.answer_hint', { language: t(`intake.language_${enquiry.language}`) })}
          required
        />
        <Actions>
          <Button kind="primary">{t('intake.answer_send')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

function Promotion(props: EnquiryPageProps) {
  const { t, enquiry, form, mayVouch } = props
  const first = enquiry.proposals.find(({ named }) => named)
  const priorities = ['P1', 'P2', 'P3', 'P4'].map((value) => ({ value, label: value }))
  return (
    <Card title={t('intake.promote')}>
      <div className="stack">
        <Proposals {...props} />
        <Form t={t} action={`/k/poczta/sprawy/${enquiry.id}/zgloszenie`}>
          <TextField
            form={form}
            name="contractNumber"
            label={t('intake.contract_number')}
            defaultValue={first?.contractNumber ?? enquiry.contractNumber}
            identifier
            required
          />
          <TextField
            form={form}
            name="serial"
            label={t('intake.serial')}
            defaultValue={first?.serial ?? enquiry.serial}
            identifier
            required
          />
          <Select
            form={form}
            name="priority"
            label={t('intake.priority')}
            choices={priorities}
            defaultValue={enquiry.kind === 'emergency' ? 'P1' : 'P3'}
          />
          <TextField
            form={form}
            name="reason"
            label={t('intake.promote_reason')}
            hint={t(mayVouch ? 'intake.promote_reason_hint' : 'intake.promote_reason_others')}
            wide
          />
          {enquiry.email !== '' && (
            <Checkbox
              form={form}
              name="invite"
              value="tak"
              label={t('intake.promote_invite', { email: enquiry.email })}
            />
          )}
          <Actions>
            <Button>{t('intake.promote_send')}</Button>
          </Actions>
        </Form>
      </div>
    </Card>
  )
}

function Proposals({ t, enquiry: { proposals } }: EnquiryPageProps) {
  if (proposals.length === 0) return <p className="hint">{t('intake.no_proposal')}</p>
  return (
    <div>
      <h3>{t('intake.proposals')}</h3>
      <ul>
        {proposals.map((proposal) => (
          <li key={proposal.lineId}>
            {lineOf(proposal)} · {t(`intake.line_${proposal.state}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const lineOf = ({ contractNumber, serial, device, customer }: Proposal): string =>
  [contractNumber, serial, device, customer].filter((part) => part !== '').join(' · ')

function Dismissal({ t, enquiry, form }: EnquiryPageProps) {
  return (
    <Card title={t('intake.dismiss')}>
      <Form t={t} action={`/k/poczta/sprawy/${enquiry.id}/odrzucenie`}>
        <TextField
          form={form}
          name="dismissal"
          label={t('intake.dismiss_reason')}
          hint={t('intake.dismiss_hint')}
          required
          wide
        />
        <Actions>
          <Button>{t('intake.discard')}</Button>
        </Actions>
      </Form>
    </Card>
  )
}
