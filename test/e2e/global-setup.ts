import { startPortal } from './portal.ts'

/** One portal for the whole run; journeys that change the same things stand in one file, which runs in its order. */
export default async function setup(): Promise<() => Promise<void>> {
  const startedAt = Date.now()
  const portal = await startPortal()
  process.env['PORTAL_URL'] = portal.url
  process.env['PORTAL_STARTED_AT'] = String(startedAt)
  return () => portal.stop()
}
