import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../platform/i18n.ts'
import { formatPlainDate } from '../format.ts'

type Props = {
  t: Translate
  locale: Locale
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  today: Temporal.PlainDate
  detailed?: boolean
}

/** How much of a period of cover has passed. `detailed` names both ends and marks 90 and 30 days before the end. */
export function ExpiryTimeline({ t, locale, from, until, today, detailed }: Props) {
  const length = Math.max(1, from.until(until).days)
  const percent = share(from.until(today).days, length)
  const left = today.until(until).days
  const label = t('web.expiry', {
    from: formatPlainDate(from, locale),
    until: formatPlainDate(until, locale),
    percent: Math.round(percent),
  })
  return (
    <span className={`expiry expiry-${toneOf(left)}${detailed ? ' expiry-detailed' : ''}`}>
      <svg className="expiry-bar" role="img" aria-label={label} width="100%" height="8">
        <rect className="expiry-track" width="100%" height="8" rx="4" />
        <rect className="expiry-passed" width={`${percent}%`} height="8" rx="4" />
        {detailed && [90, 30].map((days) => <Mark key={days} at={share(length - days, length)} />)}
      </svg>
      {detailed && (
        <span className="expiry-ends" aria-hidden="true">
          <span>{formatPlainDate(from, locale)}</span>
          <span>{formatPlainDate(until, locale)}</span>
        </span>
      )}
    </span>
  )
}

function Mark({ at }: { at: number }) {
  return <rect className="expiry-mark" x={`${at}%`} width="2" height="8" />
}

const share = (days: number, length: number): number => Math.min(100, Math.max(0, (days / length) * 100))

function toneOf(daysLeft: number): 'ok' | 'ending' | 'expired' {
  if (daysLeft < 0) return 'expired'
  return daysLeft <= 30 ? 'ending' : 'ok'
}
