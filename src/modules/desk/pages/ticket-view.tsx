import type { ReactNode } from 'react'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  Card,
  Disclosure,
  ErrorSummary,
  Facts,
  Form,
  Identifier,
  MoveChip,
  PriorityBadge,
  StateBadge,
  TextArea,
} from '../../../web/components/index.ts'
import { formatMoment } from '../../../web/format.ts'
import { Icon } from '../../../web/icons.tsx'
import { coverInWords } from '../../catalogue/rules/cover-in-words.ts'
import type { PlanVersion } from '../../catalogue/rules/plan.ts'
import { priorityMessages } from '../../catalogue/rules/priorities.ts'
import { LEAST_REACTIVATION_REASON } from '../../tickets/rules/reactivation.ts'
import { MAX_REASON, type Ticket } from '../../tickets/rules/ticket.ts'
import { ActsView, formOf, type RefusedAct } from './acts-view.tsx'
import { ComposerView, type Composer } from './composer-view.tsx'
import { DueView, type Look } from './due-view.tsx'

/** Where the ticket's page lies, and its neighbours in the list it was opened from. */
export type Places = {
  readonly own: string
  readonly queue: string
  readonly previous: string
  readonly next: string
  readonly back: string
}

export type TicketViewProps = {
  readonly look: Look
  readonly ticket: Ticket
  readonly plan: PlanVersion | null
  readonly clocks: ReactNode
  readonly dialogue: ReactNode
  /** Another page of a long dialogue. */
  readonly earlier: string | null
  readonly places: Places
  readonly viewerId: string
  readonly mayWrite: boolean
  readonly composer: Composer
  readonly refused: RefusedAct | null
  /** Beside the list, where the ticket's own page is a link away. */
  readonly isPreview: boolean
}

/** One ticket as the desk sees it; page and preview are this same view (ux S20). */
export function TicketView(props: TicketViewProps) {
  const { look, ticket, mayWrite, isPreview, clocks } = props
  const Heading = isPreview ? 'h2' : 'h1'
  return (
    <article className={isPreview ? 'desk-ticket desk-ticket-beside' : 'desk-ticket'} aria-labelledby="ticket-title">
      <header className="desk-ticket-head">
        <Bar {...props} />
        <Heading id="ticket-title" lang={ticket.language === look.locale ? undefined : ticket.language}>
          {ticket.title}
        </Heading>
        <Standing {...props} />
        {mayWrite && <ActsView {...props} back={props.places.back} />}
      </header>
      <div className="desk-ticket-body">
        <div className="desk-talk">
          <Writing {...props} />
          <h2 className="visually-hidden">{look.t('desk.dialogue')}</h2>
          {props.dialogue}
          {props.earlier && <a href={props.earlier}>{look.t('desk.earlier')}</a>}
        </div>
        <aside className="desk-facts">
          {clocks}
          <DeviceCard {...props} />
        </aside>
      </div>
    </article>
  )
}

function Bar({ look: { t }, ticket, places, isPreview }: TicketViewProps) {
  return (
    <div className="desk-bar">
      {!isPreview && (
        <a href={places.queue} data-key="u" data-key-label={t('desk.back')}>
          <Icon name="back" size="small" /> {t('desk.back')}
        </a>
      )}
      <Identifier value={ticket.number} t={t} />
      <span className="desk-bar-end">
        <ArrowLink href={places.previous} icon="back" label={t('desk.previous')} keyName="[" />
        <ArrowLink href={places.next} icon="forward" label={t('desk.next')} keyName="]" />
        {isPreview && (
          <ButtonLink kind="quiet" small href={places.own}>
            {t('desk.open_whole')}
          </ButtonLink>
        )}
      </span>
    </div>
  )
}

function ArrowLink({
  href,
  icon,
  label,
  keyName,
}: {
  href: string
  icon: 'back' | 'forward'
  label: string
  keyName: string
}) {
  return (
    <a
      className="icon-button icon-button-small"
      href={href}
      aria-label={label}
      title={label}
      data-key={keyName}
      rel="nofollow"
    >
      <Icon name={icon} size="small" />
    </a>
  )
}

function Standing({ look, ticket }: TicketViewProps) {
  const { t } = look
  return (
    <div className="desk-standing">
      <span className="mark-row">
        <PriorityBadge t={t} priority={ticket.priority} />
        <span>{t(priorityMessages(ticket.scheme, ticket.priority).title)}</span>
      </span>
      {ticket.state === 'closed' ? (
        <StateBadge>{t('tickets.state.closed')}</StateBadge>
      ) : (
        <MoveChip t={t} move={ticket.move} viewer="staff" />
      )}
      {ticket.state === 'solved' && <StateBadge tone="ok">{t('tickets.state.solved')}</StateBadge>}
      {ticket.channel === 'emergency' && <StateBadge tone="warn">{t('desk.unproven')}</StateBadge>}
      {ticket.escalatedAt && <StateBadge tone="danger">{t('desk.escalated')}</StateBadge>}
      {ticket.state !== 'closed' && (
        <span className="desk-due">
          {ticket.nextDueAt !== null && ticket.nextDueKind !== null && (
            <span className="muted">{t(`desk.clock.${ticket.nextDueKind}`)}</span>
          )}
          <DueView {...{ look, ticket }} />
        </span>
      )}
      <span className="muted">
        {t('desk.assignee')}: {ticket.assignee?.name ?? t('desk.nobody')}
      </span>
    </div>
  )
}

