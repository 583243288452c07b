import type { Temporal } from 'temporal-polyfill'
import type { Context } from '../../../platform/context.ts'
import { endOf } from '../rules/session.ts'
import { findSessionExpiry } from '../store/session-list.ts'
import { touchSession } from '../store/sessions.ts'

/**
 * Keeps a session from ending of idleness; it cannot outlive its absolute limit (decision 10).
 *
 * @returns when it ends unless its person does something.
 */
export async function extendSession(
  ctx: Context,
  sessionId: string,
  kind: 'customer' | 'staff',
): Promise<Temporal.Instant> {
  await touchSession(ctx, sessionId)
  const expiresAt = await findSessionExpiry(ctx, sessionId)
  return endOf({ kind, lastSeenAt: ctx.now, expiresAt }, ctx.services.config.operator.limits)
}
