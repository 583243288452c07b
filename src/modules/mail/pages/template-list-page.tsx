import type { Translate } from '../../../platform/i18n.ts'
import { Card, DataTable, PageHeader, StateBadge, type Column } from '../../../web/components/index.ts'

export type TemplateRow = {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly state: 'shipped' | 'published' | 'draft'
  readonly version: number
  /** When and by whom it was changed; empty for the shipped words. */
  readonly changed: string
}

const tones = { shipped: 'neutral', published: 'ok', draft: 'warn' } as const

/** Every letter that the portal sends, and whose words it has (S28). */
export function TemplateListPage({ t, rows }: { readonly t: Translate; readonly rows: readonly TemplateRow[] }) {
  const columns: readonly Column<TemplateRow>[] = [
    {
      key: 'name',
      label: t('mail.editor.column_name'),
      heading: true,
      cell: ({ id, name }) => <a href={`/admin/szablony/${id}`}>{name}</a>,
    },
    { key: 'number', label: t('mail.editor.column_number'), cell: ({ number }) => number },
    {
      key: 'state',
      label: t('mail.editor.column_state'),
      cell: ({ state, version }) => (
        <StateBadge tone={tones[state]}>{t(`mail.editor.state_${state}`, { version })}</StateBadge>
      ),
    },
    { key: 'changed', label: t('mail.editor.column_changed'), cell: ({ changed }) => changed },
  ]
  return (
    <>
      <PageHeader title={t('mail.editor.title')} lead={t('mail.editor.lead')} />
      <Card flush>
        <DataTable caption={t('mail.editor.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      </Card>
    </>
  )
}
