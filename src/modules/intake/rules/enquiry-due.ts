import type { Temporal } from 'temporal-polyfill'
import { dueAt } from '../../calendar/rules/covered-time.ts'
import type { CompiledCalendar } from '../../calendar/rules/compile-calendar.ts'
import type { EnquiryKind } from './enquiry.ts'

/** The operator's own targets; they are no promise to a customer and nobody outside sees them (decision 18). */
export type EnquiryTargets = { readonly contactAnswerHours: number; readonly callbackMinutes: number }

const MINUTE = 60_000

/**
 * Until when a person looks at what came in by a form: a contact enquiry within one working day of the 8x5 window, an
 * emergency report at any hour within half an hour, because it may be a P1 (R123, R138).
 *
 * @param from The moment of the sender's last message.
 * @param window The calendar of office hours.
 * @see domain R48, features A7, decision 13
 */
export function enquiryDueAt(
  kind: EnquiryKind,
  from: Temporal.Instant,
  { contactAnswerHours, callbackMinutes }: EnquiryTargets,
  window: CompiledCalendar,
): Temporal.Instant {
  return kind === 'emergency'
    ? from.add({ minutes: callbackMinutes })
    : dueAt(from, contactAnswerHours * 60 * MINUTE, window)
}
