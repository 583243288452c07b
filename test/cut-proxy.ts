import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A wire between two programs that can be cut. */
export type CutProxy = {
  readonly port: number
  /** Bytes that came from the server over all conversations so far. */
  readonly carried: () => number
  /** Cuts the next conversation when so many bytes have come from the server; the ones after it pass. */
  readonly cutAfter: (bytes: number) => void
  /** Lets nothing through any more, without telling either side. */
  readonly freeze: () => void
  readonly close: () => Promise<void>
}

export async function startCutProxy(targetPort: number): Promise<CutProxy> {
  const sockets = new Set<Socket>()
  const state = { carried: 0, left: Number.POSITIVE_INFINITY, isFrozen: false }
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1')
    let left = state.left
    state.left = Number.POSITIVE_INFINITY
    const cut = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', cut)
      socket.on('close', cut)
    }
    client.on('data', (chunk) => void (state.isFrozen || upstream.write(chunk)))
    upstream.on('data', (chunk) => {
      if (state.isFrozen) return
      const part = chunk.subarray(0, left)
      left -= part.length
      state.carried += part.length
      client.write(part, () => void (left <= 0 && cut()))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    carried: () => state.carried,
    cutAfter: (bytes) => {
      state.left = bytes
    },
    freeze: () => {
      state.isFrozen = true
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
