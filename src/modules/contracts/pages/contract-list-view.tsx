import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  ButtonLink,
  DataTable,
  ExpiryTimeline,
  Identifier,
  StateBadge,
  type Column,
} from '../../../web/components/index.ts'
import { formatNumber, formatPlainDate } from '../../../web/format.ts'
import type { Hit, ListedContract } from '../rules/views.ts'

type Props = {
  t: Translate
  locale: Locale
  today: Temporal.PlainDate
  contracts: readonly ListedContract[]
  /** Number of open tickets by contract id; no column without it. */
  openTickets?: ReadonlyMap<string, number> | undefined
}

const ENDING_DAYS = 30

/** Contracts as a table, as cards on a phone: used in the tab Umowy and on the Pulpit (R69, R71). */
export function ContractList(props: Props) {
  const { t, contracts } = props
  return <DataTable caption={t('contracts.list')} columns={columnsOf(props)} rows={contracts} rowKey={({ id }) => id} />
}

function columnsOf({ t, locale, today, contracts, openTickets }: Props): readonly Column<ListedContract>[] {
  const tickets: Column<ListedContract> = {
    key: 'tickets',
    label: t('contracts.open_tickets'),
    align: 'end',
    cell: ({ id, number }) => <TicketCount t={t} locale={locale} count={openTickets?.get(id) ?? 0} number={number} />,
  }
  const customer: Column<ListedContract> = {
    key: 'customer',
    label: t('contracts.customer'),
    cell: (contract) => contract.customer.name,
  }
  const act: Column<ListedContract> = {
    key: 'act',
    label: t('contracts.act'),
    align: 'end',
    cell: (contract) => <MainAct t={t} contract={contract} />,
  }
  return [
    {
      key: 'number',
      label: t('contracts.number'),
      heading: true,
      cell: (contract) => <Name t={t} contract={contract} />,
    },
    ...(namesCustomers(contracts) ? [customer] : []),
    { key: 'plan', label: t('contracts.plan'), cell: ({ plans }) => <Plans locale={locale} plans={plans} /> },
    {
      key: 'devices',
      label: t('contracts.devices'),
      align: 'end',
      cell: ({ lineCount }) => formatNumber(lineCount, locale),
    },
    {
      key: 'sites',
      label: t('contracts.sites'),
      align: 'end',
      cell: ({ siteCount }) => (siteCount === 0 ? '' : formatNumber(siteCount, locale)),
    },
    { key: 'until', label: t('contracts.valid'), cell: (contract) => <Validity {...{ t, locale, today, contract }} /> },
    ...(openTickets === undefined ? [] : [tickets]),
    ...(contracts.every(({ side }) => side === 'staff') ? [] : [act]),
  ]
}

/** Who has the contracts of one company only knows whose they are. */
const namesCustomers = (contracts: readonly ListedContract[]): boolean =>
  contracts.some(({ side }) => side !== 'customer') || new Set(contracts.map(({ customer }) => customer.id)).size > 1

type OfContract = { t: Translate; contract: ListedContract }

function Name({ t, contract: { number, hit } }: OfContract) {
  return (
    <span className="cell-stack">
      <a href={`/umowy/${number}`}>
        <Identifier value={number} />
      </a>
      {hit && <span className="meta">{hitText(t, hit)}</span>}
    </span>
  )
}

/** "trafienie: S/N 2441G-00417, Extreme X440 (Łódź) i 2 inne" */
function hitText(t: Translate, { serial, licence, model, site, hitCount }: Hit): string {
  const named = serial === null ? (licence ?? '') : `S/N ${serial}`
  const what = [named, model, site].filter((part) => part !== '').join(', ')
  return t('contracts.hit', { what, others: hitCount - 1 })
}

function Plans({ locale, plans }: { locale: Locale; plans: ListedContract['plans'] }) {
  const names = new Set(plans.map(({ name }) => name[locale]))
  return (
    <span className="cell-stack">
      {[...names].map((name) => (
        <span key={name}>{name}</span>
      ))}
    </span>
  )
}

function Validity({ t, locale, today, contract }: OfContract & { locale: Locale; today: Temporal.PlainDate }) {
  const { state, validFrom, validTo, daysLeft } = contract
  return (
    <span className="cell-stack">
      <ExpiryTimeline t={t} locale={locale} from={validFrom} until={validTo} today={today} />
      <span className="meta">
        {t(`contracts.when_${state}`, { day: formatPlainDate(state === 'future' ? validFrom : validTo, locale) })}
      </span>
      {state === 'active' && daysLeft <= ENDING_DAYS && (
        <StateBadge tone="warn">{t('contracts.days_left', { days: daysLeft })}</StateBadge>
      )}
    </span>
  )
}

type CountProps = { t: Translate; locale: Locale; count: number; number: string }

/** The number of a contract's open tickets leads to them. */
export function TicketCount({ t, locale, count, number }: CountProps) {
  if (count === 0) return <span className="meta">0</span>
  return (
    <a href={`/zgloszenia?umowa=${number}`} aria-label={t('contracts.open_tickets_of', { count, number })}>
      {formatNumber(count, locale)}
    </a>
  )
}

type ActProps = { t: Translate; contract: Pick<ListedContract, 'number' | 'state' | 'side'>; main?: boolean }

/** A ticket under a contract in force; a question about a renewal under one that has ended (E66). Staff does neither here. */
export function MainAct({ t, contract: { number, state, side }, main }: ActProps) {
  if (state === 'future' || side === 'staff') return null
  if (state === 'expired') {
    return (
      <ButtonLink small href={`/umowy/${number}#przedluzenie`} aria-label={t('contracts.ask_renewal_of', { number })}>
        {t('contracts.ask_renewal')}
      </ButtonLink>
    )
  }
  return (
    <ButtonLink
      small={!main}
      kind={main ? 'primary' : 'secondary'}
      icon="ticket"
      href={`/zgloszenia/nowe?umowa=${number}`}
      aria-label={t('contracts.new_ticket_of', { number })}
    >
      {t('contracts.new_ticket')}
    </ButtonLink>
  )
}
