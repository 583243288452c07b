import type { Temporal } from 'temporal-polyfill'

export const TOUCH_SECONDS = 60

type LastSeen = { readonly kind: 'customer' | 'staff'; readonly lastSeenAt: Temporal.Instant }
type IdleLimits = { readonly staffIdleMinutes: number; readonly customerIdleMinutes: number }

/** Whether a session has been left alone for too long: staff 30 minutes, customers 12 hours by default (decision 10). */
export function isIdle(session: LastSeen, now: Temporal.Instant, limits: IdleLimits): boolean {
  return now.epochMilliseconds - session.lastSeenAt.epochMilliseconds > idleMinutesOf(session.kind, limits) * 60_000
}

/** When a session ends unless its person does something: after the idle time, at the latest when it expires (decision 10). */
export function endOf(
  session: LastSeen & { readonly expiresAt: Temporal.Instant },
  limits: IdleLimits,
): Temporal.Instant {
  const idle = session.lastSeenAt.add({ minutes: idleMinutesOf(session.kind, limits) })
  return idle.epochMilliseconds < session.expiresAt.epochMilliseconds ? idle : session.expiresAt
}

/** Minutes that a session of this kind of person may be left alone. */
export function idleMinutesOf(kind: 'customer' | 'staff', limits: IdleLimits): number {
  return kind === 'staff' ? limits.staffIdleMinutes : limits.customerIdleMinutes
}

/** A session that waits for its second factor lives this long: time enough to install an application. */
const HALF_SESSION_MINUTES = 30

type SpanLimits = { readonly staffSessionHours: number; readonly customerSessionHours: number }

/** How long a session lives at most, in minutes: staff 12 h, customers 30 d by default (decision 10). */
export function sessionSpan(kind: 'customer' | 'staff', level: 'password' | 'full', limits: SpanLimits): number {
  if (level === 'password') return HALF_SESSION_MINUTES
  return (kind === 'staff' ? limits.staffSessionHours : limits.customerSessionHours) * 60
}
