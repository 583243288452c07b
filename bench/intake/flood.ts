import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { processorSeconds } from './cpu.ts'
import { postOffice } from './post-office.ts'
import { mailFrom, type Stage } from './stage.ts'

export type Flood = {
  readonly mails: number
  /** Acknowledged, in mails a second. */
  readonly accepted: number
  /** Visible as entries, in mails a second. */
  readonly perSecond: number
  /** Milliseconds of processor time for each mail. */
  readonly worker: number
  readonly parsers: number
  readonly database: number
}

const CONNECTIONS = 8
const LATE = 600_000

/** Brings many mails as fast as they are taken, to many tickets in turn, and waits until the last is an entry. */
export async function measureFlood(stage: Stage, mails: number, databasePid: number): Promise<Flood> {
  const { world, worker, mailPort } = stage
  const office = postOffice(mailPort, CONNECTIONS)
  await office.knock()
  const before = await settledNow(stage)
  const cpu = () => ({
    worker: processorSeconds(worker.pid, false),
    parsers: processorSeconds(worker.pid) - processorSeconds(worker.pid, false),
    database: processorSeconds(databasePid),
  })
  const cpuBefore = cpu()
  const begun = performance.now()
  const name = `flood-${Math.round(begun)}`
  await Promise.all(
    Array.from({ length: mails }, async (_, index) => {
      const asker = world.customers[index % world.customers.length]
      if (asker !== undefined) await office.bring(asker.email, mailFrom(world, asker, `${name}-${index}`))
    }),
  )
  const accepted = mails / ((performance.now() - begun) / 1000)
  while ((await settledNow(stage)) < before + mails) {
    if (performance.now() - begun > LATE) throw new Error('Mails were taken and have not become entries')
    await pause(50)
  }
  const perSecond = mails / ((performance.now() - begun) / 1000)
  office.close()
  const cpuAfter = cpu()
  const share = (key: keyof typeof cpuBefore) => ((cpuAfter[key] - cpuBefore[key]) * 1000) / mails
  return {
    mails,
    accepted,
    perSecond,
    worker: share('worker'),
    parsers: share('parsers'),
    database: share('database'),
  }
}

async function settledNow({ world }: Stage): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int from raw_mail where state <> 'waiting'`.execute(
    world.portal.db,
  )
  return rows[0]?.count ?? 0
}
