import { askedOf, outcomesOf, type CastName } from './families.ts'
import { knock, spotFor } from './knock.ts'
import { outcomeOf, type Outcome } from './outcomes.ts'
import { isPage, routesOf, type Route } from './routes.ts'
import type { Row, Table } from './row.ts'
import type { Spot, Stage } from './stage.ts'

/** Routes without a row, and rows without a route. */
export function differences(routes: readonly Route[], table: Table, apart: readonly string[]): string[] {
  const rows = new Set([...Object.keys(table).map(routeNameOf), ...apart])
  const names = new Set(routes.map(({ name }) => name))
  return [
    ...[...names].filter((name) => !rows.has(name)).map((name) => `${name} has no row in test/permissions`),
    ...[...rows].filter((name) => !names.has(name)).map((name) => `${name} is no route any more`),
  ]
}

/** A row and the route that it is about. */
export type Case = { readonly key: string; readonly row: Row; readonly route: Route }

export function casesOf(stage: Stage, table: Table): Case[] {
  const routes = new Map(routesOf(stage.world.app).map((route) => [route.name, route]))
  return Object.entries(table).flatMap(([key, row]) => {
    const route = routes.get(routeNameOf(key))
    return route === undefined ? [] : [{ key, row, route }]
  })
}

const routeNameOf = (key: string): string => key.split(' · ')[0]!

/** Asks every row as everybody. @returns a sentence for each who met something else than their family says. */
export async function askAll(stage: Stage, table: Table): Promise<string[]> {
  const wrong: string[] = []
  for (const each of casesOf(stage, table)) wrong.push(...(await askRow(stage, each)))
  return wrong
}

async function askRow(stage: Stage, { key, row, route }: Case): Promise<string[]> {
  const expected = outcomesOf(row.family, isPage(route.url))
  const own = new Map<string, Spot>()
  const wrong: string[] = []
  for (const who of askedOf(row.family)) {
    const response = await knock({ stage, row, route, who, spot: await spotFor(stage, route, who, own) })
    const met = metAt(outcomeOf(response), row)
    if (met !== expected[who]) wrong.push(sentence(key, who, expected[who], `${met} (${response.statusCode})`))
  }
  return wrong
}

const metAt = (outcome: Outcome, { mayRefuse }: Row): Outcome =>
  mayRefuse === true && outcome === 'refused' ? 'enters' : outcome

const sentence = (key: string, who: CastName, expected: Outcome, met: string): string =>
  `${key}: ${who} should meet ${expected}, met ${met}`
