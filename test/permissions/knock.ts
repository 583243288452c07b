import type { LightMyRequestResponse } from 'fastify'
import { signedIn } from '../cast.ts'
import { castNames, type CastName } from './families.ts'
import type { Ask, Row } from './row.ts'
import { isPage, type Route } from './routes.ts'
import { aSpot, type Spot, type Stage } from './stage.ts'

export type Knock = {
  readonly stage: Stage
  readonly row: Row
  readonly route: Route
  readonly who: CastName
  readonly spot: Spot
  /** Other than those of a session that was confirmed just now. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a row's request as one of the cast, in a session of its own unless other headers are given. */
export async function knock({ stage, row, route, who, spot, headers }: Knock): Promise<LightMyRequestResponse> {
  const ask = (await row.ask?.({ stage, spot, who })) ?? {}
  return stage.world.app.inject({
    method: route.method as 'GET',
    url: addressOf(stage, route.url, ask, spot),
    headers: { ...(headers ?? (await headersOf(stage, who))), ...typeOf(route.url, ask), ...ask.headers },
    remoteAddress: `192.0.2.${10 + castNames.indexOf(who)}`,
    ...payloadOf(ask),
  })
}

export async function headersOf({ world, people }: Stage, who: CastName): Promise<Record<string, string>> {
  const person = people[who]
  const browser = { 'sec-fetch-site': 'same-origin' }
  return person === null ? browser : signedIn(world, person, who === 'half' ? 'password' : 'full')
}

/** A write gets a ticket of its own, so that what one row did is not what the next finds. */
export async function spotFor(stage: Stage, route: Route, who: CastName, own: Map<string, Spot>): Promise<Spot> {
  const side = who === 'partnerWith' ? 'shared' : 'kept'
  if (route.method === 'GET' || !/:number/.test(route.url)) return stage.spots[side]
  const spot = own.get(side) ?? (await aSpot(stage.world, stage.desk, side === 'shared'))
  own.set(side, spot)
  return spot
}

function addressOf({ desk }: Stage, url: string, { params = {}, query }: Ask, spot: Spot): string {
  const number = /contracts|umowy/.test(url) ? desk.contract.number : spot.number
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? (name === 'number' ? number : '-'))
  return query === undefined ? path : `${path}?${new URLSearchParams(query).toString()}`
}

const BOUNDARY = 'edge-of-a-part'

function typeOf(url: string, { json, form, parts }: Ask): Record<string, string> {
  if (parts !== undefined) return { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
  if (form !== undefined) return { 'content-type': 'application/x-www-form-urlencoded' }
  return json === undefined || isPage(url) ? {} : { 'content-type': 'application/json' }
}

function payloadOf({ json, form, parts }: Ask): { payload?: string } {
  if (parts !== undefined) return { payload: multipartOf(parts) }
  if (form !== undefined) return { payload: new URLSearchParams(form).toString() }
  return json === undefined ? {} : { payload: JSON.stringify(json) }
}

function multipartOf(parts: NonNullable<Ask['parts']>): string {
  const bodies = Object.entries(parts).map(([name, value]) =>
    typeof value === 'string'
      ? `name="${name}"\r\n\r\n${value}`
      : `name="${name}"; filename="${value.name}"\r\nContent-Type: text/plain\r\n\r\n${value.content}`,
  )
  return [
    ...bodies.map((body) => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${body}\r\n`),
    `--${BOUNDARY}--\r\n`,
  ].join('')
}
