// The floor: bare Fastify and bare pg, the same main questions, answers of the same length, and nothing else.
import { fastify } from 'fastify'
import pg from 'pg'
import { verifyPassword } from '../src/platform/password-hash.ts'
import { FLOOR_PASSWORD, type FloorSettings } from './floor-task.ts'

const { port, databaseUrl, tasks } = JSON.parse(process.env['FLOOR'] ?? '') as FloorSettings
const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, options: '-c timezone=UTC' })
pool.on('error', () => undefined)
const server = fastify({ logger: false })

for (const [name, { statements, bytes, hash }] of Object.entries(tasks)) {
  const body = Buffer.alloc(bytes, 'x')
  const answer = async () => {
    if (hash !== undefined) await verifyPassword(hash, FLOOR_PASSWORD)
    await Promise.all(
      statements.map(({ sql, values }, index) =>
        pool.query({ name: `${name}${index}`, text: sql, values: [...values] }),
      ),
    )
    return body
  }
  server.get(`/${name}`, answer)
  server.post(`/${name}`, answer)
}
server.get('/readyz', () => 'ready')

process.on('SIGTERM', () => void server.close().then(() => pool.end()))
await server.listen({ port, host: '127.0.0.1' })
