import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Refusal } from '../refusal.ts'

export type StoredFile = { readonly sha256: string; readonly size: number; readonly head: Buffer }

/** Keeps files by the hash of their content. The database names only files that are whole on the disk. */
export type FileStore = {
  /**
   * Streams a file in with flat memory.
   *
   * @param limit Bytes; more refuses with `form.too_large` and keeps nothing.
   */
  put: (content: AsyncIterable<Uint8Array>, limit: number) => Promise<StoredFile>
  read: (sha256: string) => Readable
  has: (sha256: string) => Promise<boolean>
  /** Only for what no row names any more, while nobody can name it anew. */
  remove: (sha256: string) => Promise<void>
}

const HEAD_BYTES = 4100

/** Files under one folder: written beside their place, made durable, then moved there in one step. */
export function localFiles(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)

  return {
    put: async (content, limit) => {
      const temporary = join(folder, 'incoming', randomUUID())
      try {
        const file = await inFolderOf(temporary, () => open(temporary, 'wx', 0o600))
        const stored = await writeDurably(file, content, limit)
        await moveInto(pathOf(stored.sha256), temporary)
        return stored
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },
    read: (sha256) => createReadStream(pathOf(sha256)),
    has: async (sha256) => {
      try {
        await access(pathOf(sha256))
        return true
      } catch {
        return false
      }
    },
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  }
}

/** Does something in the folder of a path; the folder is made when it turns out to be missing, which is once. */
async function inFolderOf<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    await mkdir(dirname(path), { recursive: true })
    return work()
  }
}

async function writeDurably(file: FileHandle, content: AsyncIterable<Uint8Array>, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let size = 0
  let head: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of content) {
      size += chunk.length
      if (size > limit) throw new Refusal('form.too_large', { megabytes: Math.floor(limit / 1024 / 1024) })
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size, head }
}

async function moveInto(place: string, temporary: string): Promise<void> {
  await inFolderOf(place, () => rename(temporary, place))
  const folder = await open(dirname(place), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
