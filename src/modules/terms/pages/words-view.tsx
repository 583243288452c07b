import type { Translate } from '../../../platform/i18n.ts'
import { DataTable, Facts } from '../../../web/components/index.ts'
import type { Line, LineDifference } from '../rules/words.ts'

/** What a version says, line by line. */
export function WordsView({ lines }: { readonly lines: readonly Line[] }) {
  return <Facts items={lines.map(({ label, value }) => ({ name: label, value }))} />
}

type Props = {
  readonly t: Translate
  readonly caption: string
  readonly differences: readonly LineDifference[]
  readonly before: string
  readonly after: string
}

/** What two versions say differently, field by field in words. */
export function DifferencesView({ t, caption, differences, before, after }: Props) {
  if (differences.length === 0) return <p className="muted">{t('terms.no_differences')}</p>
  return (
    <DataTable
      caption={caption}
      rows={differences}
      rowKey={({ key }) => key}
      columns={[
        { key: 'label', label: t('terms.field'), heading: true, cell: ({ label }) => label },
        { key: 'before', label: before, cell: (row) => <Said t={t} kind="before" text={row.before} /> },
        { key: 'after', label: after, cell: (row) => <Said t={t} kind="after" text={row.after} /> },
      ]}
    />
  )
}

function Said({
  t,
  kind,
  text,
}: {
  readonly t: Translate
  readonly kind: 'before' | 'after'
  readonly text: string | null
}) {
  if (text === null) return <span className="muted">{t('terms.says_nothing')}</span>
  return kind === 'before' ? <del className="diff-before">{text}</del> : <ins className="diff-after">{text}</ins>
}
