/** The desk's lists by the names that stand in addresses (ux S20). */
export const viewNames = {
  mine: 'moje',
  free: 'wolne',
  due: 'zaraz',
  waiting: 'czeka',
  escalated: 'eskalowane',
  all: 'wszystkie',
} as const

export type DeskView = keyof typeof viewNames

/** Rows of the first page, and how many more each "show more" adds. */
export const PAGE_ROWS = 50

/** Beyond this many rows people search instead of scrolling. */
export const MOST_ROWS = 500

/** Everything that an address says about the queue, so that any look at it can be shared (ux 2.1). */
export type QueueAddress = {
  readonly view: DeskView
  readonly search: string
  readonly rows: number
  /** The number of the ticket beside the list. */
  readonly preview: string | null
  /** One line a ticket, without a preview. */
  readonly table: boolean
}

export type QueueQuery = {
  readonly widok?: string
  readonly szukaj?: string
  readonly ile?: string
  readonly podglad?: string
  readonly uklad?: string
}

/** The queue as it opens. */
export const openedQueue: QueueAddress = { view: 'all', search: '', rows: PAGE_ROWS, preview: null, table: false }

const views = ['mine', 'free', 'due', 'waiting', 'escalated', 'all'] as const

/**
 * Reads what an address wants to see of the queue. What it does not say, or says wrongly, is as the queue opens.
 *
 * @see docs/domain/tickets.md#the-desk (source: ux 2.1, S20)
 */
export function readQueueAddress({ widok, szukaj, ile, podglad, uklad }: QueueQuery): QueueAddress {
  const rows = Math.ceil(Number(ile) / PAGE_ROWS) * PAGE_ROWS
  return {
    view: views.find((view) => viewNames[view] === widok) ?? openedQueue.view,
    search: (szukaj ?? '').trim().slice(0, 200),
    rows: Number.isFinite(rows) ? Math.min(MOST_ROWS, Math.max(PAGE_ROWS, rows)) : PAGE_ROWS,
    preview: podglad !== undefined && /^\d{2}-\d{6,9}$/.test(podglad) ? podglad : null,
    table: uklad === 'tabela',
  }
}

/**
 * The query of an address, without what is as the queue opens; empty for the opened queue.
 *
 * @see docs/domain/tickets.md#the-desk (source: ux 2.1, S20)
 */
export function queueQuery({ view, search, rows, preview, table }: QueueAddress): string {
  const query = new URLSearchParams()
  if (view !== openedQueue.view) query.set('widok', viewNames[view])
  if (search !== '') query.set('szukaj', search)
  if (rows !== PAGE_ROWS) query.set('ile', String(rows))
  if (table) query.set('uklad', 'tabela')
  if (preview !== null) query.set('podglad', preview)
  return query.toString()
}

/**
 * The address of the queue with some of it changed.
 *
 * @see docs/domain/tickets.md#the-desk (source: ux 2.1, S20)
 */
export function queuePath(address: QueueAddress, change: Partial<QueueAddress> = {}): string {
  const query = queueQuery({ ...address, ...change })
  return query === '' ? '/k/kolejka' : `/k/kolejka?${query}`
}

/**
 * Reads a page of the desk to come back to: the queue, or a ticket with the list it was opened from.
 *
 * @param path A path of this portal; a foreign or broken one has been turned away before.
 * @see docs/domain/tickets.md#the-desk (source: ux S20)
 */
export function readDeskPath(path: string): { readonly isQueue: boolean; readonly address: QueueAddress } {
  const [place = '', query = ''] = path.split('?')
  return { isQueue: place === '/k/kolejka', address: readQueueAddress(Object.fromEntries(new URLSearchParams(query))) }
}

/**
 * The page of a ticket at the desk, with the list that it was opened from, so that "next" means next in that list.
 *
 * @param part A noun below the ticket, such as `/nastepne`.
 * @param beside Whether the ticket lies beside the list and what follows should, too.
 * @see docs/domain/tickets.md#the-desk (source: ux S20)
 */
export function ticketPath(number: string, from: QueueAddress, part: string = '', beside = false): string {
  const query = queueQuery({ ...from, preview: beside ? number : null, table: false, rows: PAGE_ROWS })
  return `/k/zgloszenia/${number}${part}${query === '' ? '' : `?${query}`}`
}
