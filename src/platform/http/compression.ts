import { constants } from 'node:zlib'
import fastifyCompress from '@fastify/compress'
import type { FastifyInstance } from 'fastify'

/** Text that is made for each answer; files of people and live events pass as they are. */
const COMPRESSED = /^(?:text\/(?:html|css|javascript|csv|calendar)|application\/(?:json|problem\+json))\b/

/** Pages in a tenth of their bytes. What is sent to us may not be compressed: a kilobyte could become a gigabyte. */
export async function answerCompressed(server: FastifyInstance): Promise<void> {
  // Where another site led the browser here it may have chosen words of the address; how well they compress beside
  // what the page holds would tell it about the page (BREACH).
  server.addHook('onRequest', async ({ headers }) => {
    if (headers['sec-fetch-site'] === 'cross-site') headers['x-no-compression'] = 'yes'
  })
  await server.register(fastifyCompress, {
    customTypes: COMPRESSED,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    globalDecompression: false,
  })
}
