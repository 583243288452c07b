import type { Temporal } from 'temporal-polyfill'
import {
  ButtonLink,
  Card,
  DataTable,
  EmptyState,
  Identifier,
  PageHeader,
  Pagination,
  PriorityBadge,
  Tabs,
  type Column,
  type Tab,
} from '../../../web/components/index.ts'
import { formatMoment } from '../../../web/format.ts'
import { Icon } from '../../../web/icons.tsx'
import type { Ticket } from '../rules/ticket.ts'
import { NextPromise, StandingMark, urgencyOf, type Due, type Look, type Viewer } from './ticket-marks-view.tsx'

/** What a row of any list of tickets shows. */
export type ListedTicket = Due &
  Pick<Ticket, 'number' | 'title' | 'device' | 'serial' | 'place' | 'priority' | 'organisationName' | 'changedAt'>

export type ListProps = {
  readonly look: Look
  readonly viewer: Viewer
  readonly tab: { readonly key: string; readonly name: string }
  readonly tabs: readonly Tab[]
  readonly search: string
  /** The only contract whose tickets are listed; empty for all. */
  readonly contract: string
  readonly tickets: readonly ListedTicket[]
  readonly next: string | null
  readonly mayOpen: boolean
  /** More than one company stands in the list, so that each row names its own. */
  readonly named: boolean
}

/** All tickets that a person may see, closed ones included (R75, ux S11). */
export function ListPage({ look, viewer, tab, tabs, search, contract, tickets, next, mayOpen, named }: ListProps) {
  const { t } = look
  return (
    <>
      <PageHeader
        title={t('tickets.list.title')}
        actions={
          mayOpen && (
            <ButtonLink kind="primary" icon="add" href="/zgloszenia/nowe">
              {t('tickets.list.new')}
            </ButtonLink>
          )
        }
      />
      <Tabs label={t('tickets.list.tabs')} tabs={tabs} />
      <SearchForm {...{ t, search, contract }} tab={tab.name} />
      {tickets.length === 0 ? (
        <Card>
          <NothingFound {...{ t, search }} tab={tab.key} />
        </Card>
      ) : (
        <Card flush>
          <DataTable
            caption={t('tickets.list.title')}
            columns={columnsFor(look, viewer, named)}
            rows={tickets}
            rowKey={({ number }) => number}
            rowClass={(ticket) => toneOf(ticket, look.now)}
          />
        </Card>
      )}
      <Pagination t={t} href={next ?? undefined} />
    </>
  )
}

type SearchProps = Pick<ListProps, 'search' | 'contract'> & { t: Look['t']; tab: string }

function SearchForm({ t, tab, search, contract }: SearchProps) {
  const more = contract === '' ? '' : `&umowa=${encodeURIComponent(contract)}`
  return (
    <div className="toolbar">
      <search className="search-box">
        <form action="/zgloszenia" method="get">
          <input type="hidden" name="widok" value={tab} />
          {contract !== '' && <input type="hidden" name="umowa" value={contract} />}
          <label className="visually-hidden" htmlFor="ticket-search">
            {t('tickets.list.search')}
          </label>
          <Icon name="search" />
          <input
            id="ticket-search"
            type="search"
            name="szukaj"
            defaultValue={search}
            placeholder={t('tickets.list.search_hint')}
            autoComplete="off"
          />
        </form>
      </search>
      {search !== '' && <a href={`/zgloszenia?widok=${tab}${more}`}>{t('tickets.list.search_clear')}</a>}
      {contract !== '' && (
        <span>
          {t('tickets.list.of_contract', { number: contract })}{' '}
          <a href={`/zgloszenia?widok=${tab}`}>{t('tickets.list.all_contracts')}</a>
        </span>
      )}
    </div>
  )
}

function NothingFound({ t, tab, search }: { t: Look['t']; tab: string; search: string }) {
  if (search !== '') {
    return (
      <EmptyState icon="search" title={t('tickets.list.no_hit', { search })}>
        {tab !== 'all' && (
          <a href={`/zgloszenia?widok=wszystkie&szukaj=${encodeURIComponent(search)}`}>
            {t('tickets.list.search_all')}
          </a>
        )}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={tab === 'attention' ? 'done' : 'ticket'} title={t(`tickets.list.empty.${tab}`)}>
      {t(`tickets.list.empty.${tab}_text`)}
    </EmptyState>
  )
}

const columnsFor = (look: Look, viewer: Viewer, named: boolean): readonly Column<ListedTicket>[] => [
  {
    key: 'title',
    label: look.t('tickets.list.ticket'),
    heading: true,
    cell: (ticket) => <TitleCell {...{ look, ticket, named }} />,
  },
  { key: 'device', label: look.t('tickets.list.device'), cell: (ticket) => <DeviceCell ticket={ticket} /> },
  {
    key: 'move',
    label: look.t('tickets.list.move'),
    cell: (ticket) => <StandingMark t={look.t} {...{ ticket, viewer }} />,
  },
  { key: 'due', label: look.t('tickets.list.next'), cell: (ticket) => <NextPromise {...{ look, ticket }} named /> },
  {
    key: 'changed',
    label: look.t('tickets.list.changed'),
    align: 'end',
    cell: ({ changedAt }) => <Moment look={look} at={changedAt} />,
  },
]

function TitleCell({ look: { t }, ticket, named }: { look: Look; ticket: ListedTicket; named: boolean }) {
  return (
    <span className="cell-stack">
      <span className="ticket-title">
        <PriorityBadge t={t} priority={ticket.priority} />
        <a href={`/zgloszenia/${ticket.number}`}>{ticket.title}</a>
      </span>
      <span className="meta mark-row">
        <Identifier value={ticket.number} />
        {named && <span>{ticket.organisationName}</span>}
      </span>
    </span>
  )
}

function DeviceCell({ ticket: { device, serial, place } }: { ticket: ListedTicket }) {
  return (
    <span className="cell-stack">
      <span>{device}</span>
      <span className="meta mark-row">{serial === '' ? place : <Identifier value={serial} />}</span>
    </span>
  )
}

function Moment({ look: { locale, now }, at }: { look: Look; at: Temporal.Instant }) {
  return (
    <time dateTime={at.toString()} className="meta">
      {formatMoment(at, now, locale)}
    </time>
  )
}

function toneOf({ state, nextDueAt }: ListedTicket, now: Temporal.Instant): string | undefined {
  if (state === 'closed' || nextDueAt === null || urgencyOf(nextDueAt, now) !== 'late') return undefined
  return 'row-late'
}
