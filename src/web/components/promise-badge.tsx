import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../platform/i18n.ts'
import { formatDeadline, formatDuration, formatRelative } from '../format.ts'
import { Icon, type IconName } from '../icons.tsx'

export type PromiseState =
  | { state: 'late' | 'soon' | 'ok' | 'agreed'; due: Temporal.Instant }
  | { state: 'paused'; due?: Temporal.Instant }
  /** `took` in words, such as "17 min"; `late` when it was met after its time. */
  | { state: 'met'; took: string; late?: boolean }

type Props = { t: Translate; locale: Locale; now: Temporal.Instant; promise: PromiseState; dense?: boolean }

const icons: Record<PromiseState['state'], IconName | null> = {
  late: 'alarm',
  soon: 'clock',
  ok: null,
  agreed: 'agreed',
  paused: 'paused',
  met: 'check',
}

/** A promise as a time on the wall; how far away it is comes second. Dense lists show the distance and keep the time in the title. */
export function PromiseBadge({ t, locale, now, promise, dense }: Props) {
  const missed = promise.state === 'met' && promise.late
  const icon = missed ? 'alarm' : icons[promise.state]
  return (
    <span className={`promise promise-${missed ? 'missed' : promise.state}`}>
      {icon && <Icon name={icon} size="small" />}
      {promise.state === 'met' ? t(missed ? 'web.met_late' : 'web.met', { time: promise.took }) : null}
      {promise.state === 'paused' ? t('web.paused') : null}
      {promise.state !== 'met' && promise.state !== 'paused' ? (
        <Due {...{ t, locale, now, due: promise.due, dense }} />
      ) : null}
    </span>
  )
}

type DueProps = {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  due: Temporal.Instant
  dense?: boolean | undefined
}

function Due({ t, locale, now, due, dense }: DueProps) {
  const wall = formatDeadline(due, now, locale)
  if (dense) return <CountDown {...{ t, locale, now, due }} title={wall} />
  return (
    <>
      <time dateTime={due.toString()}>{wall}</time>
      <CountDown {...{ t, locale, now, due }} />
    </>
  )
}

type CountDownProps = {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  due: Temporal.Instant
  title?: string
  bare?: boolean
}

/** "za 25 min", kept true by the count-down element; read out only at thresholds. `bare` says the length alone until it has passed. */
export function CountDown({ t, locale, now, due, title, bare }: CountDownProps) {
  const patterns = patternsOf(t)
  return (
    <count-down
      className="count-down"
      title={title}
      data-due={due.epochMilliseconds}
      data-now={now.epochMilliseconds}
      data-ahead={bare ? '{time}' : patterns.ahead}
      data-late={patterns.late}
    >
      {bare ? formatDuration(now, due, locale) : formatRelative(due, now, locale)}
    </count-down>
  )
}

type Patterns = { ahead: string; late: string }

/** The words that the element fills in; read once for a language, because a queue has fifty countdowns. */
const knownPatterns = new WeakMap<Translate, Patterns>()

function patternsOf(t: Translate): Patterns {
  const known = knownPatterns.get(t)
  if (known) return known
  const read = { ahead: t('web.due_in', { time: '{time}' }), late: t('web.overdue_by', { time: '{time}' }) }
  knownPatterns.set(t, read)
  return read
}
