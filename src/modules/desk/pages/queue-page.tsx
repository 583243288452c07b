import type { ReactNode } from 'react'
import type { Temporal } from 'temporal-polyfill'
import { ButtonLink, EmptyState, Pagination, Tabs, type Tab } from '../../../web/components/index.ts'
import { formatMoment, formatStamp, formatTime } from '../../../web/format.ts'
import { Icon } from '../../../web/icons.tsx'
import { headlineOf, type DeskStanding, type HeadlinePart } from '../rules/headline.ts'
import { MOST_ROWS, PAGE_ROWS, queuePath, ticketPath, viewNames, type QueueAddress } from '../rules/queue-address.ts'
import { queueHorizon } from '../../tickets/rules/queue-horizon.ts'
import type { Look } from './due-view.tsx'
import { QueueListView, QueueTableView, type QueueRow } from './queue-list-view.tsx'

export type QueueProps = {
  readonly look: Look
  readonly address: QueueAddress
  readonly tabs: readonly Tab[]
  readonly standing: DeskStanding
  readonly rows: readonly QueueRow[]
  /** How many tickets the list holds; null while it is filtered by words. */
  readonly count: number | null
  readonly hasMore: boolean
}

/** The engineer's desk: what falls due next stands on top, the ticket itself beside it (ux S20). */
export function QueuePage(props: QueueProps) {
  const { look, address, rows } = props
  const current = address.preview ?? rows[0]?.number ?? null
  return (
    <queue-split className={address.table ? 'desk desk-wide' : 'desk'}>
      <section className="desk-list" aria-labelledby="desk-title">
        <Head {...props} />
        <div className="card card-flush">
          {rows.length === 0 && <Nothing {...props} />}
          {rows.length > 0 &&
            (address.table ? (
              <QueueTableView {...{ look, address, rows }} />
            ) : (
              <QueueListView {...{ look, address, rows, current }} />
            ))}
        </div>
        <More {...props} />
      </section>
      {!address.table && <PreviewPlace {...{ look, address, current }} />}
    </queue-split>
  )
}

function Head({ look, address, tabs, standing }: QueueProps) {
  const { t } = look
  return (
    <header className="desk-head">
      <div className="desk-line">
        <h1 id="desk-title">{t(`tickets.queue.${address.view}`)}</h1>
        <Sentence {...{ look, standing }} />
      </div>
      <div className="desk-tabs">
        <Tabs label={t('desk.views')} tabs={tabs} />
      </div>
      <div className="desk-line">
        <Filter {...{ look, address }} />
        <ButtonLink kind="quiet" small href={queuePath(address, { table: !address.table, preview: null })} data-key="v">
          {t(address.table ? 'desk.as_rows' : 'desk.as_table')}
        </ButtonLink>
      </div>
    </header>
  )
}

function Sentence({ look, standing }: Pick<QueueProps, 'look' | 'standing'>) {
  return (
    <p className="desk-sentence">
      <span className="figures">{formatStamp(look.now, look.locale)}</span>
      {headlineOf(standing).map((part) => (
        <span key={part.key} className={part.key === 'desk.late' ? 'desk-late' : undefined}>
          {said(look, part)}
        </span>
      ))}
    </p>
  )
}

function said({ t, locale, now }: Look, part: HeadlinePart): string {
  const horizon = formatTime(queueHorizon(now), locale)
  if (part.key === 'desk.late') return t(part.key, { count: part.count })
  if (part.key === 'desk.soon') return t(part.key, { count: part.count, time: horizon })
  if (part.key === 'desk.calm') return t(part.key, { time: horizon })
  return part.key === 'desk.next_due' ? t(part.key, { time: shortly({ t, locale, now }, part.at) }) : t(part.key)
}

/** Today's moments need no day. */
const shortly = ({ locale, now }: Look, at: Temporal.Instant): string => {
  const inFull = formatMoment(at, now, locale)
  const today = formatMoment(now, now, locale).split('\u00a0')[0] ?? ''
  return inFull.startsWith(today) ? formatTime(at, locale) : inFull
}

function Filter({ look: { t }, address }: Pick<QueueProps, 'look' | 'address'>) {
  return (
    <search className="search-box desk-filter">
      <form action="/k/kolejka" method="get">
        {address.view !== 'all' && <input type="hidden" name="widok" value={viewNames[address.view]} />}
        {address.table && <input type="hidden" name="uklad" value="tabela" />}
        <label className="visually-hidden" htmlFor="desk-filter">
          {t('desk.filter')}
        </label>
        <Icon name="search" />
        <input
          id="desk-filter"
          type="search"
          name="szukaj"
          defaultValue={address.search}
          placeholder={t('desk.filter_placeholder')}
          autoComplete="off"
          data-key="f"
          data-key-label={t('desk.filter')}
        />
        <kbd aria-hidden="true">F</kbd>
      </form>
    </search>
  )
}

function Nothing({ look: { t }, address }: QueueProps) {
  if (address.search === '') return <EmptyState title={t('desk.empty')}>{t(`desk.empty_${address.view}`)}</EmptyState>
  return (
    <EmptyState
      icon="search"
      title={t('desk.empty_search', { search: address.search })}
      action={<ButtonLink href={queuePath(address, { search: '' })}>{t('desk.clear_filter')}</ButtonLink>}
    />
  )
}

function More({ look: { t }, address, rows, count, hasMore }: QueueProps) {
  if (hasMore && address.rows >= MOST_ROWS)
    return <p className="meta muted desk-more">{t('desk.too_many', { max: MOST_ROWS })}</p>
  if (!hasMore) return null
  const shown = count === null ? undefined : t('desk.shown', { rows: rows.length, count })
  return <Pagination t={t} href={queuePath(address, { rows: address.rows + PAGE_ROWS })} shown={shown} />
}

/** The ticket comes when there is room for it; without script the place holds a link. */
function PreviewPlace({
  look: { t },
  address,
  current,
}: Pick<QueueProps, 'look' | 'address'> & { readonly current: string | null }) {
  if (current === null) return <PreviewFrame>{t('desk.no_preview')}</PreviewFrame>
  return (
    <PreviewFrame src={queuePath(address, { preview: current })}>
      <a className="desk-fallback" href={ticketPath(current, address)}>
        {t('desk.open_ticket', { number: current })}
      </a>
    </PreviewFrame>
  )
}

export function PreviewFrame({ src, children }: { src?: string; children: ReactNode }) {
  return (
    <turbo-frame
      id="podglad"
      className="desk-preview"
      target="_top"
      refresh="morph"
      loading="lazy"
      src={src}
      data-keys="a r n s p e"
    >
      {children}
    </turbo-frame>
  )
}
