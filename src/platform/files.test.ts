import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { localFiles } from './files.ts'
import { sha256 } from './hash.ts'

const folder = mkdtempSync(join(tmpdir(), 'myhezo-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = localFiles(folder)
const stream = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)))
const incoming = () => readdirSync(join(folder, 'incoming'))

describe('stored files', () => {
  test('are found by the hash of their content', async () => {
    const stored = await files.put(stream('żółta ', 'gęś'), 100)

    expect(stored).toMatchObject({ sha256: sha256('żółta gęś'), size: Buffer.byteLength('żółta gęś') })
    expect(await files.has(stored.sha256)).toBe(true)
    expect(await text(files.read(stored.sha256))).toBe('żółta gęś')
    expect(incoming()).toEqual([])
  })

  test('too large ones are refused and leave nothing', async () => {
    await expect(files.put(stream('12345', '67890'), 9)).rejects.toMatchObject({ code: 'form.too_large' })
    expect(incoming()).toEqual([])
  })

  test('broken uploads leave nothing', async () => {
    async function* broken() {
      yield Buffer.from('half')
      throw new Error('connection lost')
    }
    await expect(files.put(broken(), 100)).rejects.toThrow('connection lost')
    expect(incoming()).toEqual([])
  })

  test('the same content twice is one file', async () => {
    const [one, other] = await Promise.all([files.put(stream('same'), 100), files.put(stream('same'), 100)])
    expect(one.sha256).toBe(other.sha256)
  })
})
