import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../../src/app.ts'
import { assembly } from '../../src/assembly.ts'
import { parseConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { createLogger } from '../../src/platform/log.ts'
import { servicesOf } from '../../src/platform/portal.ts'

/** The description that the portal gives at /api/v1/openapi.json. No database is asked for it. */
export async function describeInterface(): Promise<unknown> {
  const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-openapi-'))
  const config = parseConfig({ PORTAL_MODE: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  const log = createLogger(config.logLevel)
  const { db, pool } = openDatabase('postgres://nobody@127.0.0.1:1/none', () => undefined)
  const app = await buildApp(
    servicesOf(assembly, config, log, { enqueue: async () => undefined, enqueueAll: async () => undefined }),
    db,
  )
  try {
    return (await app.inject('/api/v1/openapi.json')).json()
  } finally {
    await app.close()
    await pool.end()
    rmSync(dataDir, { recursive: true })
  }
}
