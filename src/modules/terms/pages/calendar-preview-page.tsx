import type { Translate } from '../../../platform/i18n.ts'
import {
  Banner,
  Breadcrumbs,
  Button,
  Card,
  DataTable,
  ErrorSummary,
  Form,
  PageHeader,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { LineDifference } from '../rules/words.ts'
import { DifferencesView } from './words-view.tsx'

/** One clock that would move, in words. */
export type ShownMove = {
  readonly key: string
  readonly number: string
  readonly clock: string
  readonly internal: boolean
  readonly from: string
  readonly to: string
}

type Props = {
  readonly t: Translate
  readonly code: string
  readonly base: number
  readonly form: FormState
  readonly differences: readonly LineDifference[]
  readonly checked: number
  readonly moved: number
  readonly moves: readonly ShownMove[]
}

/** Before a calendar is saved: what would be different, and exactly which open clocks would move, from when to when. */
export function CalendarPreviewPage({ t, code, base, form, differences, checked, moved, moves }: Props) {
  const trail = [
    { href: '/admin/kalendarze', label: t('terms.calendars') },
    { href: `/admin/kalendarze/${code}`, label: code },
  ]
  return (
    <>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail} />}
        title={t('terms.preview.title', { code })}
        lead={t('terms.preview.lead')}
      />
      <ErrorSummary {...{ t, form }} />
      <Banner tone={moved === 0 ? 'ok' : 'warn'}>{t('terms.preview.count', { moved, checked })}</Banner>
      <Card title={t('terms.differences')} flush={differences.length > 0}>
        <DifferencesView
          {...{ t, differences }}
          caption={t('terms.differences')}
          before={t('terms.version_n', { version: base })}
          after={t('terms.version_n', { version: base + 1 })}
        />
      </Card>
      {moves.length > 0 && <MovesView {...{ t, moved, moves }} />}
      <Form t={t} action={`/admin/kalendarze/${code}/edycja`} data-turbo="false">
        {Object.entries(form.typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="actions">
          <Button kind="primary" name="act" value="save">
            {moved === 0 ? t('terms.preview.save') : t('terms.preview.save_moving', { count: moved })}
          </Button>
          <Button name="act" value="edit">
            {t('terms.preview.back')}
          </Button>
        </div>
      </Form>
    </>
  )
}

function MovesView({ t, moved, moves }: Pick<Props, 't' | 'moved' | 'moves'>) {
  return (
    <Card title={t('terms.preview.moves')} flush id="przesuniete">
      <DataTable
        caption={t('terms.preview.moves')}
        rows={moves}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'number',
            label: t('terms.preview.ticket'),
            heading: true,
            cell: ({ number }) => (
              <a className="identifier" href={`/k/zgloszenia/${number}`}>
                {number}
              </a>
            ),
          },
          {
            key: 'clock',
            label: t('terms.preview.clock'),
            cell: ({ clock, internal }) => (
              <>
                {clock}
                {internal && <span className="clock-internal">{t('promises.internal')}</span>}
              </>
            ),
          },
          { key: 'from', label: t('terms.preview.from'), cell: ({ from }) => from },
          { key: 'to', label: t('terms.preview.to'), cell: ({ to }) => <strong>{to}</strong> },
        ]}
      />
      {moved > moves.length && (
        <p className="hint card-note">{t('terms.preview.more', { count: moved - moves.length })}</p>
      )}
    </Card>
  )
}
