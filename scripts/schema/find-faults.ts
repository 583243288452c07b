import type { Constraint, DatabaseSchema } from './introspect.ts'

/** Tables without a primary key, by name. */
export function tablesWithoutKey({ tables, constraints }: DatabaseSchema): string[] {
  const keyed = constraints.filter(({ kind }) => kind === 'primary key').map(({ table }) => table)
  return tables.filter((table) => !keyed.includes(table))
}

/** References that no index serves: deleting or joining the other side would read the whole table. */
export function referencesWithoutIndex(schema: DatabaseSchema): string[] {
  return schema.constraints
    .filter(({ kind }) => kind === 'foreign key')
    .filter((reference) => !isServed(schema, reference))
    .map(({ table, columns }) => `${table} (${columns.join(', ')})`)
}

/** A partial index serves only where its condition is nothing but that the reference is there. */
function isServed({ indexes }: DatabaseSchema, { table, columns }: Constraint): boolean {
  const present = `WHERE (${columns[0]} IS NOT NULL)`
  return indexes
    .filter((index) => index.table === table && (!index.partial || index.definition.endsWith(present)))
    .some((index) => index.columns.slice(0, columns.length).toSorted().join() === columns.toSorted().join())
}
