import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, Form } from '../../../web/components/index.ts'

export type ShownProposal = {
  readonly lineId: string
  readonly contractNumber: string
  readonly name: string
  readonly tickets: readonly { readonly number: string; readonly title: string }[]
}

type Props = {
  readonly t: Translate
  readonly path: string
  readonly proposals: readonly ShownProposal[]
  readonly mayAct: boolean
}

/** What a held mail may be about, by the numbers in it, and one button for each open ticket there. */
export function ProposalsView({ t, path, proposals, mayAct }: Props) {
  return (
    <Card title={t('intake.proposals')}>
      {proposals.length === 0 ? (
        <p className="hint">{t('intake.no_mail_proposal')}</p>
      ) : (
        <ul>
          {proposals.map((proposal) => (
            <li key={proposal.lineId}>
              <a href={`/umowy/${proposal.contractNumber}`}>{proposal.name}</a>
              <Tickets {...{ t, path, proposal, mayAct }} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** The open tickets of a line, each with the button that puts the mail there. */
function Tickets({ t, path, proposal, mayAct }: Omit<Props, 'proposals'> & { readonly proposal: ShownProposal }) {
  return proposal.tickets.map(({ number, title }) => (
    <Form key={number} t={t} action={`${path}/zgloszenie`}>
      <p>
        <a href={`/k/zgloszenia/${number}`}>
          {number} {title}
        </a>
      </p>
      {mayAct && (
        <Actions>
          <Button small name="number" value={number}>
            {t('intake.attach_to', { number })}
          </Button>
        </Actions>
      )}
    </Form>
  ))
}
