import type { Column, Constraint, DatabaseSchema } from './introspect.ts'

/** What a column gives when read and takes when written. */
type ColumnTypes = { read: string; write: string }

const HEADER = `// Written by scripts/generate-schema.ts from the migrations. Do not edit.
import type { ColumnType } from 'kysely'
import type { Temporal } from 'temporal-polyfill'

/** A JSON value as the database returns it. It is written as text (\`JSON.stringify\`): the driver takes a list for an SQL array. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
`

/** Writes Kysely's types of every table and view. A closed set of texts in a check constraint becomes a union. */
export function renderTypes(schema: DatabaseSchema): string {
  const names = [...schema.tables, ...schema.views.map(({ name }) => name)].toSorted()
  const schemaType = `export type Schema = {\n${names.map((name) => `${name}: ${typeName(name)}`).join('\n')}\n}\n`
  return [HEADER, schemaType, ...names.map((name) => renderTable(schema, name))].join('\n')
}

function renderTable(schema: DatabaseSchema, table: string): string {
  const columns = schema.columns.filter((column) => column.table === table)
  const sets = closedSets(schema.constraints.filter((constraint) => constraint.table === table))
  const lines = columns.map((column) => `${column.name}: ${renderColumn(column, sets.get(column.name))}`)
  return `export type ${typeName(table)} = {\n${lines.join('\n')}\n}\n`
}

function renderColumn(column: Column, set: string | undefined): string {
  const plain = typesOf(column, set)
  const read = column.notNull ? plain.read : `${plain.read} | null`
  const update = column.notNull ? plain.write : `${plain.write} | null`
  if (column.generated === 'stored' || column.generated === 'identity always')
    return `ColumnType<${read}, never, never>`

  const insert = column.default === null && column.generated === 'no' ? update : `${update} | undefined`
  return read === update && insert === update ? read : `ColumnType<${read}, ${insert}, ${update}>`
}

function typesOf(column: Column, set: string | undefined): ColumnTypes {
  const known = typeOf(set === undefined ? column.type : 'closed set', set)
  if (!known)
    throw new Error(`${column.table}.${column.name}: add the type "${column.type}" to scripts/schema/render-types.ts`)
  return known
}

function typeOf(type: string, set = 'never'): ColumnTypes | undefined {
  if (type.endsWith('[]')) return listOf(typeOf(type.slice(0, -2)))
  const [base = ''] = type.split('(')
  switch (base) {
    case 'closed set':
      return same(set)
    case 'uuid':
    case 'text':
    case 'character varying':
    case 'tsvector':
    case 'inet':
    case 'numeric':
      return same('string')
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'double precision':
      return same('number')
    case 'boolean':
      return same('boolean')
    case 'bytea':
      return same('Buffer')
    case 'timestamp with time zone':
      return { read: 'Temporal.Instant', write: 'Temporal.Instant | string' }
    case 'date':
      return { read: 'Temporal.PlainDate', write: 'Temporal.PlainDate | string' }
    case 'jsonb':
      return { read: 'Json', write: 'string' }
    default:
      return undefined
  }
}

function same(type: string): ColumnTypes {
  return { read: type, write: type }
}

function listOf(types: ColumnTypes | undefined): ColumnTypes | undefined {
  return types && { read: `${types.read}[]`, write: `${types.write}[]` }
}

/** Finds the checks of the form `column in ('a', 'b')`. */
function closedSets(constraints: readonly Constraint[]): Map<string, string> {
  const sets = new Map<string, string>()
  for (const { kind, columns, definition } of constraints) {
    const [column] = columns
    const members = kind === 'check' && columns.length === 1 ? membersOf(definition) : []
    if (column !== undefined && members.length > 0) sets.set(column, members.join(' | '))
  }
  return sets
}

function membersOf(definition: string): string[] {
  const list = /^CHECK \(\(\w+ = (?:ANY \(ARRAY\[(.*)\]\)|('[^']*'::text))\)\)$/.exec(definition)
  return [...(list?.[1] ?? list?.[2] ?? '').matchAll(/'([^']*)'::text/g)].map(([, member = '']) => `'${member}'`)
}

function typeName(table: string): string {
  return `${table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table`
}
