import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../platform/i18n.ts'
import { formatPlainNearDay, formatStamp } from '../../web/format.ts'
import type { ClockLedgerRow } from '../promises/rules/clock-ledger.ts'
import { isInternalClock } from '../promises/rules/clock.ts'
import type { ExplainedClock } from '../promises/index.ts'
import { hoursInWords, lengthInWords, reasonInWords, roleInWords } from './pages/ledger-view.tsx'

type Language = { readonly t: Translate; readonly locale: Locale }

/** "Why this hour?" as a terminal shows it: each promise with its days, in the words of the ticket's page. */
export function explainInWords(language: Language, clocks: readonly ExplainedClock[]): readonly string[] {
  if (clocks.length === 0) return [language.t('tickets.page.no_clocks')]
  return clocks.flatMap((clock) => [
    ...headOf(language, clock),
    ...whyOf(language, clock),
    ...endOf(language, clock),
    '',
  ])
}

function headOf({ t, locale }: Language, { kind, state, startedAt, target }: ExplainedClock): readonly string[] {
  const internal = isInternalClock({ target }) ? ` (${t('promises.internal')})` : ''
  const name = `${t(`promises.clock.${kind}`)}${internal}: ${t(`promises.state.${state}`)}`
  return [name, indented(t('tickets.explain.from', { time: formatStamp(startedAt, locale) }))]
}

function whyOf(language: Language, { ledger }: ExplainedClock): readonly string[] {
  const { t, locale } = language
  const stamp = (at: Temporal.Instant): string => formatStamp(at, locale)
  switch (ledger.kind) {
    case 'agreed':
      return [indented(t('tickets.page.ledger_agreed', { time: stamp(ledger.agreement.at) }))]
    case 'return':
      return [indented(t('tickets.page.ledger_return', { days: ledger.days }))]
    case 'days':
      return columns(ledger.rows.map(({ date, role }) => [formatPlainNearDay(date, locale), roleInWords(t, role)]))
    case 'hours': {
      const total = ledger.rows.reduce((sum, row) => sum + ('pause' in row ? 0 : row.countedMs), 0)
      const moved = ledger.notBefore && t('tickets.page.ledger_not_before', { time: stamp(ledger.notBefore) })
      return [
        ...columns(ledger.rows.map((row) => cellsOf(language, row))),
        indented(t('tickets.explain.total', { length: lengthInWords(total, locale) })),
        ...(moved === null ? [] : [indented(moved)]),
      ]
    }
  }
}

function cellsOf({ t, locale }: Language, row: ClockLedgerRow): readonly string[] {
  if ('pause' in row) {
    const { from, until } = row.pause
    const end = until === null ? t('tickets.page.ledger_still') : formatStamp(until, locale)
    return [t('tickets.page.ledger_pause'), `${formatStamp(from, locale)} – ${end}`]
  }
  const { date, countedFrom, countedUntil, countedMs } = row
  const day = formatPlainNearDay(date, locale)
  if (countedFrom === undefined || countedUntil === undefined) return [day, reasonInWords(t, row)]
  return [day, hoursInWords(countedFrom, countedUntil, locale), lengthInWords(countedMs, locale)]
}

function endOf({ t, locale }: Language, clock: ExplainedClock): readonly string[] {
  const { dueAt, stoppedAt, cancelledAt, lateMs } = clock
  const ended = stoppedAt ?? cancelledAt
  const lines = [
    dueAt && t('tickets.explain.due', { time: formatStamp(dueAt, locale) }),
    ended && t('tickets.explain.ended', { time: formatStamp(ended, locale) }),
    lateMs > 0 ? t('tickets.explain.late', { length: lengthInWords(lateMs, locale) }) : null,
  ]
  return lines.filter((line) => line !== null).map(indented)
}

const indented = (line: string): string => `  ${line}`

/** Cells under each other; no break spaces would show as odd signs on some terminals. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const plain = rows.map((cells) => cells.map((cell) => cell.replaceAll('\u00a0', ' ')))
  const widths = [0, 1].map((column) => Math.max(0, ...plain.map((cells) => cells[column]?.length ?? 0)))
  return plain.map((cells) =>
    indented(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).trimEnd(),
  )
}
