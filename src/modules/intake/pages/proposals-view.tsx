import type { Translate } from '../../../platform/i18n.ts'
import { Button, Card, Form } from '../../../web/components/index.ts'

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

function Tickets({ t, path, proposal, mayAct }: Omit<Props, 'proposals'> & { readonly proposal: ShownProposal }) {
  if (proposal.tickets.length === 0) return <p className="hint">{t('intake.no_open_ticket')}</p>
  return proposal.tickets.map(({ number, title }) => (
    <Form key={number} t={t} action={`${path}/zgloszenie`}>
      <p>
        <a href={`/k/zgloszenia/${number}`}>
          {number} {title}
        </a>
      </p>
      {mayAct && (
        <Button small name="number" value={number}>
          {t('intake.attach_to', { number })}
        </Button>
      )}
    </Form>
  ))
}
