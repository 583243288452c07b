import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './client.ts'
import type { Ledger, OpenedTicket } from './ledger.ts'
import { between, oneOf, seededRandom, type Random } from './random.ts'
import type { Cast, Person } from './set-up.ts'

type Desk = {
  readonly origin: string
  readonly cast: Cast
  readonly ledger: Ledger
  readonly random: Random
  readonly name: string
  /** Counts what this writer has said: every text is unlike any other. */
  said: number
}

const WRITERS = 6
const REST_AT_MOST = 90

/** Several people write at once, each one thing after the other, until told to stop; what they began they finish. */
export function startWriters(origin: string, cast: Cast, ledger: Ledger, seed: number) {
  let writing = true
  const desks = Array.from({ length: WRITERS }, (_, index): Desk => {
    return { origin, cast, ledger, random: seededRandom(seed * 1000 + index), name: `w${index}`, said: 0 }
  })
  const finished = Promise.all(desks.map((desk) => write(desk, () => writing)))
  finished.catch(() => undefined)
  return {
    stop: async () => {
      writing = false
      await finished
    },
  }
}

async function write(desk: Desk, goesOn: () => boolean): Promise<void> {
  await open(desk)
  while (goesOn()) {
    await oneOf(desk.random, [open, reply, reply, answer, answer, sendFile])(desk)
    await pause(between(desk.random, 0, REST_AT_MOST))
  }
}

const canaryOf = (desk: Desk): string => `kanarek-${desk.name}-${(desk.said += 1)}-`

async function open(desk: Desk): Promise<void> {
  const canary = canaryOf(desk)
  const reporter = oneOf(desk.random, desk.cast.customers)
  const lineId = oneOf(desk.random, desk.cast.lineIds)
  const { number } = await say<{ number: string }>(
    desk.origin,
    {
      path: '/tickets',
      token: reporter.token,
      onceKey: canary,
      body: { lineId, priority: 'P3', title: titleOf(canary), description: canary, partnerAccess: null },
    },
    desk.ledger,
  )
  desk.ledger.tickets.push({ number, canary, reporter })
}

/** Mails about any entry name the ticket, so its title must not look like one. */
export const titleOf = (canary: string): string => canary.replace('kanarek', 'usterka')

const someTicket = ({ random, ledger }: Desk): OpenedTicket => oneOf(random, ledger.tickets.slice(-40))

const reply = (desk: Desk): Promise<void> => post(desk, someTicket(desk), oneOf(desk.random, desk.cast.customers))
const answer = (desk: Desk): Promise<void> => post(desk, someTicket(desk), desk.cast.engineer)

async function sendFile(desk: Desk): Promise<void> {
  const author = oneOf(desk.random, desk.cast.customers)
  const content = Buffer.from(`${desk.name} ${desk.said} ${'ąęść '.repeat(1 + Math.floor(desk.random() * 4000))}`)
  const body = new FormData()
  body.set('file', new Blob([content]), `dziennik-${desk.name}-${desk.said}.txt`)
  const { id } = await say<{ id: string }>(desk.origin, { path: '/uploads', token: author.token, body }, desk.ledger)
  await post(desk, someTicket(desk), author, { id, sha256: createHash('sha256').update(content).digest('hex') })
}

type Sent = { readonly id: string; readonly sha256: string }

async function post(desk: Desk, { number }: OpenedTicket, author: Person, sent: Sent | null = null): Promise<void> {
  const canary = canaryOf(desk)
  const { entryId } = await say<{ entryId: string }>(
    desk.origin,
    {
      path: `/tickets/${number}/entries`,
      token: author.token,
      onceKey: canary,
      body: { body: canary, uploads: sent === null ? [] : [{ id: sent.id }] },
    },
    desk.ledger,
  )
  const bySupport = author === desk.cast.engineer
  desk.ledger.replies.push({ number, entryId, canary, author, bySupport, sha256: sent?.sha256 ?? null })
}

/** The engineer writes once more in every ticket: the mails of an event whose job died come with those of the next. */
export async function closeEveryDialogue(origin: string, cast: Cast, ledger: Ledger): Promise<void> {
  const desk: Desk = { origin, cast, ledger, random: seededRandom(1), name: 'last', said: 0 }
  for (const ticket of ledger.tickets) await post(desk, ticket, cast.engineer)
}
