import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { operatorProfile } from '../../src/platform/operator.ts'
import { compareDatabase, compareDialogues, compareMails } from './compare.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import { startMailWriters } from './mail-writers.ts'
import { startMailSink, type MailSink } from './mail-sink.ts'
import { freePort, portalProcess, type PortalProcess } from './portal-process.ts'
import { between, seededRandom, type Random } from './random.ts'
import { setUp, type Cast } from './set-up.ts'
import { closeEveryDialogue, startWriters } from './writers.ts'

export type DurabilityWish = {
  /** Where the writing comes in: by the interface, or as mails. */
  readonly door: 'api' | 'mail'
  /** So often the portal is killed. */
  readonly rounds: number
  /** So often the database is killed. */
  readonly databaseRounds: number
  readonly seed: number
  /** How long the last mails may take: a dead worker's job comes back after its lease (F4). */
  readonly mailSeconds: number
  /** Lets the next event of each ticket bring late mails instead of waiting for leases. */
  readonly hurryMails: boolean
  readonly report?: (line: string) => void
}

export type DurabilityReport = {
  readonly portalKills: number
  readonly databaseKills: number
  readonly tickets: number
  readonly replies: number
  readonly files: number
  readonly mails: number
  /** Said again, because no answer had come. */
  readonly repeated: number
  /** Second transmissions of one mail, under its one Message-ID (F3). */
  readonly retransmitted: number
  readonly slowestPortalReturn: number
  readonly slowestDatabaseReturn: number
  /** Everything lost, doubled, half-written or different, in words. Empty: nothing was (F1, F2). */
  readonly faults: readonly string[]
}

type Stage = {
  readonly portal: PortalProcess
  readonly sink: MailSink
  readonly random: Random
  readonly report: (line: string) => void
}

/** Kills the portal and its database under writes, again and again, and compares what was acknowledged with what is there. */
export async function runDurability(wish: DurabilityWish): Promise<DurabilityReport> {
  const dataDir = mkdtempSync(join(tmpdir(), 'myhezo-durability-'))
  chmodSync(dataDir, 0o755)
  const sink = await startMailSink(await freePort())
  const portal = portalProcess({
    dataDir,
    port: await freePort(),
    smtpPort: sink.port,
    mailPort: await freePort(),
  })
  try {
    return await perform(wish, dataDir, portal, sink)
  } finally {
    await portal.stop()
    await sink.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function perform(
  wish: DurabilityWish,
  dataDir: string,
  portal: PortalProcess,
  sink: MailSink,
): Promise<DurabilityReport> {
  const stage = { portal, sink, random: seededRandom(wish.seed), report: wish.report ?? (() => undefined) }
  const ledger = emptyLedger()
  const cast = await setUp(dataDir)
  await portal.start()
  const writers =
    wish.door === 'mail'
      ? startMailWriters(portal, dataDir, cast, ledger, wish.seed)
      : startWriters(portal.origin, cast, ledger, wish.seed)

  const portalReturns = await rounds(stage, wish.rounds, 'portal', () => killPortal(stage))
  const databaseReturns = await rounds(stage, wish.databaseRounds, 'database', (round) => killDatabase(stage, round))
  await writers.stop()
  await untilWritten(wish, portal, cast, ledger)
  if (wish.hurryMails) await closeEveryDialogue(portal.origin, cast, ledger)

  const mails = await untilMailed(wish, ledger, sink)
  const faults = [
    ...ledger.surprises,
    ...(await compareDialogues(portal.origin, cast, ledger)),
    ...(await compareDatabase(dataDir, ledger)),
    ...mails.different.map((text) => `two mails for one event: ${text}`),
    ...(mails.missing > 0 ? [`${mails.missing} mails lost`] : []),
  ]
  return {
    portalKills: wish.rounds,
    databaseKills: wish.databaseRounds,
    tickets: ledger.tickets.length,
    replies: ledger.replies.length,
    files: ledger.replies.filter(({ sha256 }) => sha256 !== null).length,
    mails: sink.mails.length,
    repeated: ledger.repeated,
    retransmitted: mails.retransmitted,
    slowestPortalReturn: Math.max(0, ...portalReturns),
    slowestDatabaseReturn: Math.max(0, ...databaseReturns),
    faults,
  }
}

/** @returns the seconds from each kill to the portal's being ready again. */
async function rounds(
  { report }: Stage,
  count: number,
  victim: string,
  kill: (round: number) => Promise<number>,
): Promise<number[]> {
  const returns: number[] = []
  for (let round = 1; round <= count; round++) {
    const seconds = await kill(round)
    returns.push(seconds)
    report(`${victim} ${round}/${count}: back after ${seconds.toFixed(2)} s`)
  }
  return returns
}

async function killPortal({ portal, random }: Stage): Promise<number> {
  await pause(between(random, 50, 1200))
  await portal.killPortal()
  return secondsOf(() => portal.start())
}

/** Every third time one of its processes dies instead of the first one. */
async function killDatabase({ portal, random }: Stage, round: number): Promise<number> {
  await pause(between(random, 50, 1200))
  return secondsOf(async () => {
    await (round % 3 === 0 ? portal.killBackend() : portal.killDatabase())
    await portal.untilReady()
  })
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** A mail that was taken becomes an entry a little later; the one whose reader was killed when its lease is over. */
async function untilWritten({ mailSeconds }: DurabilityWish, { origin }: PortalProcess, cast: Cast, ledger: Ledger) {
  const begun = performance.now()
  while ((await compareDialogues(origin, cast, ledger)).length > 0 && performance.now() - begun < mailSeconds * 1000)
    await pause(500)
}

async function untilMailed({ mailSeconds }: DurabilityWish, ledger: Ledger, { mails }: MailSink) {
  const begun = performance.now()
  for (;;) {
    const count = compareMails(ledger, mails, operatorProfile.deskAddress)
    if (count.missing === 0 || performance.now() - begun > mailSeconds * 1000) return count
    await pause(250)
  }
}
