import { Temporal } from 'temporal-polyfill'
import { Refusal } from '../../../refusal.ts'
import { eightByFive, roundTheClock } from './calendar.ts'
import { compileCalendar, type CompiledCalendar } from './compile-calendar.ts'
import { dueAtMs } from './covered-time.ts'
import { MINUTE } from './local-days.ts'
import { nextBusinessDayDueAtMs } from './next-business-day.ts'

/** Longer lines are refused unread. */
export const MAX_LINE = 4096

/** Ten years of minutes; more is a mistake, not a promise. */
const MAX_MINUTES = 5_270_400

/** RFC 3339: date, time to the minute or finer, and always an offset or Z; without it nobody knows which moment is meant. */
const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/

const workingHours = compileCalendar(eightByFive)
const windows: ReadonlyMap<unknown, CompiledCalendar> = new Map([
  ['8x5', workingHours],
  ['24x7', compileCalendar(roundTheClock)],
])

/**
 * Answers one question of `sla due`: a JSON text with a start and either a window with minutes or the rule NBD.
 *
 * @returns The due moment; its text is RFC 3339 in UTC.
 * @throws {Refusal} `calendar.line_…`, `calendar.instant_invalid`, `calendar.minutes_invalid`, `calendar.window_unknown`,
 *   `calendar.rule_unknown`, `calendar.out_of_range`.
 * @see docs/domain/sla.md#at-the-command-line (source: interfaces, "sla due")
 */
export function answerSlaLine(line: string): Temporal.Instant {
  if (line.length > MAX_LINE) throw new Refusal('calendar.line_too_long', { max: MAX_LINE })
  const question = readQuestion(line)
  const from = readInstant(question.from)
  return Temporal.Instant.fromEpochMilliseconds(
    'rule' in question ? dueByRule(from, question) : dueInWindow(from, question),
  )
}

type Question = Readonly<Record<string, unknown>>

function readQuestion(line: string): Question {
  const question = parse(line)
  if (!isRecord(question)) throw new Refusal('calendar.line_unreadable')
  const byRule = 'rule' in question
  const inWindow = 'window' in question || 'minutes' in question
  if (byRule && inWindow) throw new Refusal('calendar.line_ambiguous')
  if (!byRule && !inWindow) throw new Refusal('calendar.line_incomplete')
  return question
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Refusal('calendar.line_unreadable')
  }
}

function isRecord(value: unknown): value is Question {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readInstant(written: unknown): number {
  if (typeof written !== 'string' || !INSTANT.test(written)) throw new Refusal('calendar.instant_invalid')
  try {
    return Temporal.Instant.from(written).epochMilliseconds
  } catch {
    throw new Refusal('calendar.instant_invalid')
  }
}

function dueByRule(from: number, { rule }: Question): number {
  if (rule !== 'NBD') throw new Refusal('calendar.rule_unknown')
  return nextBusinessDayDueAtMs(from, workingHours)
}

function dueInWindow(from: number, { window, minutes }: Question): number {
  const calendar = windows.get(window)
  if (!calendar) throw new Refusal('calendar.window_unknown')
  if (!isMinutes(minutes)) throw new Refusal('calendar.minutes_invalid', { max: MAX_MINUTES })
  return dueAtMs(from, minutes * MINUTE, calendar)
}

function isMinutes(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_MINUTES
}
