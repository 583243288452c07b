import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

/** How long a writer waited, in milliseconds. */
export type Latency = { readonly p50: number; readonly p99: number; readonly max: number }

const BETWEEN = 20

/**
 * Writes to random tickets and their clocks all the time, in the order in which use cases do: ticket, then clocks, one
 * transaction each.
 */
export async function startWriter(url: string, tickets: number): Promise<{ readonly stop: () => Promise<Latency> }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const waits: number[] = []
  let stopping = false
  const run = async () => {
    while (!stopping) {
      const began = performance.now()
      await writeOnce(client, tickets)
      waits.push(performance.now() - began)
      await pause(BETWEEN)
    }
  }
  const finished = run()
  return {
    stop: async () => {
      stopping = true
      await finished
      await client.end()
      return latencyOf(waits)
    },
  }
}

async function writeOnce(client: Client, tickets: number): Promise<void> {
  await client.query('begin')
  const { rows } = await client.query<{ id: string }>(
    `select id from ticket where number = '26-' || lpad($1::text, 7, '0') for update`,
    [1 + Math.floor(Math.random() * tickets)],
  )
  await client.query('select pg_advisory_xact_lock_shared(hashtext($1), 0)', ['calendar'])
  await client.query('update promise_clock set pauses = pauses where ticket_id = $1', [rows[0]?.id])
  await client.query('update ticket set changed_at = changed_at where id = $1', [rows[0]?.id])
  await client.query('commit')
}

function latencyOf(waits: readonly number[]): Latency {
  const sorted = waits.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), max: sorted.at(-1) ?? 0 }
}
