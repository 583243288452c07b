import { startPortal } from './portal.ts'

/**
 * One portal for the whole run; journeys that change the same things stand in one file, which runs in its order.
 * `PORTAL_URL` with `PORTAL_STARTED_AT` names a fresh one that runs already, for trying a journey again and again.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['PORTAL_URL'] !== undefined) return undefined
  const startedAt = Date.now()
  const portal = await startPortal()
  process.env['PORTAL_URL'] = portal.url
  process.env['PORTAL_STARTED_AT'] = String(startedAt)
  return () => portal.stop()
}
