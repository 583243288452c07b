import type { Context } from '../../../platform/context.ts'
import { WARSAW } from '../../calendar/rules/calendar.ts'
import { onDutyOn, type Escalation } from '../rules/escalation.ts'
import { knownEscalation } from './known-escalation.ts'

/** The newest version, with the login addresses of those who are on duty at this moment (E15, E95). */
export async function escalationNow(
  ctx: Context,
): Promise<{ readonly escalation: Escalation; readonly onDuty: readonly string[] }> {
  const escalation = await knownEscalation(ctx)
  const day = ctx.now.toZonedDateTimeISO(WARSAW).toPlainDate().toString()
  return { escalation, onDuty: onDutyOn(escalation, day) }
}
