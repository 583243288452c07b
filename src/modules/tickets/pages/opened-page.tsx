import { Banner, ButtonLink, Card, Disclosure, Identifier, PageHeader } from '../../../web/components/index.ts'
import { formatDeadline } from '../../../web/format.ts'
import { Icon } from '../../../web/icons.tsx'
import type { Ticket } from '../rules/ticket.ts'
import type { ShownClock } from './clocks-view.tsx'
import { LedgerView } from './ledger-view.tsx'
import type { Participant } from './participants-view.tsx'
import type { Look } from './ticket-marks-view.tsx'

type Props = {
  readonly look: Look
  readonly ticket: Ticket
  readonly reaction: ShownClock | null
  readonly participants: readonly Participant[]
  readonly hotline: { readonly text: string; readonly href: string }
}

/** The ticket is in: its number, the promised hour in words, what happens next (ux S12). */
export function OpenedPage({ look, ticket, reaction, participants, hotline }: Props) {
  const { t } = look
  const foreign = participants.filter((participant) => participant.foreign && participant.ended === null)
  return (
    <>
      <PageHeader
        title={<WithNumber sentence={t('tickets.wizard.opened', { number: ticket.number })} number={ticket.number} />}
        lead={ticket.title}
        actions={
          <ButtonLink kind="primary" href={`/zgloszenia/${ticket.number}`}>
            {t('tickets.wizard.to_ticket')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <Card>
          <Promise {...{ look, ticket, reaction, hotline }} />
        </Card>
        {foreign.map(({ id, email }) => (
          <Banner
            key={id}
            tone="warn"
            action={<a href={`/zgloszenia/${ticket.number}#uczestnicy`}>{t('tickets.page.recipient_remove')}</a>}
          >
            {t('tickets.warning.foreign_recipient', { email })}
          </Banner>
        ))}
        <Card title={t('tickets.wizard.next_steps')}>
          <NextSteps {...{ look, ticket, participants }} />
        </Card>
        <ul className="plain-links">
          {ticket.contractLineId !== null && (
            <li>
              <a href={`/zgloszenia/nowe?jak=${ticket.number}`}>{t('tickets.wizard.copy')}</a>
            </li>
          )}
          <li>
            <a href={`/zgloszenia/nowe?umowa=${ticket.contractNumber}`}>{t('tickets.wizard.another')}</a>
          </li>
        </ul>
      </div>
    </>
  )
}

/** The number stays in one line: half of it is no number. */
function WithNumber({ sentence, number }: { sentence: string; number: string }) {
  const [before, after] = sentence.split(number)
  return (
    <>
      {before}
      <span className="nowrap">{number}</span>
      {after}
    </>
  )
}

function Promise({ look, ticket, reaction, hotline }: Omit<Props, 'participants'>) {
  const { t, locale, now } = look
  return (
    <div className="opened-promise">
      <p className="muted">{t('tickets.wizard.opened_reaction')}</p>
      <p className="promise-big">
        {reaction?.dueAt ? formatDeadline(reaction.dueAt, now, locale) : t('tickets.list.nothing_promised')}
      </p>
      {reaction?.dueAt && (
        <ButtonLink small icon="calendar" href={`/zgloszenia/${ticket.number}/termin.ics`} data-turbo="false">
          {t('tickets.calendar.add')}
        </ButtonLink>
      )}
      {reaction && (
        <Disclosure summary={t('tickets.page.why_this_hour')}>
          <LedgerView look={look} ledger={reaction.ledger} dueAt={reaction.dueAt} />
        </Disclosure>
      )}
      {ticket.priority === 'P1' && (
        <p className="error-hotline">
          <Icon name="phone" />
          <a href={hotline.href} className="figures">
            {t('tickets.wizard.opened_call', { hotline: hotline.text.replaceAll(' ', '\u00a0') })}
          </a>
        </p>
      )}
    </div>
  )
}

function NextSteps({ look: { t }, ticket, participants }: Pick<Props, 'look' | 'ticket' | 'participants'>) {
  return (
    <ol className="next-steps">
      <li>{t('tickets.wizard.next_mail')}</li>
      <li>{t('tickets.wizard.next_engineer')}</li>
      <li>
        {t('tickets.wizard.next_write')} <Identifier value={ticket.number} />
      </li>
      {participants.length > 0 && <li>{t('tickets.wizard.next_recipients', { count: participants.length })}</li>}
      {ticket.partner && (
        <li>
          {t(ticket.partnerAccess ? 'tickets.wizard.next_partner_on' : 'tickets.wizard.next_partner_off', {
            partner: ticket.partner.name,
          })}
        </li>
      )}
    </ol>
  )
}
