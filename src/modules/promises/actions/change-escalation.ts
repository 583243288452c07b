import { isDeepStrictEqual } from 'node:util'
import { record } from '../../audit/index.ts'
import { stopCalendars } from '../../calendar/index.ts'
import { listPlanCodes } from '../../catalogue/index.ts'
import { listStaff } from '../../identity/index.ts'
import { inTransaction, staffRoles, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { placeOf, shippedEscalation, withSince, type Escalation } from '../rules/escalation.ts'
import { lintEscalation } from '../rules/lint-escalation.ts'
import { insertEscalations } from '../store/escalation.ts'
import { knownEscalation } from './known-escalation.ts'
import { readEscalation } from './read-escalation.ts'

/** What an escalation became; `changed` names the ladders, and `duty`, that are different, and is empty when nothing is. */
export type EscalationChange = { readonly version: number; readonly changed: readonly string[] }

/**
 * Puts other steps, or other people on duty, in the place of the present ones, as the next version. Open clocks follow in the
 * background; a step that is new rings only for moments that are still to come (E15, E29).
 *
 * @param given An escalation; its own version number is not looked at.
 * @param how `check` says what would become of it and writes nothing.
 * @throws {Refusal} `promises.escalation_unreadable`, `form.invalid` with everything that the linter finds,
 *   `promises.reason_missing`.
 */
export async function changeEscalation(
  ctx: Context,
  given: unknown,
  reason: string,
  how: 'save' | 'check' = 'save',
): Promise<EscalationChange> {
  const written = readEscalation(given)
  if (how === 'save' && reason.trim() === '') throw new Refusal('promises.reason_missing')
  return inTransaction(ctx, async (tx) => {
    await stopCalendars(tx)
    await refuseFaults(tx, written)
    const before = await knownEscalation(tx)
    const next = withSince(written, before, tx.now.toString())
    const changed = differences(before, next)
    if (changed.length === 0) return { version: before.version, changed }
    if (how === 'save') await save(tx, next, changed, reason.trim())
    return { version: next.version, changed }
  })
}

async function save(tx: Context<Tx>, next: Escalation, changed: readonly string[], reason: string): Promise<void> {
  await insertEscalations(tx, [
    [shippedEscalation, ''],
    [next, reason],
  ])
  await record(tx, {
    type: 'promise.escalation_changed',
    subject: { kind: 'escalation', id: 'all' },
    data: { version: next.version, changed, reason },
  })
}

async function refuseFaults(ctx: Context, written: Escalation): Promise<void> {
  const staff = await listStaff(ctx)
  const addresses = (some: typeof staff): readonly string[] => some.map(({ email }) => email.toLowerCase())
  const problems = lintEscalation(written, {
    plans: await listPlanCodes(ctx),
    roles: staffRoles,
    staff: addresses(staff),
    managers: addresses(staff.filter(({ roles }) => roles.includes('manager'))),
  })
  if (problems.length > 0) throw new Refusal('form.invalid', {}, problems)
}

function differences(before: Escalation, next: Escalation): readonly string[] {
  const [old, now] = [before, next].map(({ ladders }) => new Map(ladders.map((ladder) => [placeOf(ladder), ladder])))
  const places = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])]
  const changed = places.filter((place) => !isDeepStrictEqual(old?.get(place), now?.get(place)))
  return isDeepStrictEqual(before.duty, next.duty) ? changed : [...changed, 'duty']
}
