import type { LightMyRequestResponse } from 'fastify'
import { signedIn, type Person } from './cast.ts'
import type { World } from './world.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>
export type SentFile = { readonly field?: string; readonly name: string; readonly content: string }

/** A signed-in person's browser without JavaScript. */
export type Reader = {
  readonly get: (url: string) => Promise<LightMyRequestResponse>
  readonly post: (url: string, fields?: Fields) => Promise<LightMyRequestResponse>
  /** Sends a form as browsers send one with files. */
  readonly send: (url: string, fields: Fields, files?: readonly SentFile[]) => Promise<LightMyRequestResponse>
}

export async function aReader(world: World, person: Person, locale: 'pl' | 'en' = 'pl'): Promise<Reader> {
  await world.db.updateTable('person').set({ locale }).where('id', '=', person.id).execute()
  const headers = await signedIn(world, person)
  return {
    get: (url) => world.app.inject({ method: 'GET', url, headers }),
    post: (url, fields = {}) =>
      world.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(pairsOf(fields).map(([name, value]) => [name, value])).toString(),
      }),
    send: (url, fields, files = []) =>
      world.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
        payload: multipartOf(fields, files),
      }),
  }
}

const BOUNDARY = 'edge-of-a-part'

const pairsOf = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each): [string, string] => [name, each]))

function multipartOf(fields: Fields, files: readonly SentFile[]): Buffer {
  const texts = pairsOf(fields).map(([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`)
  const sent = files.map(
    ({ field = 'files', name, content }) =>
      `Content-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n${content}`,
  )
  const parts = [...texts, ...sent].map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('')
  return Buffer.from(`${parts}--${BOUNDARY}--\r\n`)
}

/** What a page says, without its markup. */
export function textOf({ body }: LightMyRequestResponse): string {
  const inside = /<main[\s\S]*<\/main>/.exec(body)?.[0] ?? body
  return inside
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The value of a hidden or typed field on a page; null when it has no such field. */
export function valueOf({ body }: LightMyRequestResponse, name: string): string | null {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(body)?.[0]
  return input === undefined ? null : (/value="([^"]*)"/.exec(input)?.[1] ?? '')
}

/** How many questions the database is asked while `work` runs. */
export async function questionsOf(world: World, work: () => Promise<unknown>): Promise<number> {
  const executor = world.db.getExecutor()
  const ask = executor.executeQuery.bind(executor)
  let asked = 0
  Object.assign(executor, {
    executeQuery: (...given: Parameters<typeof ask>) => {
      asked += 1
      return ask(...given)
    },
  })
  await work()
  Object.assign(executor, { executeQuery: ask })
  return asked
}
