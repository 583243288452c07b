import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../platform/hash.ts'
import { visitor } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { inTransaction } from '../../../platform/context.ts'
import { aDesk, anUpload, aTicket } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEntries } from '../store/entries.ts'
import { findAttachment, listUploads } from '../store/files.ts'
import { addEntry } from './add-entry.ts'
import { attachFiles } from './attach-files.ts'
import { keepUpload } from './keep-upload.ts'
import { removeStaleUploads } from './remove-stale-uploads.ts'

const world = useWorld()

async function* chunks(count: number, size: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) yield new Uint8Array(size).fill(65)
}

describe('an upload', () => {
  test('waits for its sender alone', async () => {
    const desk = await aDesk(world)
    const { id } = await anUpload(world, desk.anna)
    expect((await listUploads(world.as(desk.anna.actor), desk.anna.id, [id])).map(({ name }) => name)).toEqual([
      'konsola.txt',
    ])
    expect(await listUploads(world.as(desk.ola.actor), desk.ola.id, [id])).toEqual([])
    expect(await listUploads(world.as(desk.anna.actor), desk.anna.id, [])).toEqual([])
  })

  test('of the same content is stored once, and belongs to each sender', async () => {
    const desk = await aDesk(world)
    const [one, other] = [
      await anUpload(world, desk.anna, { content: 'ten sam' }),
      await anUpload(world, desk.ola, { content: 'ten sam' }),
    ]
    expect(one.id).not.toBe(other.id)
    const rows = await world.db
      .selectFrom('attachment')
      .select('sha256')
      .where('id', 'in', [one.id, other.id])
      .execute()
    expect(new Set(rows.map(({ sha256 }) => sha256)).size).toBe(1)
  })

  test('of the largest size is taken, one byte more is not', async () => {
    const desk = await aDesk(world)
    const limits = { ...world.services.config.operator.limits, attachmentBytes: 3000 }
    const { config } = world.services
    const ctx = {
      ...world.as(desk.anna.actor),
      services: { ...world.services, config: { ...config, operator: { ...config.operator, limits } } },
    }
    await expect(keepUpload(ctx, { name: 'a', kind: 'log', content: chunks(3, 1000) })).resolves.toMatchObject({
      size: 3000,
    })
    await expect(keepUpload(ctx, { name: 'a', kind: 'log', content: chunks(3, 1001) })).rejects.toThrow(
      'form.too_large',
    )
  })

  test('of nothing, or by nobody, is refused', async () => {
    const desk = await aDesk(world)
    await expect(
      keepUpload(world.as(desk.anna.actor), { name: 'a', kind: 'log', content: chunks(0, 0) }),
    ).rejects.toThrow('dialogue.file_empty')
    await expect(keepUpload(world.as(visitor), { name: 'a', kind: 'log', content: chunks(1, 1) })).rejects.toThrow(
      'http.sign_in_required',
    )
  })

  test('more files than an entry takes are refused, with the number', async () => {
    const desk = await aDesk(world)
    const uploads = Array.from({ length: 21 }, () => ({ id: newId() }))
    const attach = inTransaction(world.as(desk.anna.actor), (tx) =>
      attachFiles(tx, { ticketId: newId(), entryId: newId() }, uploads),
    )
    await expect(attach).rejects.toThrow(
      expect.objectContaining({ code: 'dialogue.too_many_files', params: { max: 20 } }),
    )
  })

  test('is found through its own ticket and entry only', async () => {
    const desk = await aDesk(world)
    const [ticket, other] = [await aTicket(world, desk), await aTicket(world, desk)]
    const { id } = await anUpload(world, desk.anna)
    const ctx = world.as(desk.anna.actor)
    expect(await findAttachment(ctx, ticket.id, id, { internal: true })).toBeNull()
    const [entry] = await listEntries(ctx, ticket.id, { internal: false })
    await inTransaction(ctx, (tx) =>
      attachFiles(tx, { ticketId: ticket.id, entryId: entry?.id ?? '' }, [{ id, kind: 'screenshot' }]),
    )

    expect(await findAttachment(ctx, ticket.id, id, { internal: false })).toMatchObject({
      name: 'konsola.txt',
      kind: 'screenshot',
    })
    expect(await findAttachment(ctx, other.id, id, { internal: true })).toBeNull()
  })
})

