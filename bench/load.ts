// Asks a server as fast as it answers; a process of its own, so that it shares no event loop with what it measures.
import { text } from 'node:stream/consumers'
import autocannon, { type Request } from 'autocannon'

/** What `measure.ts` sends on the standard input. */
export type Load = {
  readonly origin: string
  readonly connections: number
  readonly seconds: number
  readonly requests: readonly Request[]
}

/** What comes back on the standard output. Times in milliseconds. */
export type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  /** Answers that were no success, and connections that broke. */
  readonly failed: number
}

const { origin, connections, seconds, requests } = JSON.parse(await text(process.stdin)) as Load
let clients = 0
const result = await autocannon({
  url: origin,
  connections,
  duration: seconds,
  requests,
  // Every connection begins elsewhere in the list: else all of them would ask for the same row at the same time.
  setupClient: (client) => {
    const start = Math.floor((clients++ * requests.length) / connections)
    client.setRequests([...requests.slice(start), ...requests.slice(0, start)])
  },
})
const measured: Measured = {
  perSecond: result['2xx'] / result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  failed: result.non2xx + result.errors,
}
process.stdout.write(JSON.stringify(measured))
