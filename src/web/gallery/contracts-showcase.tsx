import { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../platform/i18n.ts'
import {
  ButtonLink,
  Card,
  type Column,
  DataTable,
  ExpiryTimeline,
  Identifier,
  PageHeader,
  StateBadge,
  Tabs,
} from '../components/index.ts'
import { formatPlainDate } from '../format.ts'
import { sampleToday } from './sample.ts'
import type { SampleProps } from './section.tsx'

type Contract = {
  number: string
  plan: string
  devices: number
  place: string
  from: string
  until: string
  open: number
  expired?: true
}

const contracts: readonly Contract[] = [
  {
    number: 'A204518',
    plan: 'HEZO+ 24×7',
    devices: 14,
    place: 'Łódź',
    from: '2025-04-01',
    until: '2028-03-31',
    open: 2,
  },
  {
    number: 'A204519',
    plan: 'TAC-OS 8×5',
    devices: 3,
    place: 'Łódź, Zgierz',
    from: '2024-12-19',
    until: '2027-04-18',
    open: 0,
  },
  {
    number: 'A204530',
    plan: 'PartnerWorks Plus',
    devices: 41,
    place: 'Gdynia',
    from: '2026-01-01',
    until: '2028-12-31',
    open: 1,
  },
  {
    number: 'A198004',
    plan: 'HEZO+ 8×5 NBD',
    devices: 7,
    place: 'Łódź',
    from: '2023-03-01',
    until: '2027-02-28',
    open: 0,
    expired: true,
  },
]

/** The list of contracts (ux S09) as a customer sees it. */
export function ContractsShowcase({ t, locale }: SampleProps) {
  return (
    <>
      <PageHeader
        title="Umowy"
        lead="4 umowy, 65 urządzeń"
        actions={
          <ButtonLink href="#export" icon="download">
            Pobierz CSV
          </ButtonLink>
        }
      />
      <Tabs
        label="Umowy"
        tabs={[
          { href: '#active', label: 'Aktywne', current: true, count: 3 },
          { href: '#archive', label: 'Archiwum', current: false, count: 1 },
          { href: '#all', label: 'Wszystkie', current: false },
        ]}
      />
      <Card flush>
        <ContractTable t={t} locale={locale} />
      </Card>
    </>
  )
}

export function ContractTable({ t, locale }: SampleProps) {
  return <DataTable caption="Umowy" columns={columnsFor(t, locale)} rows={contracts} rowKey={({ number }) => number} />
}

const columnsFor = (t: SampleProps['t'], locale: Locale): readonly Column<Contract>[] => [
  {
    key: 'number',
    label: 'Umowa',
    heading: true,
    sort: { href: '#number', direction: 'ascending' },
    cell: ({ number }) => (
      <a href={`#${number}`}>
        <Identifier value={number} />
      </a>
    ),
  },
  { key: 'plan', label: 'Plan', cell: ({ plan }) => plan },
  { key: 'devices', label: 'Urządzenia', align: 'end', sort: { href: '#devices' }, cell: ({ devices }) => devices },
  { key: 'place', label: 'Miejsca', cell: ({ place }) => place },
  { key: 'until', label: 'Ważna do', cell: (contract) => <Validity {...{ t, locale, contract }} /> },
  { key: 'open', label: 'Otwarte', align: 'end', cell: ({ open }) => open || <span className="faint">0</span> },
  {
    key: 'act',
    label: 'Działanie',
    align: 'end',
    cell: ({ number, expired }) =>
      expired ? (
        <ButtonLink small href={`#renew-${number}`}>
          Zapytaj o przedłużenie
        </ButtonLink>
      ) : (
        <ButtonLink small href={`#new-${number}`}>
          Zgłoś awarię
        </ButtonLink>
      ),
  },
]

function Validity({ t, locale, contract }: SampleProps & { contract: Contract }) {
  const [from, until] = [Temporal.PlainDate.from(contract.from), Temporal.PlainDate.from(contract.until)]
  return (
    <span className="cell-stack">
      <span>
        {formatPlainDate(until, locale)}
        {contract.expired && (
          <>
            {' '}
            <StateBadge tone="neutral">wygasła</StateBadge>
          </>
        )}
      </span>
      <ExpiryTimeline {...{ t, locale, from, until }} today={sampleToday} />
    </span>
  )
}
