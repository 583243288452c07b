import type { Translate } from '../../../platform/i18n.ts'
import { DataTable, PageHeader } from '../../../web/components/index.ts'

type Props = { readonly t: Translate; readonly refusals: Readonly<Record<string, number>> }

/** Every code that the interface may answer with; the `type` of a problem leads to its row. */
export function ProblemsPage({ t, refusals }: Props) {
  const rows = Object.entries(refusals).map(([code, status]) => ({ code, status }))
  const columns = [
    {
      key: 'code',
      label: t('information.problem_code'),
      heading: true,
      cell: ({ code }: { code: string }) => <code id={code}>{code}</code>,
    },
    { key: 'status', label: t('information.problem_status'), cell: ({ status }: { status: number }) => status },
  ]
  return (
    <>
      <PageHeader title={t('information.problems')} lead={t('information.problems_lead')} />
      <DataTable caption={t('information.problems')} columns={columns} rows={rows} rowKey={({ code }) => code} />
    </>
  )
}
