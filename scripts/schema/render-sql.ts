import type { Column, DatabaseSchema } from './introspect.ts'

/** Writes the whole schema as one SQL text, for reading and for review; it is never run. */
export function renderSql(schema: DatabaseSchema): string {
  const blocks = [
    '-- Written by scripts/generate-schema.ts from the migrations. Do not edit.',
    schema.extensions.map((name) => `create extension ${name};`).join('\n'),
    ...schema.functions.map(({ definition }) => `${definition.trimEnd()};`),
    ...schema.tables.map((table) => renderTable(schema, table)),
    ...schema.views.map(({ name, definition }) => `create view ${name} as\n${definition}`),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function renderTable(schema: DatabaseSchema, table: string): string {
  const lines = [
    ...of(schema.columns, table).map(renderColumn),
    ...of(schema.constraints, table)
      .filter(({ kind }) => kind !== 'trigger')
      .map(({ name, definition }) => `  constraint ${name} ${definition}`),
  ]
  const indexes = of(schema.indexes, table).filter(({ ofConstraint }) => !ofConstraint)
  return [
    `create table ${table} (\n${lines.join(',\n')}\n);`,
    ...indexes.map(({ definition }) => `${definition};`),
    ...of(schema.triggers, table).map(({ definition }) => `${definition};`),
  ].join('\n')
}

function renderColumn(column: Column): string {
  return `  ${column.name} ${column.type}${column.notNull ? ' not null' : ''}${renderDefault(column)}`
}

function renderDefault({ generated, default: expression }: Column): string {
  if (generated === 'stored') return ` generated always as (${expression}) stored`
  if (generated !== 'no') return ` generated ${generated.replace('identity ', '')} as identity`
  return expression === null ? '' : ` default ${expression}`
}

function of<Part extends { table: string }>(parts: readonly Part[], table: string): Part[] {
  return parts.filter((part) => part.table === table)
}
