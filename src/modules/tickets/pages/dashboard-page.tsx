import type { ReactNode } from 'react'
import type { Temporal } from 'temporal-polyfill'
import {
  ButtonLink,
  CollapsibleList,
  EmptyState,
  ExpiryTimeline,
  Identifier,
  PageHeader,
  PriorityBadge,
  StateBadge,
  TwoLineList,
  type TwoLineItem,
} from '../../../web/components/index.ts'
import { formatDay, formatPlainDate } from '../../../web/format.ts'
import type { ListedContract } from '../../contracts/rules/views.ts'
import type { ListedTicket } from './list-page.tsx'
import { hasPromise, NextPromise, StandingMark, urgencyOf, type Look } from './ticket-marks-view.tsx'

export type DashboardList = 'attention' | 'tickets' | 'contracts'

type Part<Row> = { readonly rows: readonly Row[]; readonly hasMore: boolean }

export type DashboardProps = {
  readonly look: Look
  readonly today: Temporal.PlainDate
  readonly attention: Part<ListedTicket>
  readonly tickets: Part<ListedTicket>
  /** The one that was closed last, shown where nothing is open. */
  readonly lastClosed: ListedTicket | null
  readonly contracts: Part<ListedContract>
  /** Rows name their company. */
  readonly named: boolean
  /** All contracts are those of the reader's customers. */
  readonly isPartner: boolean
  readonly isOpen: (list: DashboardList) => boolean
}

/** A person's first page: what they must do, what is going on, what is covered (R66–R70, ux S08). */
export function DashboardPage(props: DashboardProps) {
  const { look } = props
  const { t, locale, now } = look
  return (
    <>
      <PageHeader
        title={t('tickets.dashboard.title')}
        lead={formatDay(now, locale)}
        actions={
          <ButtonLink kind="primary" icon="add" href="/zgloszenia/nowe">
            {t('tickets.list.new')}
          </ButtonLink>
        }
      />
      <div className="stack dashboard">
        <Attention {...props} />
        <ActiveTickets {...props} />
        <ActiveContracts {...props} />
      </div>
    </>
  )
}

type ListProps = {
  props: DashboardProps
  list: DashboardList
  title: string
  count: number | null
  children: ReactNode
}

function Fold({ props: { look, isOpen }, list, title, count, children }: ListProps) {
  const counted = count === null ? {} : { count }
  return (
    <CollapsibleList
      t={look.t}
      name={`dashboard.${list}`}
      title={title}
      open={isOpen(list)}
      back="/pulpit"
      {...counted}
    >
      {children}
    </CollapsibleList>
  )
}

function Attention(props: DashboardProps) {
  const { look, attention, named } = props
  const title = look.t('tickets.dashboard.attention')
  return (
    <Fold {...{ props, title }} list="attention" count={countOf(attention)}>
      {attention.rows.length === 0 ? (
        <p className="dashboard-calm">{look.t('tickets.list.empty.attention')}</p>
      ) : (
        <TwoLineList label={title} items={attention.rows.map((ticket) => ticketItem(look, ticket, named))} />
      )}
      {attention.hasMore && <SeeAll href="/zgloszenia?widok=reakcja" text={look.t('tickets.dashboard.all_tickets')} />}
    </Fold>
  )
}

function ActiveTickets(props: DashboardProps) {
  const { look, tickets, lastClosed, named } = props
  const title = look.t('tickets.dashboard.tickets')
  return (
    <Fold {...{ props, title }} list="tickets" count={countOf(tickets)}>
      {tickets.rows.length === 0 ? (
        <EmptyState icon="done" title={look.t('tickets.list.empty.open')}>
          {lastClosed && (
            <>
              {look.t('tickets.dashboard.last_closed')}{' '}
              <a href={`/zgloszenia/${lastClosed.number}`}>{lastClosed.title}</a>
            </>
          )}
        </EmptyState>
      ) : (
        <TwoLineList label={title} items={tickets.rows.map((ticket) => ticketItem(look, ticket, named))} />
      )}
      <SeeAll href="/zgloszenia?widok=wszystkie" text={look.t('tickets.dashboard.all_tickets')} />
    </Fold>
  )
}

