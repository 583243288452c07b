import { fastify, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../refusal.ts'
import { acceptMultipart, readMultipart, type SentPart } from './multipart.ts'
import { refusalFrom } from './problem.ts'

let server: FastifyInstance

/** Keeps names and sizes; a file named `zakazany.exe` is refused after its first bytes. */
async function keep({ name, content, sentBefore }: SentPart): Promise<{ name: string; size: number; kind: string }> {
  let size = 0
  for await (const chunk of content) {
    if (name === 'zakazany.exe') throw new Refusal('form.too_large', { megabytes: 50 })
    size += chunk.length
  }
  return { name, size, kind: sentBefore('kind') }
}

beforeAll(async () => {
  server = fastify()
  server.decorateRequest('ctx', null as never)
  server.addHook('onRequest', async (request) => {
    request.ctx = {
      services: { config: { operator: { limits: { attachmentBytes: 1024 * 1024, attachmentsPerEntry: 2 } } } },
    } as never
  })
  server.setErrorHandler((error, _request, reply) => {
    const refusal = refusalFrom(error)
    return reply.code(refusal.status).send({ code: refusal.code })
  })
  await acceptMultipart(server)
  server.post('/', async (request) => {
    const form = await readMultipart(request, keep)
    return {
      title: form.one('title'),
      missing: form.one('missing'),
      recipients: form.many('recipients'),
      files: form.files,
      errors: form.errors,
    }
  })
  await server.ready()
})
afterAll(() => server.close())

async function send(parts: readonly [name: string, content: string, filename?: string][]) {
  const lines = parts.map(
    ([name, content, filename]) =>
      `--g\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n${content}\r\n`,
  )
  return server.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': 'multipart/form-data; boundary=g' },
    payload: `${lines.join('')}--g--\r\n`,
  })
}

describe('a form with files', () => {
  test('gives its fields and its files, each with what came before it', async () => {
    const answer = await send([
      ['title', 'Nie działa'],
      ['recipients', 'a@b.example'],
      ['recipients', 'c@d.example'],
      ['kind', 'log'],
      ['file', 'abc', 'a.log'],
      ['kind', 'other'],
      ['file', 'abcdef', 'b.bin'],
    ])
    expect(answer.json()).toEqual({
      title: 'Nie działa',
      missing: '',
      recipients: ['a@b.example', 'c@d.example'],
      files: [
        { field: 'file', kept: { name: 'a.log', size: 3, kind: 'log' } },
        { field: 'file', kept: { name: 'b.bin', size: 6, kind: 'other' } },
      ],
      errors: [],
    })
  })

  test('a refused file is named, and what was typed after it is not lost', async () => {
    const answer = await send([
      ['file', 'x'.repeat(300_000), 'zakazany.exe'],
      ['title', 'Nie działa'],
      ['file', 'abc', 'a.log'],
    ])
    expect(answer.json()).toMatchObject({
      title: 'Nie działa',
      files: [{ kept: { name: 'a.log', size: 3 } }],
      errors: [{ field: 'file', code: 'form.too_large', params: { megabytes: 50 } }],
    })
  })

  test('a file field in which nothing was chosen is nothing', async () => {
    expect(
      (
        await send([
          ['file', '', ''],
          ['title', 'x'],
        ])
      ).json(),
    ).toMatchObject({ title: 'x', files: [], errors: [] })
  })

  test.each([
    ['a field of half a megabyte', [['title', 'x'.repeat(512 * 1024)]], 'form.too_large'],
    ['five files where two belong', Array.from({ length: 5 }, () => ['file', 'x', 'a.log']), 'form.too_large'],
  ])('%s is too much', async (_, parts, code) => {
    const answer = await send(parts as [string, string, string?][])
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, code])
  })

  test('a field that is named like the prototype is a field', async () => {
    const answer = await send([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['title', 'z'],
    ])
    expect(answer.statusCode).toBe(400)
    expect(Object.prototype).not.toHaveProperty('x')
  })
})
