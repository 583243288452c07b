import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { read } from './client.ts'
import type { Ledger, PostedReply } from './ledger.ts'
import type { CaughtMail } from './mail-sink.ts'
import { runCommand } from './portal-process.ts'
import type { Cast } from './set-up.ts'
import { titleOf } from './writers.ts'

type Entry = {
  readonly id: string
  readonly kind: string
  readonly body: string
  readonly attachments: readonly { readonly id: string }[]
}
type Dialogue = { readonly title: string; readonly entries: readonly Entry[]; readonly nextBefore: number | null }

/** Compares what was promised with what is there, through the portal's own interface. @returns every difference, in words. */
export async function compareDialogues(origin: string, cast: Cast, ledger: Ledger): Promise<string[]> {
  const faults: string[] = []
  const repliesOf = Map.groupBy(ledger.replies, ({ number }) => number)
  for (const { number, canary } of ledger.tickets) {
    const { title, entries } = await wholeDialogue(origin, cast, number)
    const replies = repliesOf.get(number) ?? []
    if (title !== titleOf(canary)) faults.push(`ticket ${number} is called ${title}, not ${titleOf(canary)}`)
    const expected = [canary, ...replies.map((reply) => reply.canary)].toSorted()
    const found = entries.filter(({ kind }) => kind === 'message').map(({ body }) => body)
    if (expected.join() !== found.toSorted().join())
      faults.push(`ticket ${number}: lost ${differenceOf(expected, found)}; too many ${differenceOf(found, expected)}`)
    for (const reply of replies) faults.push(...(await compareFile(origin, cast, reply, entries)))
  }
  return faults
}

function differenceOf(one: readonly string[], other: readonly string[]): string {
  const left = [...other]
  const missing = one.filter((item) => {
    const place = left.indexOf(item)
    if (place >= 0) left.splice(place, 1)
    return place < 0
  })
  return `[${missing.join(' ')}]`
}

async function wholeDialogue(origin: string, { engineer }: Cast, number: string): Promise<Dialogue> {
  const path = `/tickets/${number}?limit=500`
  let dialogue = await read<Dialogue>(origin, path, engineer.token)
  while (dialogue.nextBefore !== null) {
    const earlier = await read<Dialogue>(origin, `${path}&before=${dialogue.nextBefore}`, engineer.token)
    dialogue = { ...earlier, entries: [...earlier.entries, ...dialogue.entries] }
  }
  return dialogue
}

async function compareFile(
  origin: string,
  { engineer }: Cast,
  { number, entryId, sha256 }: PostedReply,
  entries: readonly Entry[],
): Promise<string[]> {
  const files = entries.find(({ id }) => id === entryId)?.attachments ?? []
  if (files.length !== (sha256 === null ? 0 : 1)) return [`entry ${entryId} has ${files.length} files`]
  const [file] = files
  if (file === undefined) return []
  const answer = await fetch(`${origin}/api/v1/tickets/${number}/attachments/${file.id}`, {
    headers: { authorization: `Bearer ${engineer.token}` },
  })
  const hash = createHash('sha256').update(Buffer.from(await answer.arrayBuffer()))
  return answer.ok && hash.digest('hex') === sha256 ? [] : [`file ${file.id} of ${number} is not what was sent`]
}

/** What must never be there, each with a question that counts it. */
const impossible: Readonly<Record<string, string>> = {
  'tickets without their report': `select count(*) from ticket where not exists (select from entry where entry.ticket_id = ticket.id and kind = 'message')`,
  'tickets that were opened twice': `select count(*) from (select from ticket group by title having count(*) > 1) twice`,
  'entries that were written twice': `select count(*) from (select from entry where kind = 'message' group by ticket_id, body having count(*) > 1) twice`,
  'tickets without clocks': `select count(*) from ticket where not exists (select from promised_ticket where promised_ticket.ticket_id = ticket.id)`,
  'tickets without an event in the log': `select count(*) from ticket where 1 <> (select count(*) from audit_event where subject_id = ticket.id::text and type = 'ticket.opened')`,
  'creations whose answer is missing': `select count(*) from idempotency where result = 'null'`,
  'files given to no entry of a ticket': `select count(*) from attachment where (ticket_id is null) <> (entry_id is null)`,
  'mails that were taken and are not in a ticket': `select count(*) from raw_mail where state not in ('posted', 'duplicate')`,
  'events outside the chain': `select count(*) from audit_event where not exists (select from audit_chain where event_id = audit_event.id)`,
  'a database that may forget': `select count(*) from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting <> 'on'`,
}

/** Looks into the database itself, and lets the command line recompute the log's chain. */
export async function compareDatabase(dataDir: string, ledger: Ledger): Promise<string[]> {
  const faults: string[] = []
  await withDatabase(dataDir, async (client) => {
    for (const [name, question] of Object.entries(impossible)) {
      const count = await countOf(client, question)
      if (count > 0) faults.push(`${count} ${name}`)
    }
    const tickets = await countOf(client, 'select count(*) from ticket')
    if (tickets !== ledger.tickets.length) faults.push(`${tickets} tickets instead of ${ledger.tickets.length}`)
  })
  const { fault } = JSON.parse(await runCommand(dataDir, ['audit', 'verify', '--json'])) as { fault: unknown }
  if (fault !== null) faults.push(`the log's chain is broken: ${JSON.stringify(fault)}`)
  return faults
}

async function countOf(client: Client, question: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(question)
  return Number(rows[0]?.count)
}

async function withDatabase(dataDir: string, work: (client: Client) => Promise<void>): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), join: true })
  const client = new Client({ connectionString: server.url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
    await server.stop()
  }
}

export type MailCount = { readonly missing: number; readonly different: string[]; readonly retransmitted: number }

/** Every report is confirmed to its reporter and announced to the desk; every reply is told to the other side. */
export function compareMails(ledger: Ledger, mails: readonly CaughtMail[], deskAddress: string): MailCount {
  const idsOf = new Map<string, Set<string>>()
  const transmissions = new Map<string, number>()
  for (const { to, text, messageId } of mails) {
    const [canary] = /kanarek-\w+-\d+-/.exec(text) ?? ['none']
    const key = `${to} ${canary}`
    idsOf.set(key, (idsOf.get(key) ?? new Set()).add(messageId))
    transmissions.set(`${to} ${messageId}`, (transmissions.get(`${to} ${messageId}`) ?? 0) + 1)
  }
  const expected = expectedMails(ledger, deskAddress)
  return {
    missing: expected.filter((key) => !idsOf.has(key)).length,
    different: [...idsOf].filter(([, ids]) => ids.size > 1).map(([key, ids]) => `${key}: ${[...ids].join(' ')}`),
    retransmitted: [...transmissions.values()].reduce((total, count) => total + count - 1, 0),
  }
}

function expectedMails({ tickets, replies }: Ledger, deskAddress: string): string[] {
  const reporterOf = new Map(tickets.map(({ number, reporter }) => [number, reporter.email]))
  return [
    ...tickets.flatMap(({ canary, reporter }) => [`${reporter.email} ${canary}`, `${deskAddress} ${canary}`]),
    ...replies.map(({ number, canary, bySupport }) => `${bySupport ? reporterOf.get(number) : deskAddress} ${canary}`),
  ]
}
