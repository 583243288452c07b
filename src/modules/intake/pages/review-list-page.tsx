import { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import { Card, EmptyState, Identifier, PageHeader, StateBadge, TwoLineList } from '../../../web/components/index.ts'
import { formatDeadline, formatMoment } from '../../../web/format.ts'

export type ListedItem = {
  readonly kind: 'mail' | 'contact' | 'emergency'
  readonly id: string
  readonly number: string | null
  readonly subject: string
  readonly sender: string
  readonly reason: string
  readonly receivedAt: Temporal.Instant
  readonly dueAt: Temporal.Instant
}

type Props = {
  readonly t: Translate
  readonly now: Temporal.Instant
  readonly locale: Locale
  readonly items: readonly ListedItem[]
}

const SOON_MINUTES = 60
const tones = { mail: 'neutral', contact: 'info', emergency: 'danger' } as const

/** Everything that came in by mail and by form and waits for a person, first due first (ux.md 4.4, R48). */
export function ReviewListPage({ t, items, ...when }: Props) {
  return (
    <>
      <PageHeader title={t('intake.title')} lead={t('intake.lead')} />
      {items.length === 0 ? (
        <EmptyState title={t('intake.empty')}>{t('intake.empty_hint')}</EmptyState>
      ) : (
        <Card flush>
          <TwoLineList label={t('intake.list')} items={items.map((item) => rowOf({ t, ...when }, item))} />
        </Card>
      )}
    </>
  )
}

function rowOf({ t, now, locale }: Omit<Props, 'items'>, item: ListedItem) {
  const tone = toneOf(item.dueAt, now)
  return {
    key: item.id,
    href: item.kind === 'mail' ? `/k/poczta/${item.id}` : `/k/poczta/sprawy/${item.id}`,
    lead: <StateBadge tone={tones[item.kind]}>{t(`intake.kind.${item.kind}`)}</StateBadge>,
    title: item.subject === '' ? t('intake.no_subject') : item.subject,
    meta: (
      <>
        {item.number !== null && <Identifier value={item.number} />}
        <span className="row-company">
          {item.sender === '' ? t('intake.no_sender') : item.sender} · {t(`intake.reason.${item.reason}`)}
        </span>
      </>
    ),
    end:
      tone === 'late'
        ? t('intake.was_due', { moment: formatMoment(item.dueAt, now, locale) })
        : formatDeadline(item.dueAt, now, locale),
    endMeta: t('intake.came', { moment: formatMoment(item.receivedAt, now, locale) }),
    ...(tone === undefined ? {} : { tone }),
  }
}

function toneOf(dueAt: Temporal.Instant, now: Temporal.Instant): 'late' | 'soon' | undefined {
  if (Temporal.Instant.compare(dueAt, now) < 0) return 'late'
  return Temporal.Instant.compare(dueAt, now.add({ minutes: SOON_MINUTES })) < 0 ? 'soon' : undefined
}
