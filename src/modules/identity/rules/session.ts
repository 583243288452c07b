import type { Temporal } from 'temporal-polyfill'

export const TOUCH_SECONDS = 60

type IdleLimits = { readonly staffIdleMinutes: number; readonly customerIdleMinutes: number }

/** Whether a session has been left alone for too long: staff 30 minutes, customers 12 hours by default (decision 10). */
export function isIdle(
  session: { readonly kind: 'customer' | 'staff'; readonly lastSeenAt: Temporal.Instant },
  now: Temporal.Instant,
  limits: IdleLimits,
): boolean {
  const minutes = session.kind === 'staff' ? limits.staffIdleMinutes : limits.customerIdleMinutes
  return now.epochMilliseconds - session.lastSeenAt.epochMilliseconds > minutes * 60_000
}
