import { Temporal } from 'temporal-polyfill'
import { formatDeadline, formatDuration, formatMoment, formatPlainNearDay, formatTime } from '../../../web/format.ts'
import type { LedgerRow } from '../../calendar/rules/ledger.ts'
import type { DayRow } from '../../calendar/rules/next-business-day-ledger.ts'
import type { ClockLedger, ClockLedgerRow } from '../../promises/rules/clock-ledger.ts'
import type { Pause } from '../../promises/rules/clock.ts'
import type { Look } from './ticket-marks-view.tsx'

type Props = { readonly look: Look; readonly ledger: ClockLedger; readonly dueAt: Temporal.Instant | null }

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0)

/** "Why this hour?": every day between start and due moment with what it counted, or why it counted nothing. */
export function LedgerView({ look, ledger, dueAt }: Props) {
  return (
    <div className="ledger">
      <Reasons {...{ look, ledger }} />
      {dueAt && (
        <p className="ledger-due">
          {look.t('tickets.page.ledger_due')} <strong>{formatDeadline(dueAt, look.now, look.locale)}</strong>
        </p>
      )}
    </div>
  )
}

function Reasons({ look, ledger }: Pick<Props, 'look' | 'ledger'>) {
  const { t, locale, now } = look
  if (ledger.kind === 'agreed')
    return <p>{t('tickets.page.ledger_agreed', { time: formatMoment(ledger.agreement.at, now, locale) })}</p>
  if (ledger.kind === 'return') return <p>{t('tickets.page.ledger_return', { days: ledger.days })}</p>
  if (ledger.kind === 'days') return <DayTable look={look} rows={ledger.rows} />
  return (
    <>
      <HourTable look={look} rows={ledger.rows} />
      {ledger.notBefore && (
        <p>{t('tickets.page.ledger_not_before', { time: formatMoment(ledger.notBefore, now, locale) })}</p>
      )}
    </>
  )
}

function HourTable({ look, rows }: { look: Look; rows: readonly ClockLedgerRow[] }) {
  const { t, locale } = look
  const total = rows.reduce((sum, row) => sum + ('pause' in row ? 0 : row.countedMs), 0)
  return (
    <table className="ledger-table">
      <caption className="visually-hidden">{t('tickets.page.why_this_hour')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('tickets.page.ledger_day')}</th>
          <th scope="col">{t('tickets.page.ledger_hours')}</th>
          <th scope="col">{t('tickets.page.ledger_counted')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) =>
          'pause' in row ? (
            <PauseRow key={index} {...{ look }} pause={row.pause} />
          ) : (
            <HourRow key={index} {...{ look, row }} />
          ),
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('tickets.page.ledger_total')}
          </th>
          <td>{lengthInWords(total, locale)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function HourRow({ look, row }: { look: Look; row: LedgerRow }) {
  const { t, locale } = look
  const counted = row.countedFrom && row.countedUntil ? ([row.countedFrom, row.countedUntil] as const) : null
  return (
    <tr className={row.countedMs === 0 ? 'ledger-idle' : undefined}>
      <th scope="row">{formatPlainNearDay(row.date, locale)}</th>
      <td>{counted ? <span className="nowrap">{hoursInWords(...counted, locale)}</span> : reasonInWords(t, row)}</td>
      <td>{row.countedMs === 0 ? '–' : lengthInWords(row.countedMs, locale)}</td>
    </tr>
  )
}

function PauseRow({ look, pause }: { look: Look; pause: Pause }) {
  const { t, locale, now } = look
  const until = pause.until === null ? t('tickets.page.ledger_still') : formatMoment(pause.until, now, locale)
  return (
    <tr className="ledger-idle">
      <th scope="row">{t('tickets.page.ledger_pause')}</th>
      <td>
        {formatMoment(pause.from, now, locale)} – {until}
      </td>
      <td>–</td>
    </tr>
  )
}

function DayTable({ look, rows }: { look: Look; rows: readonly DayRow[] }) {
  return (
    <table className="ledger-table">
      <caption className="visually-hidden">{look.t('tickets.page.why_this_hour')}</caption>
      <tbody>
        {rows.map(({ date, role }) => (
          <tr key={date.toString()} className={role.kind === 'due' ? undefined : 'ledger-idle'}>
            <th scope="row">{formatPlainNearDay(date, look.locale)}</th>
            <td>{roleInWords(look.t, role)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Why a day counted nothing; empty where it counted. */
export function reasonInWords(t: Look['t'], { uncounted }: LedgerRow): string {
  return uncounted === undefined ? '' : roleInWords(t, uncounted)
}

/** What a date does in a promise: accepted, due, or why it does not count. */
export function roleInWords(t: Look['t'], role: DayRow['role'] | NonNullable<LedgerRow['uncounted']>): string {
  if (role.kind === 'holiday') return t(role.name)
  if (role.kind === 'closure') return t('calendar.ledger.closure', { reason: role.text })
  return t(`calendar.ledger.${role.kind}`)
}

/** A stretch that lasts to midnight ends at 24:00, not at the next day's 0:00. */
export function hoursInWords(from: Temporal.Instant, until: Temporal.Instant, locale: Look['locale']): string {
  const end = formatTime(until, locale)
  return `${formatTime(from, locale)}–${end === '0:00' ? '24:00' : end}`
}

/** "3 h 55 min" */
export const lengthInWords = (milliseconds: number, locale: Look['locale']): string =>
  formatDuration(EPOCH, EPOCH.add({ milliseconds }), locale)