describe('the dialogue', () => {
  test('is read newest first, in parts, with the facts of its events', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const facts = { from: 'P1', to: 'P2', urgent: true, count: 2, nothing: null }
    await inTransaction(world.as(portalItself), (tx) =>
      addEntry(tx, ticket.id, {
        kind: 'event',
        side: 'system',
        authorId: null,
        authorName: 'myHEZO',
        channel: 'portal',
        language: 'pl',
        body: '',
        event: 'closed',
        data: facts,
      }),
    )

    const all = await listEntries(world.as(portalItself), ticket.id, { internal: false })
    expect(all.map(({ position }) => position)).toEqual([3, 2, 1])
    expect(all[0]?.data).toEqual(facts)
    expect(
      (await listEntries(world.as(portalItself), ticket.id, { internal: false, limit: 1, before: 3 })).map(
        ({ position }) => position,
      ),
    ).toEqual([2])
  })
})

describe('uploads that nobody sends', () => {
  const clean = () => removeStaleUploads(world.as(portalItself))
  const isKept = async (content: string) => world.services.files.has(sha256(content))
  const idsOf = async (ids: readonly string[]) =>
    (await world.db.selectFrom('attachment').select('id').where('id', 'in', ids).execute()).map(({ id }) => id)

  test('go after a day with what nothing else names, and the log counts them', async () => {
    const desk = await aDesk(world)
    const [lone, twin] = [
      await anUpload(world, desk.anna, { content: 'sam jeden' }),
      await anUpload(world, desk.anna, { content: 'dwa razy' }),
    ]
    world.clock.advanceTo(world.now().add({ hours: 23 }))
    const fresh = await anUpload(world, desk.ola, { content: 'dwa razy' })
    await clean()
    expect(await idsOf([lone.id, twin.id, fresh.id])).toHaveLength(3)

    world.clock.advanceTo(world.now().add({ hours: 1, seconds: 1 }))
    expect(await clean()).toBe(false)
    expect(await idsOf([lone.id, twin.id, fresh.id])).toEqual([fresh.id])
    expect([await isKept('sam jeden'), await isKept('dwa razy')]).toEqual([false, true])
    const event = await world.db
      .selectFrom('audit_event')
      .select('data')
      .where('type', '=', 'dialogue.stale_uploads_removed')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(event.data).toMatchObject({ contents: expect.any(Number) })
  })

  test('leave what an entry has taken, and what came by mail', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const sent = await anUpload(world, desk.anna, { content: 'wysłane' })
    const ctx = world.as(desk.anna.actor)
    const [entry] = await listEntries(ctx, ticket.id, { internal: false })
    await inTransaction(ctx, (tx) => attachFiles(tx, { ticketId: ticket.id, entryId: entry?.id ?? '' }, [sent]))
    await anUpload(world, desk.anna, { content: 'także poczta' })
    await sql`insert into raw_mail (id, sha256, size, envelope_to, received_at, state, next_attempt_at)
      values (${newId()}, ${sha256('także poczta')}, 1, '{}', now(), 'review', now())`.execute(world.db)

    world.clock.advanceTo(world.now().add({ hours: 25 }))
    await clean()
    expect(await idsOf([sent.id])).toEqual([sent.id])
    expect([await isKept('wysłane'), await isKept('także poczta')]).toEqual([true, true])
  })

  test('are cleaned by a portal that finds nothing without a word', async () => {
    await clean()
    const before = await countCleanings()
    await clean()
    expect(await countCleanings()).toBe(before)
  })

  const countCleanings = async () =>
    (
      await world.db
        .selectFrom('audit_event')
        .select('id')
        .where('type', '=', 'dialogue.stale_uploads_removed')
        .execute()
    ).length
})
