import { systemContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Portal } from '../../platform/portal.ts'
import { startWakeLoop, type Loop } from '../../platform/wake-loop.ts'
import { removeStaleUploads } from './actions/remove-stale-uploads.ts'

/** Looks every quarter of an hour for uploads that nobody sent. */
export function startUploadCleaner({ services, db, databaseUrl }: Portal): Loop {
  return startWakeLoop({
    name: 'upload cleaner',
    databaseUrl,
    channel: 'portal_clock',
    everySeconds: 15 * 60,
    lanes: 1,
    log: services.log,
    work: () => removeStaleUploads(systemContext(services, db, `uploads-${newId().slice(-8)}`)),
  })
}
