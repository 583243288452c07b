import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { postReply } from '../../src/modules/tickets/index.ts'
import { systemContext, type Context } from '../../src/platform/context.ts'
import type { Db } from '../../src/platform/db.ts'
import { postOffice } from './post-office.ts'
import { mailFrom, type Stage } from './stage.ts'

export type Delays = { readonly p50: number; readonly p99: number; readonly most: number; readonly count: number }

export type Steady = { readonly perSecond: number; readonly arriving: Delays; readonly leaving: Delays }

const LANES = 32
const LATE = 60_000

/**
 * Mails at an even pace for some seconds, and after each the engineer's answer: from the listener's 250 to the entry,
 * and from the committed answer to the mail server outside. Who falls behind is counted from the planned moment on.
 */
export async function measureSteady(stage: Stage, perSecond: number, seconds: number): Promise<Steady> {
  const office = postOffice(stage.mailPort, LANES)
  const askers = stage.world.customers
  const news = await listenForReplies(stage.world.databaseUrl)
  const arriving: number[] = []
  const leaving: number[] = []
  const begun = performance.now()
  const lanes = Math.min(LANES, askers.length)
  const rounds = Math.ceil((perSecond * seconds) / lanes)
  const lane = async (place: number) => {
    const asker = askers[place]
    if (asker === undefined) return
    for (let round = 0; round < rounds; round++) {
      const planned = begun + ((round * lanes + place) * 1000) / perSecond
      await pause(Math.max(0, planned - performance.now()))
      const words = `steady-${Math.round(begun)}-${place}-${round}`
      const written = news.next(asker.ticketId)
      await office.bring(asker.email, mailFrom(stage.world, asker, words))
      const taken = performance.now()
      arriving.push((await soon(written, `the entry of ${words}`)) - taken)
      leaving.push(await answerAndWait(stage, asker.number, `kanarek-${words}-1-`))
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, place) => lane(place)))
  office.close()
  await news.close()
  return { perSecond, arriving: delaysOf(arriving), leaving: delaysOf(leaving) }
}

/** @throws when something has not come after so long: it would never. */
function soon<Value>(coming: Promise<Value>, what: string): Promise<Value> {
  const late = pause(LATE, undefined, { ref: false }).then(() => Promise.reject(new Error(`${what} did not come`)))
  return Promise.race([coming, late])
}

async function answerAndWait({ world, sink }: Stage, number: string, body: string): Promise<number> {
  const { portal, engineer } = world
  const actor = { kind: 'staff', personId: engineer.personId, name: 'Adam Wilk', roles: ['engineer'] } as const
  const ctx: Context<Db> = { ...systemContext(portal.services, portal.db, 'bench'), actor }
  const arrived = new Promise<number>((resolve) => {
    const stop = sink.onMail(({ text }) => {
      if (!text.includes(body)) return
      stop()
      resolve(performance.now())
    })
  })
  await postReply(ctx, { number, body })
  const committed = performance.now()
  return (await soon(arrived, `the mail of ${body}`)) - committed
}

/** Tells when the next reply to a ticket has become visible. */
async function listenForReplies(databaseUrl: string) {
  const client = new Client({ connectionString: databaseUrl })
  const waiting = new Map<string, (at: number) => void>()
  await client.connect()
  await client.query('listen portal_event')
  client.on('notification', ({ payload }) => {
    const { type, id } = JSON.parse(payload ?? '{}') as { type: string; id: string }
    if (type !== 'ticket.replied') return
    waiting.get(id)?.(performance.now())
    waiting.delete(id)
  })
  return {
    next: (ticketId: string) => new Promise<number>((resolve) => waiting.set(ticketId, resolve)),
    close: () => client.end(),
  }
}

function delaysOf(values: readonly number[]): Delays {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50: at(0.5), p99: at(0.99), most: at(1), count: sorted.length }
}
