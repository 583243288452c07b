import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import type { ContractLine } from '../../contracts/rules/views.ts'
import {
  ButtonLink,
  Card,
  CoverageChip,
  EmptyState,
  PageHeader,
  PriorityBadge,
  StateBadge,
  TwoLineList,
  type TwoLineItem,
} from '../../../web/components/index.ts'
import { formatMoment, formatPlainDate } from '../../../web/format.ts'
import type { Found, FoundTicket } from '../rules/found.ts'

type Props = {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Temporal.Instant
  readonly words: string
  readonly found: Found
  readonly staff: boolean
}

/** What the words of the box in the bar were found in: devices with their cover, and tickets. */
export function SearchPage(props: Props) {
  const { t, words, found } = props
  const nothing = found.lines.length === 0 && found.tickets.length === 0
  return (
    <>
      <PageHeader title={t('search.title')} lead={words === '' ? t('search.hint') : t('search.for', { words })} />
      {nothing && words !== '' ? (
        <EmptyState icon="search" title={t('search.nothing')}>
          {t('search.nothing_hint')}
        </EmptyState>
      ) : (
        <Hits {...props} />
      )}
    </>
  )
}

function Hits({ t, locale, now, words, found, staff }: Props) {
  const all = (list: string) => (
    <ButtonLink kind="quiet" href={`${list}?szukaj=${encodeURIComponent(words)}`}>
      {t('search.all')}
    </ButtonLink>
  )
  return (
    <>
      {found.lines.length > 0 && (
        <Card flush title={t('search.devices')} action={all('/umowy')}>
          <TwoLineList label={t('search.devices')} items={found.lines.map((line) => lineItem(line, t, locale))} />
        </Card>
      )}
      {found.tickets.length > 0 && (
        <Card flush title={t('search.tickets')} action={all('/zgloszenia')}>
          <TwoLineList
            label={t('search.tickets')}
            items={found.tickets.map((ticket) => ticketItem(ticket, t, locale, now, staff))}
          />
        </Card>
      )}
    </>
  )
}

function lineItem(line: ContractLine, t: Translate, locale: Locale): TwoLineItem {
  const until = formatPlainDate(line.validTo, locale)
  return {
    key: line.lineId,
    href: `/umowy/${line.contractNumber}`,
    title: `${line.vendor} ${line.model} · ${line.serial ?? line.licence ?? line.serviceType ?? ''}`,
    meta: [line.contractNumber, line.customerName, line.place].filter((part) => part !== '').join(' · '),
    end:
      line.state === 'active' ? (
        <CoverageChip t={t} coverage="covered" until={until} />
      ) : (
        <CoverageChip t={t} coverage={line.state === 'expired' ? 'expired' : 'unknown'} />
      ),
  }
}

function ticketItem(
  ticket: FoundTicket,
  t: Translate,
  locale: Locale,
  now: Temporal.Instant,
  staff: boolean,
): TwoLineItem {
  return {
    key: ticket.number,
    href: `${staff ? '/k' : ''}/zgloszenia/${ticket.number}`,
    lead: <PriorityBadge t={t} priority={ticket.priority} />,
    title: ticket.title,
    meta: [ticket.number, ticket.organisationName, ticket.device].filter((part) => part !== '').join(' · '),
    end: ticket.closed ? <StateBadge>{t('search.closed')}</StateBadge> : undefined,
    endMeta: formatMoment(ticket.changedAt, now, locale),
  }
}
