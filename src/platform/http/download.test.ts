import { Readable } from 'node:stream'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'
import { sendDownload } from './download.ts'

test.each([
  ['a plain name', 'konsola.txt', 'konsola.txt', 'konsola.txt'],
  ['letters that ASCII does not know', 'źródło.log', 'zrodo.log', '%C5%BAr%C3%B3d%C5%82o.log'],
  ['signs that would end the quotes', 'a"b\\c%.txt', 'a_b_c_.txt', 'a%22b%5Cc%25.txt'],
  ['signs of the encoding itself', "it's (1)*.txt", "it's (1)*.txt", 'it%27s%20%281%29%2A.txt'],
  ['nothing that ASCII knows', '日本', 'file', '%E6%97%A5%E6%9C%AC'],
])('%s is told to every client', async (_, name, plain, encoded) => {
  const server = fastify()
  server.get('/', (_request, reply) =>
    sendDownload(reply, { name, mediaType: 'application/octet-stream', size: 3, content: Readable.from(['abc']) }),
  )
  const answer = await server.inject('/')

  expect(answer.headers).toMatchObject({
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'content-security-policy': "sandbox; default-src 'none'",
    'content-length': '3',
  })
  expect(answer.body).toBe('abc')
  await server.close()
})
