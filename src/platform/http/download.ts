import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { downloadPolicy } from './security-headers.ts'

export type DownloadedFile = {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly content: Readable
}

/**
 * Sends a person's file as data: always to be saved, never to be shown on our origin, under the type that we gave it
 * (rows 16–18).
 */
export function sendDownload(reply: FastifyReply, { name, mediaType, size, content }: DownloadedFile): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${plain(name)}"; filename*=UTF-8''${encoded(name)}`)
    .header('content-security-policy', downloadPolicy)
    .header('content-length', size)
    .type(mediaType)
    .send(content)
}

/** The name for clients that know no other: ASCII without what could end the quotes. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%]/g, '_') || 'file'

/** RFC 8187: everything but its attribute characters is percent-encoded. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
