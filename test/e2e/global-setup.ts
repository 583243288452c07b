import { startPortal } from './portal.ts'

/**
 * One portal for the whole run; journeys that change the same things stand in one file, which runs in its order.
 * `PORTAL_URL` names one that runs already, for trying a journey again and again.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env['PORTAL_URL']
  const portal = given === undefined ? await startPortal() : { url: given, stop: async () => undefined }
  process.env['PORTAL_URL'] = portal.url
  process.env['PORTAL_AHEAD'] = String(await millisecondsAhead(portal.url))
  return () => portal.stop()
}

/** How far the portal's clock is ahead of ours: authenticator applications need the portal's time. */
async function millisecondsAhead(url: string): Promise<number> {
  const page = await (await fetch(`${url}/dev/clock`)).text()
  const now = /<time datetime="([^"]+)"/i.exec(page)?.[1] ?? ''
  return Date.parse(now) - Date.now()
}
