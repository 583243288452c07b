import { readFile } from 'node:fs/promises'
import { relative } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { referencesWithoutIndex, tablesWithoutKey } from '../scripts/schema/find-faults.ts'
import { introspect } from '../scripts/schema/introspect.ts'
import type { DatabaseSchema } from '../scripts/schema/introspect.ts'
import { renderSchemaFiles } from '../scripts/schema/render-files.ts'
import { renderTypes } from '../scripts/schema/render-types.ts'
import { freshDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'

const PLANTED = `
  create table planted_owner (id uuid primary key);
  create table planted (
    owner_id  uuid references planted_owner,
    kind      text not null check (kind in ('loan', 'replacement')),
    only_kind text not null default 'loan' check (only_kind in ('loan')),
    number    integer generated always as identity,
    doubled   integer generated always as (2 * 3) stored,
    due_on    date,
    facts     jsonb not null default '[]',
    labels    text[] not null
  );
  create index on planted (owner_id) where kind = 'loan';`

let database: TestDatabase
let schema: DatabaseSchema

beforeAll(async () => {
  database = await freshDatabase()
  schema = await introspect(database.url)
})

afterAll(() => database.drop())

test('the committed schema files are what the migrations give (node scripts/generate-schema.ts)', async () => {
  const files = await renderSchemaFiles(database.url)

  for (const [path, content] of files) expect(await readFile(path, 'utf8'), relative('', path)).toBe(content)
  expect(files.size).toBe(2)
})

test('every table has a primary key', () => {
  expect(schema.tables.length).toBeGreaterThan(20)
  expect(tablesWithoutKey(schema)).toEqual([])
})

test('every reference is served by an index', () => {
  expect(schema.constraints.filter(({ kind }) => kind === 'foreign key').length).toBeGreaterThan(20)
  expect(referencesWithoutIndex(schema)).toEqual([])
})

describe('with a planted table', () => {
  let planted: DatabaseSchema

  beforeAll(async () => {
    const copy = await freshDatabase()
    await plant(copy)
    planted = await introspect(copy.url)
    await copy.drop()
  })

  test('the missing primary key is seen', () => {
    expect(tablesWithoutKey(planted)).toEqual(['planted'])
  })

  test('the reference that only a partial index covers is seen', () => {
    expect(referencesWithoutIndex(planted)).toEqual(['planted (owner_id)'])
  })

  test('each column has the type that its definition allows', () => {
    const [, body] = /export type PlantedTable = \{\n([^}]*)\n\}/.exec(renderTypes(planted)) ?? []

    expect(body?.split('\n')).toEqual([
      'owner_id: string | null',
      "kind: 'loan' | 'replacement'",
      "only_kind: ColumnType<'loan', 'loan' | undefined, 'loan'>",
      'number: ColumnType<number, never, never>',
      'doubled: ColumnType<number | null, never, never>',
      'due_on: ColumnType<Temporal.PlainDate | null, Temporal.PlainDate | string | null, Temporal.PlainDate | string | null>',
      'facts: ColumnType<Json, string | undefined, string>',
      'labels: string[]',
    ])
  })
})

async function plant({ url }: TestDatabase): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(PLANTED).finally(() => client.end())
}
