import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, signedIn, type Person } from '../../../test/cast.ts'
import { aDesk, aTicket, anUpload, type Desk } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'
import { addNote } from './actions/add-note.ts'
import { postReply } from './actions/post-reply.ts'

const world = useWorld()

type Part = {
  readonly name: string
  readonly filename?: string
  readonly type?: string
  readonly content: string | Uint8Array
}

const BOUNDARY = 'granica-7f3a'

function multipartOf(
  parts: readonly Part[],
  boundary = BOUNDARY,
): { payload: Buffer; headers: Record<string, string> } {
  const chunks = parts.flatMap(({ name, filename, type, content }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n`,
    ),
    Buffer.from(type === undefined ? '\r\n' : `Content-Type: ${type}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

async function send(person: Person, parts: readonly Part[], path = '/uploads') {
  const { payload, headers } = multipartOf(parts)
  return world.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { ...(await signedIn(world, person)), ...headers },
    payload,
  })
}

const get = async (person: Person, path: string) =>
  world.app.inject({ url: `/api/v1${path}`, headers: await signedIn(world, person) })

const file = (content: string | Uint8Array, filename = 'konsola.txt', type = 'text/plain'): Part => ({
  name: 'file',
  filename,
  type,
  content,
})

async function attached(
  desk: Desk,
  details: { name?: string; content?: string | Uint8Array },
): Promise<{ path: string; number: string; id: string }> {
  const { number } = await aTicket(world, desk)
  const { id } = await anUpload(world, desk.anna, details)
  await postReply(world.as(desk.anna.actor), { number, body: '', uploads: [{ id }] })
  return { path: `/tickets/${number}/attachments/${id}`, number, id }
}

let desk: Desk
beforeAll(async () => {
  desk = await aDesk(world)
})

describe('sending a file', () => {
  test('keeps it for its sender, with what it seems to give away', async () => {
    const sent = await send(desk.anna, [
      { name: 'kind', content: 'configuration' },
      file('set password ENC abc', 'fw.cfg'),
    ])
    expect(sent.statusCode).toBe(201)
    expect(sent.json()).toMatchObject({ name: 'fw.cfg', kind: 'configuration', size: 20, secrets: ['password'] })
  })

  test('straight to a ticket writes an entry with it', async () => {
    const { number } = await aTicket(world, desk)
    const sent = await send(desk.anna, [file('log')], `/tickets/${number}/attachments`)
    expect(sent.statusCode).toBe(201)
    expect((await get(desk.anna, `/tickets/${number}`)).json()).toMatchObject({
      entries: [{ position: 3, body: '', attachments: [{ name: 'konsola.txt', size: 3 }] }, {}, {}],
    })
  })

  test('of another’s ticket finds nothing, and keeps nothing', async () => {
    const { number } = await aTicket(world, desk)
    const stranger = await aCustomer(world, [await anOrganisation(world)])
    expect((await send(stranger, [file('obcy plik')], `/tickets/${number}/attachments`)).statusCode).toBe(404)
    expect(
      await world.db.selectFrom('attachment').select('id').where('uploader_id', '=', stranger.id).execute(),
    ).toEqual([])
  })

  test('more than the limit is refused with the limit named', async () => {
    const sent = await send(desk.anna, [
      file(new Uint8Array(world.services.config.operator.limits.attachmentBytes + 1)),
    ])
    expect(sent.statusCode).toBe(413)
    expect(sent.json()).toMatchObject({ code: 'form.too_large', title: 'Plik jest za duży: najwięcej 50 MB.' })
  })

  test.each([
    ['no file at all', [{ name: 'kind', content: 'log' }], 400, 'form.unreadable'],
    ['an empty file field', [file('', '')], 400, 'form.unreadable'],
    ['an empty file', [file('')], 422, 'dialogue.file_empty'],
  ])('%s is refused', async (_, parts, status, code) => {
    const sent = await send(desk.anna, parts)
    expect([sent.statusCode, sent.json<{ code: string }>().code]).toEqual([status, code])
  })

  test.each([
    [
      'a form that breaks off',
      '--granica-7f3a\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc',
      'multipart/form-data; boundary=granica-7f3a',
    ],
    ['a form without a boundary', 'abc', 'multipart/form-data'],
    ['a very long boundary', 'abc', `multipart/form-data; boundary=${'b'.repeat(252)}`],
    [
      'a part header named __proto__',
      '--g\r\n__proto__: x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--g--\r\n',
      'multipart/form-data; boundary=g',
    ],
    ['no form', '{}', 'application/json'],
  ])('%s is refused and the portal lives on', async (_, payload, type) => {
    const sent = await world.app.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { ...(await signedIn(world, desk.anna)), 'content-type': type },
      payload,
    })
    expect(sent.json()).toMatchObject({ code: 'form.unreadable', status: 400 })
    expect((await world.app.inject('/healthz')).statusCode).toBe(200)
  })

  test.each([
    '../../etc/passwd',
    '..\\..\\boot.ini',
    '\u200b.htaccess',
    'a\u202efdp.exe',
    'COM1',
    '.env',
    'x'.repeat(400),
  ])('the name %j is a label only', async (filename) => {
    const sent = await send(desk.anna, [file('treść', filename)])
    const { name } = sent.json<{ name: string }>()
    expect(name).not.toMatch(/[/\\\u200b\u202e]|^\./)
    expect(name.length).toBeLessThanOrEqual(200)
    const stored = readdirSync(join(world.services.config.dataDir, 'files'), { recursive: true }).map(String)
    expect(stored.filter((path) => !/^(?:incoming|[0-9a-f]{2}(?:\/[0-9a-f]{64})?)$/.test(path))).toEqual([])
  })
})

