import { sql } from 'kysely'
import type { LightMyRequestResponse } from 'fastify'
import { casesOf, type Case } from '../permissions/ask-all.ts'
import type { CastName } from '../permissions/families.ts'
import { headersOf, knock } from '../permissions/knock.ts'
import type { Stage } from '../permissions/stage.ts'
import { apiTable } from '../permissions/table-api.ts'
import { pagesTable } from '../permissions/table-pages.ts'
import type { World } from '../world.ts'

/** Every operation of the portal but the stream of live events, with a request that makes sense. */
export const everyCase = (stage: Stage): Case[] => casesOf(stage, { ...apiTable, ...pagesTable })

export const everyRead = (stage: Stage): Case[] => everyCase(stage).filter(({ route }) => route.method === 'GET')

export const everyWrite = (stage: Stage): Case[] => everyCase(stage).filter(({ route }) => route.method !== 'GET')

/** Sends cases as one person, in one new session unless headers are given, on the ticket that this person is about. */
export async function sweep(
  stage: Stage,
  who: CastName,
  cases: readonly Case[],
  see: (key: string, response: LightMyRequestResponse) => void | Promise<void>,
  given?: Readonly<Record<string, string>>,
): Promise<void> {
  const headers = given ?? (await headersOf(stage, who))
  const spot = stage.spots[who === 'partnerWith' ? 'shared' : 'kept']
  for (const { key, row, route } of cases) await see(key, await knock({ stage, row, route, who, spot, headers }))
}

/** All that leaves with an answer. */
export const everythingOf = ({ headers, body }: LightMyRequestResponse): string => `${JSON.stringify(headers)}\n${body}`

/** The names of the query parameters that a route declares. */
export function queryOf({ route }: Case): string[] {
  const query = route.schema?.querystring as { properties?: object } | undefined
  return Object.keys(query?.properties ?? {})
}

/** The same case with other values in its query. */
export function withQuery({ key, row, route }: Case, query: Record<string, string>): Case {
  const ask: Case['row']['ask'] = async (place) => {
    const given = (await row.ask?.(place)) ?? {}
    return { ...given, query: { ...given.query, ...query } }
  }
  return { key: `${key} ${JSON.stringify(query).slice(0, 200)}`, row: { ...row, ask }, route }
}

/** A fingerprint of each table: two are equal when nothing was written in between. */
export async function printOf(world: World): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
    order by 1`.execute(world.db)
  const prints = tables.map(
    ({ name }) =>
      sql`select ${name} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print from ${sql.table(name)} t`,
  )
  const { rows } = await sql<{ name: string; print: string }>`${sql.join(prints, sql` union all `)}`.execute(world.db)
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]))
}

/** The tables in which something was written, by name: the database answers in the order in which it finished. */
export const changedTables = (before: Record<string, string>, after: Record<string, string>): string[] =>
  Object.keys(after)
    .filter((name) => before[name] !== after[name])
    .toSorted()
