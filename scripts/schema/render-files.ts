import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { introspect } from './introspect.ts'
import { renderSql } from './render-sql.ts'
import { renderTypes } from './render-types.ts'

const ROOT = join(import.meta.dirname, '..', '..')

const SCHEMA_SQL = join(ROOT, 'db', 'schema.sql')
const SCHEMA_TYPES = join(ROOT, 'src', 'platform', 'schema.ts')

/** Renders the committed files from a migrated database: path to content. */
export async function renderSchemaFiles(url: string): Promise<Map<string, string>> {
  const schema = await introspect(url)
  const types = await format(renderTypes(schema), { ...(await resolveConfig(SCHEMA_TYPES)), filepath: SCHEMA_TYPES })
  return new Map([
    [SCHEMA_SQL, renderSql(schema)],
    [SCHEMA_TYPES, types],
  ])
}
