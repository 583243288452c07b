import type { Translate } from '../../../platform/i18n.ts'
import { ButtonLink, Card, DataTable, EmptyState, PageHeader } from '../../../web/components/index.ts'

export type ListedPlan = {
  readonly code: string
  readonly name: string
  readonly vendor: string
  readonly version: number
  readonly by: string
  readonly saved: string
  readonly lines: number
  readonly tickets: number
}

type PlansProps = { readonly t: Translate; readonly plans: readonly ListedPlan[]; readonly mayEdit: boolean }

/** Every plan in the version that is sold now, with what points to its versions. */
export function PlanListPage({ t, plans, mayEdit }: PlansProps) {
  const action = mayEdit && (
    <ButtonLink href="/admin/plany/nowy" kind="primary">
      {t('terms.new_plan')}
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title={t('terms.plans')} lead={t('terms.plans_lead')} actions={action} />
      {plans.length === 0 ? (
        <EmptyState title={t('terms.plans_empty')}>{t('terms.plans_empty_hint')}</EmptyState>
      ) : (
        <Card flush>
          <DataTable
            caption={t('terms.plans')}
            rows={plans}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'name',
                label: t('terms.plan_name'),
                heading: true,
                cell: ({ code, name, vendor }) => <PlanName {...{ code, name, vendor }} />,
              },
              { key: 'version', label: t('terms.version'), align: 'end', cell: ({ version }) => version },
              {
                key: 'saved',
                label: t('terms.saved_by'),
                cell: ({ by, saved }) => (
                  <span className="version-saved">
                    {by}
                    <span className="meta">{saved}</span>
                  </span>
                ),
              },
              { key: 'lines', label: t('terms.lines'), align: 'end', cell: ({ lines }) => lines },
              { key: 'tickets', label: t('terms.tickets'), align: 'end', cell: ({ tickets }) => tickets },
            ]}
          />
        </Card>
      )}
    </>
  )
}

function PlanName({ code, name, vendor }: Pick<ListedPlan, 'code' | 'name' | 'vendor'>) {
  return (
    <span className="version-saved">
      <a href={`/admin/plany/${code}`}>
        {vendor} {name}
      </a>
      <span className="meta identifier">{code}</span>
    </span>
  )
}

export type ListedCalendar = {
  readonly code: string
  readonly version: number
  readonly hours: string
  readonly changes: number
  readonly openClocks: number
}

/** Every calendar with its hours and how many open clocks count on it. */
export function CalendarListPage({
  t,
  calendars,
}: {
  readonly t: Translate
  readonly calendars: readonly ListedCalendar[]
}) {
  return (
    <>
      <PageHeader title={t('terms.calendars')} lead={t('terms.calendars_lead')} />
      <Card flush>
        <DataTable
          caption={t('terms.calendars')}
          rows={calendars}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'code',
              label: t('terms.calendar_code'),
              heading: true,
              cell: ({ code }) => <a href={`/admin/kalendarze/${code}`}>{code}</a>,
            },
            { key: 'hours', label: t('terms.calendar.hours'), cell: ({ hours }) => hours },
            { key: 'version', label: t('terms.version'), align: 'end', cell: ({ version }) => version },
            { key: 'changes', label: t('terms.calendar.changes'), align: 'end', cell: ({ changes }) => changes },
            {
              key: 'clocks',
              label: t('terms.calendar.open_clocks'),
              align: 'end',
              cell: ({ openClocks }) => openClocks,
            },
          ]}
        />
      </Card>
    </>
  )
}
