import type { Translate } from '../../../platform/i18n.ts'
import { Button, Card, DataTable, StateBadge } from '../../../web/components/index.ts'

export type VersionRow = {
  readonly version: number
  readonly href: string
  readonly inForce: boolean
  /** "with the portal", or who saved it. */
  readonly by: string
  readonly saved: string
  readonly reason: string
  /** How much points to it; absent for calendars. */
  readonly use?: { readonly lines: number; readonly tickets: number }
}

type Props = {
  readonly t: Translate
  readonly rows: readonly VersionRow[]
  readonly shown: number
  /** Where two versions are compared. */
  readonly compare: string
}

/** The versions of a plan or calendar: who made each, why, and who uses it; any two can be compared. */
export function VersionsView({ t, rows, shown, compare }: Props) {
  const hasUse = rows.some(({ use }) => use !== undefined)
  const columns = [
    {
      key: 'version',
      label: t('terms.version'),
      heading: true,
      cell: (row: VersionRow) => <Name {...{ t, row, shown }} />,
    },
    { key: 'by', label: t('terms.saved_by'), cell: ({ by, saved }: VersionRow) => <Saved by={by} saved={saved} /> },
    { key: 'reason', label: t('terms.reason'), cell: ({ reason }: VersionRow) => (reason === '' ? '–' : reason) },
  ]
  const use = [
    { key: 'lines', label: t('terms.lines'), align: 'end' as const, cell: (row: VersionRow) => row.use?.lines ?? 0 },
    {
      key: 'tickets',
      label: t('terms.tickets'),
      align: 'end' as const,
      cell: (row: VersionRow) => row.use?.tickets ?? 0,
    },
  ]
  return (
    <Card title={t('terms.versions')} id="wersje" flush>
      <DataTable
        caption={t('terms.versions')}
        rows={rows}
        rowKey={({ version }) => String(version)}
        columns={hasUse ? [...columns, ...use] : columns}
      />
      {rows.length > 1 && <Compare {...{ t, rows, compare }} />}
    </Card>
  )
}

function Name({ t, row, shown }: { readonly t: Translate; readonly row: VersionRow; readonly shown: number }) {
  return (
    <span className="version-name">
      <a href={row.href} aria-current={row.version === shown ? 'true' : undefined}>
        {t('terms.version_n', { version: row.version })}
      </a>
      {row.inForce && <StateBadge tone="ok">{t('terms.in_force')}</StateBadge>}
    </span>
  )
}

function Saved({ by, saved }: { readonly by: string; readonly saved: string }) {
  return (
    <span className="version-saved">
      {by}
      <span className="meta">{saved}</span>
    </span>
  )
}

function Compare({ t, rows, compare }: Omit<Props, 'shown'>) {
  const choices = rows.map(({ version }) => version)
  const select = (name: string, chosen: number | undefined) => (
    <label>
      <span>{t(name === 'od' ? 'terms.compare_from' : 'terms.compare_to')}</span>
      <select className="input" name={name} defaultValue={chosen}>
        {choices.map((version) => (
          <option key={version} value={version}>
            {t('terms.version_n', { version })}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form className="version-compare" method="get" action={compare}>
      {select('od', choices[1])}
      {select('do', choices[0])}
      <Button>{t('terms.compare')}</Button>
    </form>
  )
}
