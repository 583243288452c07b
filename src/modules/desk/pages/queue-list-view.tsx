import {
  Avatar,
  DataTable,
  Identifier,
  PriorityBadge,
  TwoLineList,
  type Column,
  type TwoLineItem,
} from '../../../web/components/index.ts'
import { Icon } from '../../../web/icons.tsx'
import { ticketPath, type QueueAddress } from '../rules/queue-address.ts'
import type { Ticket } from '../../tickets/rules/ticket.ts'
import { DueView, urgencyOf, waitOf, type Look } from './due-view.tsx'

export type QueueRow = Pick<
  Ticket,
  | 'number'
  | 'title'
  | 'organisationName'
  | 'priority'
  | 'channel'
  | 'state'
  | 'move'
  | 'assignee'
  | 'escalatedAt'
  | 'agreedUntil'
  | 'nextDueAt'
  | 'nextDueKind'
>

type Props = {
  readonly look: Look
  readonly address: QueueAddress
  readonly rows: readonly QueueRow[]
  /** The number of the ticket beside the list. */
  readonly current: string | null
}

/** The tickets of a list, each in two lines: the subject keeps its room beside a preview (ux 0.9). */
export function QueueListView({ look, address, rows, current }: Props) {
  return (
    <TwoLineList
      label={look.t('desk.list')}
      items={rows.map((row) => itemOf(look, address, row, row.number === current))}
    />
  )
}

function itemOf(look: Look, address: QueueAddress, row: QueueRow, isCurrent: boolean): TwoLineItem {
  const urgency = row.nextDueAt === null ? 'later' : urgencyOf(row.nextDueAt, look.now)
  return {
    key: row.number,
    href: ticketPath(row.number, address),
    link: { 'data-preview': row.number },
    lead: <PriorityBadge t={look.t} priority={row.priority} />,
    title: row.title,
    meta: (
      <>
        <Identifier value={row.number} />
        <span className="row-company">{row.organisationName}</span>
        {row.escalatedAt && <Escalated look={look} />}
        {row.channel === 'emergency' && <span className="row-unproven">{look.t('desk.unproven')}</span>}
      </>
    ),
    end: <DueView {...{ look }} ticket={row} />,
    endMeta: <Wait {...{ look, row }} />,
    current: isCurrent,
    ...(urgency === 'later' ? {} : { tone: urgency }),
  }
}

function Escalated({ look }: { look: Look }) {
  return (
    <span className="row-escalated">
      <Icon name="attention" size="small" /> {look.t('desk.escalated')}
    </span>
  )
}

function Wait({ look, row }: { look: Look; row: QueueRow }) {
  return (
    <span className="row-wait">
      {waitOf(look, row)} · <Owner {...{ look, row }} />
    </span>
  )
}

function Owner({ look, row: { assignee } }: { look: Look; row: QueueRow }) {
  if (assignee === null) return look.t('desk.unassigned')
  return (
    <>
      <Avatar name={assignee.name} />
      <span className="visually-hidden">{assignee.name}</span>
    </>
  )
}

/** The same tickets in one line each, without a preview: more of them at once. */
export function QueueTableView({ look, address, rows }: Omit<Props, 'current'>) {
  return (
    <DataTable
      caption={look.t('desk.list')}
      columns={columnsOf(look, address)}
      rows={rows}
      rowKey={(row) => row.number}
      rowClass={(row) =>
        row.nextDueAt === null
          ? undefined
          : { late: 'row-late', soon: 'row-soon', later: undefined }[urgencyOf(row.nextDueAt, look.now)]
      }
    />
  )
}

function columnsOf(look: Look, address: QueueAddress): Column<QueueRow>[] {
  const { t } = look
  return [
    {
      key: 'ticket',
      label: t('desk.column.ticket'),
      heading: true,
      cell: (row) => (
        <span className="cell-ticket">
          <PriorityBadge t={t} priority={row.priority} />
          <a href={ticketPath(row.number, address)}>{row.title}</a>
        </span>
      ),
    },
    { key: 'number', label: t('desk.column.number'), cell: (row) => <Identifier value={row.number} /> },
    { key: 'company', label: t('desk.column.company'), cell: (row) => row.organisationName },
    { key: 'due', label: t('desk.column.due'), cell: (row) => <DueView look={look} ticket={row} /> },
    { key: 'clock', label: t('desk.column.clock'), cell: (row) => waitOf(look, row) },
    { key: 'owner', label: t('desk.column.owner'), cell: (row) => row.assignee?.name ?? t('desk.unassigned') },
  ]
}
