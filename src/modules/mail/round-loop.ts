import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Portal } from '../../platform/portal.ts'
import { startWakeLoop, type Loop } from '../../platform/wake-loop.ts'
import { runMailRounds } from './actions/run-mail-rounds.ts'
import { readVoices } from './voices.ts'

/** Looks every half minute whether mails of the calendar are due; a moved demo clock is looked at once. */
export function startMailRounds({ services, db, databaseUrl }: Portal): Loop {
  return startWakeLoop({
    name: 'mail rounds',
    databaseUrl,
    channel: 'portal_clock',
    everySeconds: 30,
    lanes: 1,
    log: services.log,
    work: async () => {
      const ctx = systemContext(services, db, `round-${newId().slice(-8)}`)
      await runMailRounds(ctx, () => readVoices(ctx))
      return false
    },
  })
}
