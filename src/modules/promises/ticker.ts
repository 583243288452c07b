import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Portal } from '../../platform/portal.ts'
import { startWakeLoop, type Loop } from '../../platform/wake-loop.ts'
import { tickClocks } from './actions/tick-clocks.ts'

/** Looks for due clocks every second; a moved demo clock rings at once. */
export function startTicker({ services, db, databaseUrl }: Portal): Loop {
  return startWakeLoop({
    name: 'promise ticker',
    databaseUrl,
    channel: 'portal_clock',
    everySeconds: 1,
    lanes: 1,
    log: services.log,
    work: async () => (await tickClocks(systemContext(services, db, `tick-${newId().slice(-8)}`))).more,
  })
}
