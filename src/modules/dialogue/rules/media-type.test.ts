import { expect, test } from 'vitest'
import { isImage, mediaTypeOf } from './media-type.ts'

test.each([
  ['a PNG', 'image/png', 'image/png'],
  ['a JPEG', 'image/jpeg', 'image/jpeg'],
  ['a GIF', 'image/gif', 'image/gif'],
  ['a WebP', 'image/webp', 'image/webp'],
  ['an SVG runs script', 'image/svg+xml', 'application/octet-stream'],
  ['a page', 'text/html', 'application/octet-stream'],
  ['a PDF', 'application/pdf', 'application/octet-stream'],
  ['an archive', 'application/zip', 'application/octet-stream'],
  ['a program', 'application/x-msdownload', 'application/octet-stream'],
  ['a text, which has no signature', undefined, 'application/octet-stream'],
  ['a type with a second header in it', 'image/png\r\nX: y', 'application/octet-stream'],
  ['capitals are no allow-listed type', 'IMAGE/PNG', 'application/octet-stream'],
])('%s is kept as it may be served', (_, sniffed, kept) => {
  expect(mediaTypeOf(sniffed)).toBe(kept)
  expect(isImage(kept)).toBe(kept !== 'application/octet-stream')
})