describe('reading a file', () => {
  test('gives its bytes as a download, under its own name', async () => {
    const { path } = await attached(desk, { name: 'żółw "1".txt', content: 'zażółć' })
    const read = await get(desk.anna, path)

    expect(read.body).toBe('zażółć')
    expect(read.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="zow _1_.txt"; filename*=UTF-8''%C5%BC%C3%B3%C5%82w%20_1_.txt`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    })
    expect(
      (await world.db.selectFrom('audit_event').select('type').where('type', '=', 'ticket.file_read').execute()).length,
    ).toBeGreaterThan(0)
  })

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'application/octet-stream'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
    ['a PDF', '%PDF-1.7\n', 'application/octet-stream'],
    [
      'a PNG',
      Uint8Array.from(
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
          'base64',
        ),
      ),
      'image/png',
    ],
  ])('%s is served under a type that we know, and never shown', async (_, content, type) => {
    const { path } = await attached(desk, { name: 'plik.html', content })
    const read = await get(desk.anna, path)
    expect(read.headers['content-type']).toBe(type)
    expect(read.headers['content-disposition']).toMatch(/^attachment;/)
  })

  test('the sender’s type is never asked', async () => {
    const { number } = await aTicket(world, desk)
    await send(desk.anna, [file('<script>alert(1)</script>', 'x.html', 'text/html')], `/tickets/${number}/attachments`)
    const ticket = (await get(desk.anna, `/tickets/${number}`)).json<{ entries: { attachments: { id: string }[] }[] }>()
    const read = await get(desk.anna, `/tickets/${number}/attachments/${ticket.entries[0]?.attachments[0]?.id}`)
    expect(read.headers['content-type']).toBe('application/octet-stream')
  })

  test('is for those who see its entry: not strangers, not the partner without the switch', async () => {
    const { path } = await attached(desk, {})
    const stranger = await aCustomer(world, [await anOrganisation(world)])
    expect((await get(desk.adam, path)).statusCode).toBe(200)
    for (const person of [stranger, desk.ola]) expect((await get(person, path)).statusCode).toBe(404)
  })

  test('a note’s file is for staff only', async () => {
    const { number } = await aTicket(world, desk)
    const { id } = await anUpload(world, desk.adam)
    await addNote(world.as(desk.adam.actor), { number, body: 'wewnętrzne', uploads: [{ id }] })
    expect((await get(desk.anna, `/tickets/${number}/attachments/${id}`)).statusCode).toBe(404)
    expect((await get(desk.adam, `/tickets/${number}/attachments/${id}`)).statusCode).toBe(200)
  })

  test('through another ticket, or before it is sent, it does not exist', async () => {
    const { id } = await attached(desk, {})
    const other = await aTicket(world, desk)
    const waiting = await anUpload(world, desk.anna)
    expect((await get(desk.anna, `/tickets/${other.number}/attachments/${id}`)).statusCode).toBe(404)
    expect((await get(desk.anna, `/tickets/${other.number}/attachments/${waiting.id}`)).statusCode).toBe(404)
  })
})
