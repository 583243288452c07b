import type { Context, Services } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { keepUpload } from '../../dialogue/index.ts'
import {
  addNote,
  assignTicket,
  changePriority,
  closeTicket,
  escalateTicket,
  moveTicket,
  openTicket,
  postReply,
  reactivateTicket,
  startNumbersAt,
} from '../../tickets/index.ts'
import { yearOfNumber } from '../../tickets/rules/opening.ts'
import type { Act, Deed, DemoFile, Story } from './acts.ts'
import type { SeededLines } from './seed-contracts.ts'
import type { SeededPeople } from './seed-people.ts'

/** What has just happened still has its consequences: mails. What is older has had them long ago. */
const FRESH_MINUTES = 30

export type Stage = { readonly people: SeededPeople; readonly lines: SeededLines }

type Scene = { readonly story: number; readonly language: 'pl' | 'en'; readonly running: number; readonly act: Act }

/** Plays every act of every story in the order of time, each by the action that the portal's pages use. */
export async function playStories(tx: Context<Tx>, stories: readonly Story[], stage: Stage): Promise<number> {
  const scenes = stories
    .flatMap(({ running, language, acts }, story) => acts.map((act): Scene => ({ story, language, running, act })))
    .toSorted((one, other) => one.act.at.epochMilliseconds - other.act.at.epochMilliseconds)
  const numbers = new Map<number, string>()
  const taken = new Set<string>()
  const quiet: Services = { ...tx.services, reactionsTo: () => [] }
  const fresh = tx.now.subtract({ minutes: FRESH_MINUTES }).epochMilliseconds
  for (const scene of scenes) {
    const services = scene.act.at.epochMilliseconds < fresh ? quiet : tx.services
    const ctx = { ...tx, services, now: scene.act.at, actor: actorOf(scene.act.by, stage), locale: scene.language }
    const { deed } = scene.act
    if (deed.does === 'open') numbers.set(scene.story, await open(ctx, deed, scene.running, taken, stage))
    else await play(ctx, deed, numbers.get(scene.story) ?? '', stage)
  }
  await goOnAfter(tx, taken)
  return numbers.size
}

type Opening = Extract<Deed, { does: 'open' }>

async function open(
  ctx: Context<Tx>,
  { line, priority, title, text, files = [], shared = false, channel = 'portal', recipients = [] }: Opening,
  running: number,
  taken: Set<string>,
  { lines }: Stage,
): Promise<string> {
  const year = yearOfNumber(ctx.now)
  const free = freeNumber(year, running, taken)
  await startNumbersAt(ctx, year, free)
  const lineId = lines.get(line)
  if (lineId === undefined) throw new Error(`No line ${line}`)
  const uploads = await sendFiles(ctx, files)
  const { number } = await openTicket(ctx, {
    lineId,
    priority,
    title,
    description: text,
    partnerAccess: shared,
    channel,
    recipients,
    uploads,
  })
  return number
}

/** Told at another moment, tickets of two story years may share a year; the later one then takes the next number. */
function freeNumber(year: number, running: number, taken: Set<string>): number {
  let free = running
  while (taken.has(`${year}/${free}`)) free++
  taken.add(`${year}/${free}`)
  return free
}

/** New tickets get numbers after the highest of their year. */
async function goOnAfter(tx: Context<Tx>, taken: ReadonlySet<string>): Promise<void> {
  const highest = new Map<number, number>()
  for (const each of taken) {
    const [year = 0, running = 0] = each.split('/').map(Number)
    highest.set(year, Math.max(highest.get(year) ?? 0, running))
  }
  for (const [year, running] of highest) await startNumbersAt(tx, year, running + 1)
}

async function play(ctx: Context<Tx>, deed: Exclude<Deed, Opening>, number: string, stage: Stage): Promise<void> {
  switch (deed.does) {
    case 'reply': {
      const { text, files = [], effect = 'keep', channel = 'portal' } = deed
      await postReply(ctx, { number, body: text, effect, channel, uploads: await sendFiles(ctx, files) })
      return
    }
    case 'note':
      await addNote(ctx, { number, body: deed.text, uploads: await sendFiles(ctx, deed.files ?? []) })
      return
    case 'assign':
      return assignTicket(ctx, { number, assigneeId: actorOf(deed.to, stage).personId })
    case 'rank':
      return changePriority(ctx, { number, priority: deed.priority, reason: deed.reason })
    case 'move':
      return moveTicket(ctx, { number, move: deed.move, text: deed.text, until: deed.until ?? null })
    case 'close':
      return closeTicket(ctx, { number, text: deed.text ?? '' })
    case 'reactivate':
      await reactivateTicket(ctx, { number, reason: deed.reason })
      return
    case 'escalate':
      return escalateTicket(ctx, { number, reason: deed.reason })
  }
}

function actorOf(key: string, { people }: Stage) {
  const found = people.get(key)
  if (found === undefined) throw new Error(`Nobody is called ${key}`)
  return found.actor
}

async function sendFiles(ctx: Context<Tx>, files: readonly DemoFile[]) {
  const uploads: { id: string }[] = []
  for (const { name, kind, content } of files) {
    const { id } = await keepUpload(ctx, { name, kind, content: inOnePiece(Buffer.from(content)) })
    uploads.push({ id })
  }
  return uploads
}

async function* inOnePiece(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
