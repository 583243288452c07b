import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { assembly } from '../../src/assembly.ts'
import { openTicket } from '../../src/modules/tickets/index.ts'
import { parseConfig } from '../../src/platform/config.ts'
import { inTransaction, systemContext, type Context } from '../../src/platform/context.ts'
import type { Db } from '../../src/platform/db.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { openPortal } from '../../src/platform/portal.ts'
import { migrationsFolder } from '../../src/run.ts'
import { ages, compareAlarms, titleOf, type AlarmCount } from './compare-alarms.ts'
import { castInto, type Cast } from './set-up.ts'
import { startWorkers, type Workers } from './worker-processes.ts'

export type AlarmWish = {
  /** So often one of two workers is killed in the middle of its work. */
  readonly rounds: number
  readonly tickets: number
  readonly report?: (line: string) => void
}

export type AlarmReport = AlarmCount & { readonly kills: number }

/** Where a worker is held when it is killed: before its events are written, or while it commits them. */
const holds = [
  'lock table audit_event in share row exclusive mode',
  'select pg_advisory_xact_lock(726964)',
  'lock table outbound_mail in share row exclusive mode',
] as const

const PATIENCE = 60_000

/**
 * Two workers on one database, clocks that all come due at once, and a kill in the middle of telling: again and again. Then
 * counts whether each step was recorded exactly once and each mail written exactly once (E15, E29).
 */
export async function runAlarmDurability(wish: AlarmWish): Promise<AlarmReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-alarms-'))
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  const environment = { PORTAL_MODE: 'test', DATA_DIR: dataDir, DATABASE_URL: server.url, LOG_LEVEL: 'silent' }
  const portal = await openPortal(assembly, parseConfig(environment), {
    prepare: async (url) => void (await migrate(url, migrationsFolder)),
  })
  const workers = startWorkers({ environment, count: 2 })
  try {
    const ctx = systemContext(portal.services, portal.db, 'durability')
    const cast = await castInto(ctx)
    await workers.untilReady(server.url)
    for (let round = 0; round < wish.rounds; round++) await killOnce(ctx, cast, workers, server.url, round, wish)
    return { kills: wish.rounds, ...(await compareAlarms(ctx, PATIENCE)) }
  } finally {
    await workers.stop()
    await portal.close()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function killOnce(
  ctx: Context<Db>,
  cast: Cast,
  workers: Workers,
  url: string,
  round: number,
  { tickets, report }: AlarmWish,
): Promise<void> {
  const holder = new Client({ connectionString: url })
  await holder.connect()
  try {
    await openDue(ctx, cast, tickets)
    await holder.query('begin')
    await holder.query(holds[round % holds.length] ?? holds[0])
    const victim = await heldWorker(holder)
    await workers.kill(victim)
    report?.(`worker ${victim} killed, round ${round + 1}`)
  } finally {
    await holder.end()
  }
  await workers.untilReady(url)
}

/** Tickets whose clocks have come due, all at one moment. */
function openDue(ctx: Context<Db>, { customers, lineIds, organisationId }: Cast, tickets: number): Promise<void> {
  const [customer] = customers
  if (customer === undefined) throw new Error('Nobody is there to write')
  return inTransaction(ctx, async (tx) => {
    for (let index = 0; index < tickets; index++) {
      const age = ages[index % ages.length] ?? ages[0]
      const now = ctx.services.clock.now().subtract({ minutes: age })
      const actor = {
        kind: 'customer',
        personId: customer.id,
        name: 'Anna Nowak',
        organisationIds: [organisationId],
      } as const
      await openTicket(
        { ...tx, actor, now },
        {
          lineId: lineIds[index % lineIds.length] ?? null,
          priority: 'P1',
          title: titleOf(age),
          description: 'Nie działa.',
          partnerAccess: null,
        },
      )
    }
  })
}

/** Waits until a worker stands in front of what is held. @returns its name. */
async function heldWorker(holder: Client): Promise<string> {
  const begun = performance.now()
  for (;;) {
    const { rows } = await holder.query<{ name: string }>(
      `select application_name as name from pg_stat_activity
       where wait_event_type = 'Lock' and application_name like 'worker-%' order by random() limit 1`,
    )
    if (rows[0] !== undefined) return rows[0].name
    if (performance.now() - begun > PATIENCE) throw new Error('No worker came')
    await pause(5)
  }
}