function ActiveContracts(props: DashboardProps) {
  const { look, today, contracts, isPartner } = props
  const title = look.t(isPartner ? 'tickets.dashboard.contracts_partner' : 'tickets.dashboard.contracts')
  return (
    <Fold {...{ props, title }} list="contracts" count={countOf(contracts)}>
      {contracts.rows.length === 0 ? (
        <EmptyState
          icon="contract"
          title={look.t('tickets.dashboard.no_contracts')}
          action={<ButtonLink href="/umowy/dodaj">{look.t('tickets.dashboard.add_contract')}</ButtonLink>}
        >
          {look.t('tickets.dashboard.no_contracts_text')}
        </EmptyState>
      ) : (
        <TwoLineList
          label={title}
          items={contracts.rows.map((contract) => contractItem(look, today, contract, isPartner))}
        />
      )}
      <SeeAll href="/umowy?widok=wszystkie" text={look.t('tickets.dashboard.all_contracts')} />
    </Fold>
  )
}

const countOf = <Row,>({ rows, hasMore }: Part<Row>): number | null => (hasMore ? null : rows.length)

function SeeAll({ href, text }: { href: string; text: string }) {
  return (
    <p className="list-end">
      <a href={href}>{text}</a>
    </p>
  )
}

function ticketItem(look: Look, ticket: ListedTicket, named: boolean): TwoLineItem {
  const { t } = look
  const standing = <StandingMark t={t} ticket={ticket} />
  const urgency = ticket.nextDueAt === null ? 'ok' : urgencyOf(ticket.nextDueAt, look.now)
  return {
    key: ticket.number,
    href: `/zgloszenia/${ticket.number}`,
    lead: <PriorityBadge t={t} priority={ticket.priority} />,
    title: ticket.title,
    meta: (
      <>
        <Identifier value={ticket.number} />
        <span>{[ticket.device, ticket.place].filter((part) => part !== '').join(' · ')}</span>
        {named && <span>{ticket.organisationName}</span>}
      </>
    ),
    ...(hasPromise(ticket)
      ? { end: <NextPromise look={look} ticket={ticket} named />, endMeta: standing }
      : { end: standing }),
    ...(urgency === 'ok' ? {} : { tone: urgency }),
  }
}

function contractItem(
  look: Look,
  today: Temporal.PlainDate,
  contract: ListedContract,
  isPartner: boolean,
): TwoLineItem {
  const { t, locale } = look
  const { number, plans, lineCount, customer, state, validFrom, validTo, daysLeft, takesTickets } = contract
  return {
    key: number,
    href: `/umowy/${number}`,
    title: (
      <>
        <Identifier value={number} />
        {(isPartner || contract.side === 'partner') && ` ${customer.name}`}
      </>
    ),
    meta: (
      <>
        <span>{plans.map(({ name }) => name[locale]).join(', ')}</span>
        <span>{t('tickets.dashboard.devices', { count: lineCount })}</span>
        {state === 'future' && (
          <StateBadge tone="info">
            {t('tickets.dashboard.from', { day: formatPlainDate(validFrom, locale) })}
          </StateBadge>
        )}
        {state === 'active' && daysLeft <= ENDING_DAYS && (
          <StateBadge tone="warn">{t('tickets.dashboard.days_left', { days: daysLeft })}</StateBadge>
        )}
      </>
    ),
    action: takesTickets && (
      <ButtonLink
        small
        icon="add"
        href={`/zgloszenia/nowe?umowa=${number}`}
        aria-label={t('tickets.dashboard.new_for', { number })}
      >
        {t('tickets.list.new')}
      </ButtonLink>
    ),
    below: <ExpiryTimeline {...{ t, locale, today }} from={validFrom} until={validTo} detailed />,
  }
}

const ENDING_DAYS = 60

/** A new account sees one thing to do and the telephone (ux S08). */
export function FirstDashboardPage({
  look: { t },
  hotline,
}: {
  look: Look
  hotline: { readonly text: string; readonly href: string }
}) {
  return (
    <>
      <PageHeader title={t('tickets.dashboard.title')} />
      <div className="card">
        <EmptyState
          icon="contract"
          title={t('tickets.dashboard.first')}
          action={
            <ButtonLink kind="primary" icon="add" href="/umowy/dodaj">
              {t('tickets.dashboard.add_contract')}
            </ButtonLink>
          }
        >
          <p>{t('tickets.dashboard.first_text')}</p>
          <p>
            {t('tickets.dashboard.first_call')}{' '}
            <a href={hotline.href} className="figures nowrap">
              {hotline.text}
            </a>
          </p>
        </EmptyState>
      </div>
    </>
  )
}
