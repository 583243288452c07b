import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  ButtonLink,
  Card,
  CoverageChip,
  DataTable,
  EmptyState,
  Identifier,
  Pagination,
  StateBadge,
  type Column,
} from '../../../web/components/index.ts'
import { formatNumber, formatPlainDate } from '../../../web/format.ts'
import type { ContractLine, ContractView } from '../rules/views.ts'
import { SearchForm } from './search-form-view.tsx'

type Props = {
  t: Translate
  locale: Locale
  contract: ContractView
  lines: readonly ContractLine[]
  search: string
  nextLines: string | null
}

const SEARCHED_FROM = 8

/** The devices, licences and services of a contract, with a search of their own once there are many. */
export function LinesPart(props: Props) {
  const { t, locale, contract, lines, search, nextLines } = props
  const address = `/umowy/${contract.number}`
  return (
    <div id="urzadzenia">
      <Card flush title={<Title t={t} count={formatNumber(contract.lineCount, locale)} />}>
        {(contract.lineCount > SEARCHED_FROM || search !== '') && (
          <div className="card-body">
            <SearchForm
              t={t}
              action={address}
              label={t('contracts.search_lines')}
              hint={t('contracts.search_lines_hint')}
              value={search}
              clear={address}
            />
          </div>
        )}
        {lines.length > 0 ? (
          <DataTable
            caption={t('contracts.lines')}
            columns={columnsOf(props)}
            rows={lines}
            rowKey={({ lineId }) => lineId}
          />
        ) : (
          <NoLines t={t} search={search} />
        )}
        <Pagination t={t} href={nextLines ?? undefined} />
      </Card>
    </div>
  )
}

function Title({ t, count }: { t: Translate; count: string }) {
  return (
    <>
      {t('contracts.lines')}
      <span className="count">{count}</span>
    </>
  )
}

function columnsOf({ t, locale, contract }: Props): readonly Column<ContractLine>[] {
  const plan: Column<ContractLine> = {
    key: 'plan',
    label: t('contracts.plan'),
    cell: ({ planVersionId }) => contract.plans.find(({ id }) => id === planVersionId)?.name[locale] ?? '',
  }
  const act: Column<ContractLine> = {
    key: 'act',
    label: t('contracts.act'),
    align: 'end',
    cell: (line) => <LineAct t={t} line={line} />,
  }
  return [
    { key: 'serial', label: t('contracts.serial'), heading: true, cell: (line) => <Naming t={t} line={line} /> },
    { key: 'model', label: t('contracts.model'), cell: ({ vendor, model }) => `${vendor} ${model}` },
    {
      key: 'place',
      label: t('contracts.place'),
      cell: ({ place, address }) =>
        place === '' ? <span className="meta">{t('contracts.no_place')}</span> : <span title={address}>{place}</span>,
    },
    ...(contract.plans.length > 1 ? [plan] : []),
    { key: 'state', label: t('contracts.coverage'), cell: (line) => <LineState t={t} locale={locale} line={line} /> },
    ...(contract.side === 'staff' ? [] : [act]),
  ]
}

type OfLine = { t: Translate; line: ContractLine }

function Naming({ t, line: { serial, licence, serviceType, replaces } }: OfLine) {
  return (
    <span className="cell-stack">
      {serial !== null || licence !== null ? <Identifier value={serial ?? licence ?? ''} t={t} /> : serviceType}
      {replaces !== null && <span className="meta">{t('contracts.replaces', { serial: replaces })}</span>}
    </span>
  )
}

function LineState({ t, locale, line: { state, validFrom, validTo, replacedBy } }: OfLine & { locale: Locale }) {
  if (replacedBy !== null) return <StateBadge>{t('contracts.replaced_by', { serial: replacedBy })}</StateBadge>
  if (state === 'future')
    return <StateBadge tone="info">{t('contracts.from', { day: formatPlainDate(validFrom, locale) })}</StateBadge>
  return (
    <CoverageChip
      t={t}
      coverage={state === 'active' ? 'covered' : 'expired'}
      until={formatPlainDate(validTo, locale)}
    />
  )
}

function LineAct({ t, line: { lineId, contractNumber, state, replacedBy, serial, licence, model } }: OfLine) {
  if (state !== 'active' || replacedBy !== null) return null
  return (
    <ButtonLink
      small
      kind="quiet"
      icon="ticket"
      href={`/zgloszenia/nowe?umowa=${contractNumber}&linia=${lineId}`}
      aria-label={t('contracts.new_ticket_for', { device: serial ?? licence ?? model })}
    >
      {t('contracts.report')}
    </ButtonLink>
  )
}

function NoLines({ t, search }: { t: Translate; search: string }) {
  if (search !== '') return <EmptyState icon="search" title={t('contracts.no_line_hit', { search })} />
  return (
    <EmptyState icon="device" title={t('contracts.no_lines')}>
      {t('contracts.no_lines_text')}
    </EmptyState>
  )
}
