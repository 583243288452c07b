import { beforeAll, describe, expect, test } from 'vitest'
import { aStaffMember, type Person } from '../../../../test/cast.ts'
import { aMailReader } from '../../../../test/cast-mails.ts'
import { aDesk, aTicket, anAnswer } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import type { Texts } from '../rules/template-parts.ts'
import { shippedTexts } from '../shipped-texts.ts'
import { readTemplate } from './read-template.ts'
import { restoreTemplate } from './restore-template.ts'
import { saveTemplate } from './save-template.ts'

const world = useWorld()
const newMails = aMailReader(world)
let admin: Person

beforeAll(async () => {
  admin = await aStaffMember(world, ['admin'], { name: 'Ada Min' })
})

const id = 'ticket_replied'
const todo = (pl: string, en: string): Texts => ({ 'mail.replied_todo': { pl, en } })
const save = (base: number, texts: Texts, publish: boolean, by = admin) =>
  saveTemplate(world.as(by.actor), shippedTexts, { id, base, texts, publish })
const read = () => readTemplate(world.as(admin.actor), shippedTexts, id)
const restore = (version: number) => restoreTemplate(world.as(admin.actor), shippedTexts, { id, version })

async function lettersOfAnAnswer() {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  await newMails()
  await anAnswer(world, desk, ticket)
  return (await newMails()).map(({ text }) => text).join()
}

describe('the words of a letter', () => {
  test('stay as they are while there is a draft, and change when it is published', async () => {
    expect(await save(0, todo('Odpisz, gdy zechcesz.', 'Write when you like.'), false)).toBe(1)
    expect(await lettersOfAnAnswer()).toContain(shippedTexts['mail.replied_todo']?.pl)

    expect(await save(1, {}, true)).toBe(1)
    expect(await lettersOfAnAnswer()).toContain('Odpisz, gdy zechcesz.')
    expect((await read()).texts).toEqual(todo('Odpisz, gdy zechcesz.', 'Write when you like.'))
  })

  test('cannot be published with a language missing, and nothing changes', async () => {
    const { version } = await read()
    const wrong = save(version, todo('Tylko po polsku.', ''), true)
    await expect(wrong).rejects.toMatchObject({
      code: 'form.invalid',
      fields: [{ field: 'mail.replied_todo.en', code: 'mail.problem.language_missing' }],
    })
    expect((await read()).version).toBe(version)
  })

  test('are not written over those that somebody else saved meanwhile', async () => {
    const { version } = await read()
    await save(version, todo('Pierwszy.', 'First.'), true)
    await expect(save(version, todo('Drugi.', 'Second.'), true)).rejects.toMatchObject({ code: 'mail.problem.stale' })
  })

  test('come back from an earlier version, and from the shipped ones', async () => {
    const { version } = await read()
    expect(await restore(1)).toBe(version + 1)
    expect(await lettersOfAnAnswer()).toContain('Odpisz, gdy zechcesz.')
    await restore(0)
    expect(await lettersOfAnAnswer()).toContain(shippedTexts['mail.replied_todo']?.pl)
    await expect(restore(99)).rejects.toMatchObject({ code: 'http.not_found' })
  })

  test('make no version when nothing has changed', async () => {
    const { version } = await read()
    expect(
      await save(version, { 'mail.replied_todo': shippedTexts['mail.replied_todo'] ?? { pl: '', en: '' } }, true),
    ).toBe(version)
  })

  test('are written down in the log by name and version, not word for word', async () => {
    const events = await world.db
      .selectFrom('audit_event')
      .select(['type', 'actor_id', 'data'])
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    expect(events.slice(0, 2)).toEqual([
      { type: 'mail.template_drafted', actor_id: admin.id, data: { version: 1, changed: ['mail.replied_todo'] } },
      { type: 'mail.template_published', actor_id: admin.id, data: { version: 1, changed: [] } },
    ])
    expect(events.map(({ type }) => type)).toContain('mail.template_restored')
  })

  test('are an administrator’s business alone', async () => {
    const manager = await aStaffMember(world, ['manager'])
    await expect(save(0, {}, false, manager)).rejects.toMatchObject({ code: 'http.not_found' })
    await expect(readTemplate(world.as(manager.actor), shippedTexts, id)).rejects.toMatchObject({
      code: 'http.not_found',
    })
  })

  test('that got broken in the table stop no letter', async () => {
    const { version } = await read()
    await world.db
      .insertInto('mail_template_version')
      .values({
        id: '01900000-0000-7000-8000-000000000001',
        template: id,
        version: version + 1,
        texts: JSON.stringify({ 'mail.replied_todo': { pl: 'Zepsute {', en: 'Broken {' }, 'mail.hello': 7, x: null }),
        written_by: admin.id,
        written_at: world.now(),
        published_at: world.now(),
      })
      .execute()
    expect(await lettersOfAnAnswer()).toContain(shippedTexts['mail.replied_todo']?.pl)
  })
})
