import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEventsOf } from '../store.ts'
import { record } from './record.ts'
import { verifyAuditChain } from './verify-audit-chain.ts'

const world = useWorld()

async function happened(id: string, data = {}): Promise<void> {
  await inTransaction(world.as(portalItself), (tx) =>
    record(tx, { type: 'test.happened', subject: { kind: 'test', id }, data }),
  )
}

describe('the audit log', () => {
  test('keeps what happened, to what, by whom and when', async () => {
    const id = newId()
    await happened(id, { colour: 'żółty' })

    const [event] = await listEventsOf(world.as(portalItself), id)
    expect(event).toMatchObject({
      type: 'test.happened',
      subjectKind: 'test',
      actorKind: 'system',
      data: { colour: 'żółty' },
    })
    expect(event?.occurredAt.toString()).toBe(world.now().toString())
  })

  test('leaves nothing when the change is rolled back', async () => {
    const id = newId()
    const failing = inTransaction(world.as(portalItself), async (tx) => {
      await record(tx, { type: 'test.happened', subject: { kind: 'test', id } })
      throw new Error('changed my mind')
    })

    await expect(failing).rejects.toThrow('changed my mind')
    expect(await listEventsOf(world.as(portalItself), id)).toEqual([])
  })

  test('stays one whole chain under parallel writers', async () => {
    await Promise.all(Array.from({ length: 40 }, () => happened(newId())))

    const { entries, fault } = await verifyAuditChain(world.as(portalItself))
    expect(fault).toBeNull()
    expect(entries).toBeGreaterThanOrEqual(40)
  })

  test('refuses to be changed or emptied', async () => {
    await happened(newId())

    await expect(sql`update audit_event set type = 'test.other'`.execute(world.db)).rejects.toThrow('append-only')
    await expect(sql`delete from audit_chain`.execute(world.db)).rejects.toThrow('append-only')
    await expect(sql`truncate audit_event cascade`.execute(world.db)).rejects.toThrow('append-only')
  })

  test.each([
    [
      'an event that was changed',
      sql`update audit_event set type = 'test.forged' where id = (select event_id from audit_chain where position = 3)`,
      3,
      'changed',
    ],
    ['a link that was taken out', sql`delete from audit_chain where position = 2`, 2, 'missing'],
  ])('names %s behind its back', async (_, forgery, position, fault) => {
    for (let written = 0; written < 4; written++) await happened(newId())
    await sql`alter table audit_event disable trigger user; alter table audit_chain disable trigger user`.execute(
      world.db,
    )
    await forgery.execute(world.db)

    expect((await verifyAuditChain(world.as(portalItself))).fault).toMatchObject({ position, fault })
  })
})
