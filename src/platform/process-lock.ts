import { createHash } from 'node:crypto'
import { createServer } from 'node:net'
import type { Server } from 'node:net'

export type ProcessLock = { release(): Promise<void> }

/**
 * Claims a directory for this process; gives nothing when another process holds it.
 *
 * The lock is a listening socket in Linux's abstract namespace: taking it is atomic, and the kernel frees it the
 * moment the process ends, however it ends. A lock file would outlive a killed process.
 */
export async function takeProcessLock(directory: string): Promise<ProcessLock | undefined> {
  const server = createServer((socket) => socket.destroy())
  const free = await listen(server, `\0myhezo-${createHash('sha256').update(directory).digest('hex')}`)
  if (!free) return undefined

  server.unref()
  return { release: () => close(server) }
}

function listen(server: Server, name: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('listening', () => resolve(true))
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(name)
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
