import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { portalItself, useWorld } from '../../../test/world.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db.ts'
import { openLiveHub, type Listener, type LiveEvent } from './live.ts'

const world = useWorld()
const timing = { recheckMs: 20, heartbeatMs: 20, gatherMs: 1 }

const hubOf = () => openLiveHub(world.db, world.services.log, 'ticket', timing)
const notify = (payload: string) => sql`select pg_notify('portal_event', ${payload})`.execute(world.db)

function listenerOf(details: Partial<Listener> = {}): Listener {
  return {
    personId: 'anna',
    recheck: async () => world.as(portalItself),
    messagesFor: async (_ctx: Context<Db>, events: readonly LiveEvent[]) => events.map(({ id }) => ({ id })),
    ...details,
  }
}

/** Everything a stream says until `found`, or until it ends. */
async function readUntil(stream: AsyncIterable<unknown>, found: string): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += String(chunk)
    if (text.includes(found)) break
  }
  return text
}

describe('the live hub', () => {
  test('begins with how long to wait before coming back, and beats while nothing happens', async () => {
    const hub = hubOf()
    const stream = await hub.join(listenerOf())
    const text = await readUntil(stream!, ':\n\n')
    expect(text.startsWith('retry: 3000\n\n')).toBe(true)
    await hub.close()
  })

  test('asks again even while nothing happens, and ends when nobody is there any more', async () => {
    const hub = hubOf()
    const stream = await hub.join(listenerOf({ recheck: async () => null }))
    expect(await readUntil(stream!, 'event:')).not.toContain('event:')
    await hub.close()
  })

  test('survives what is no event', async () => {
    const hub = hubOf()
    const stream = await hub.join(listenerOf())
    for (const payload of ['', 'nonsense', '{}', '[]', '{"type":1}', 'null']) await notify(payload)
    await notify(JSON.stringify({ type: 'ticket.replied', kind: 'ticket', id: 'x1' }))
    const text = await readUntil(stream!, 'event:')
    expect(text).toContain('event: ticket\ndata: {"id":"x1"}\n\n')
    await hub.close()
  })

  test('what fails ends one stream and says nothing of the reason', async () => {
    const hub = hubOf()
    const failing = await hub.join(listenerOf({ messagesFor: async () => Promise.reject(new Error('tajne')) }))
    const other = await hub.join(listenerOf())
    await notify(JSON.stringify({ type: 'ticket.replied', kind: 'ticket', id: 'x2' }))
    expect(await readUntil(failing!, 'event:')).not.toMatch(/tajne|event:/)
    expect(await readUntil(other!, 'event:')).toContain('"x2"')
    await hub.close()
  })

  test('ends every page when its connection is lost, and listens again for the next', async () => {
    const hub = hubOf()
    const stream = await hub.join(listenerOf())
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen portal_event' and datname = current_database()`.execute(
      world.db,
    )
    expect(await readUntil(stream!, 'event:')).not.toContain('event:')

    const again = await hub.join(listenerOf())
    await notify(JSON.stringify({ type: 'ticket.replied', kind: 'ticket', id: 'x3' }))
    expect(await readUntil(again!, 'event:')).toContain('"x3"')
    await hub.close()
  })
})
