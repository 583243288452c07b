// Writes db/schema.sql and src/platform/schema.ts from the migrations: node scripts/generate-schema.ts
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { renderSchemaFiles } from './schema/render-files.ts'

const ROOT = join(import.meta.dirname, '..')

const dataDir = await mkdtemp(join(tmpdir(), 'myhezo-schema-'))
await chmod(dataDir, 0o755)
const server = await startEmbeddedPostgres({ dataDir, durable: false })
try {
  await migrate(server.url, join(ROOT, 'db', 'migrations'))
  for (const [path, content] of await renderSchemaFiles(server.url)) {
    await writeFile(path, content)
    console.log(`Written: ${relative(ROOT, path)}`)
  }
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true })
}