function Writing(props: TicketViewProps) {
  const { look, ticket, mayWrite } = props
  const { t } = look
  if (!mayWrite) return <Banner tone="info">{t('desk.read_only')}</Banner>
  if (ticket.state === 'closed') return <Reactivation {...props} />
  return (
    <>
      {ticket.state === 'solved' && <Banner tone="info">{t('desk.solved_note')}</Banner>}
      <ComposerView {...props} back={props.places.back} />
    </>
  )
}

function Reactivation({ look: { t }, ticket, places, refused }: TicketViewProps) {
  const form = formOf(refused, 'reactivation')
  return (
    <Card>
      <Form t={t} action={`/k/zgloszenia/${ticket.number}/wznowienie`} draft={`desk-reopen-${ticket.number}`}>
        <ErrorSummary {...{ t, form }} />
        <p>{t('desk.closed_note')}</p>
        <input type="hidden" name="wroc" value={places.back} />
        <TextArea
          form={form}
          name="reactivation"
          label={t('desk.reactivate_reason')}
          hint={t('desk.reactivate_hint', { min: LEAST_REACTIVATION_REASON })}
          rows={3}
          maxLength={MAX_REASON}
          data-key="r"
          data-key-label={t('desk.reactivate')}
        />
        <Actions>
          <Button kind="primary" small icon="reopen" data-key="Ctrl+Enter">
            {t('desk.reactivate_send')}
          </Button>
        </Actions>
      </Form>
    </Card>
  )
}

/** Beside the list only what tells one device from another stands open, so that the reply is at hand. */
function DeviceCard({ look, ticket, plan, isPreview }: TicketViewProps) {
  const { t } = look
  const more = (
    <>
      <Facts items={moreFacts(look, ticket)} />
      {plan && <Cover {...{ look, plan }} />}
      <p className="desk-links no-print">
        <a href={`/zgloszenia/${ticket.number}`}>{t('desk.customer_view')}</a>
        <a href={`/zgloszenia/${ticket.number}/druk`}>{t('desk.history')}</a>
      </p>
    </>
  )
  return (
    <Card title={ticket.device || t('desk.whole_contract')} level={3}>
      <Facts
        items={[
          ...fact(look, 'desk.serial', ticket.serial && <Identifier value={ticket.serial} t={t} />),
          ...fact(look, 'desk.contract', <ContractLink {...{ look, ticket, plan }} />),
        ]}
      />
      {isPreview ? <Disclosure summary={t('desk.more_facts')}>{more}</Disclosure> : more}
    </Card>
  )
}

function moreFacts(look: Look, ticket: Ticket) {
  const { t, locale, now } = look
  return [
    ...fact(look, 'desk.company', ticket.organisationName),
    ...fact(look, 'desk.place', ticket.place),
    ...fact(look, 'desk.partner', partnerOf(look, ticket)),
    ...fact(look, 'desk.reporter', ticket.reporter.name),
    ...fact(
      look,
      'desk.opened',
      `${formatMoment(ticket.openedAt, now, locale)} · ${t(`tickets.channel.${ticket.channel}`)}`,
    ),
    ...fact(look, 'desk.language', t(`desk.language_${ticket.language}`)),
  ]
}

/** What is not known has no line. */
function fact({ t }: Look, name: string, value: ReactNode): { name: string; value: ReactNode }[] {
  return value === '' || value === null ? [] : [{ name: t(name), value }]
}

function partnerOf({ t }: Look, { partner, partnerAccess }: Ticket): string | null {
  if (partner === null) return null
  return t(partnerAccess ? 'desk.partner_sees' : 'desk.partner_blind', { partner: partner.name })
}

function ContractLink({ look, ticket, plan }: Pick<TicketViewProps, 'look' | 'ticket' | 'plan'>) {
  const { t } = look
  return (
    <span className="cell-stack">
      <span>
        <a href={`/umowy/${ticket.contractNumber}`}>
          <Identifier value={ticket.contractNumber} />
        </a>{' '}
        {plan?.name[look.locale]}
      </span>
      <StateBadge tone={ticket.covered && plan ? 'ok' : 'warn'}>
        {t(!ticket.covered ? 'desk.uncovered' : plan ? 'desk.covered' : 'desk.no_plan')}
      </StateBadge>
    </span>
  )
}

function Cover({ look: { t }, plan }: { look: Look; plan: PlanVersion }) {
  return (
    <Disclosure summary={t('desk.cover')}>
      <ul className="cover-lines">
        {coverInWords(plan).map(({ key, params }) => (
          <li key={key + JSON.stringify(params)}>{t(key, params)}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
