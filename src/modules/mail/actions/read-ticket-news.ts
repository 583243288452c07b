import { Temporal } from 'temporal-polyfill'
import { findRecipient, listEntries, type Entry } from '../../dialogue/index.ts'
import { findPerson } from '../../identity/index.ts'
import type { Ticket } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Circle } from '../rules/audience.ts'
import { factText, factYes, type Happened } from '../rules/happened.ts'
import {
  endingOf,
  promiseKinds,
  shortName,
  type EntryFacts,
  type TicketFacts,
  type TicketNews,
} from '../rules/ticket-facts.ts'

/** What the letters about an event of a ticket may say; internal notes are never read here (row 29). */
export async function readTicketNews(
  ctx: Context,
  ticket: Ticket,
  event: Happened,
  circle: Circle,
): Promise<TicketNews> {
  const entries = await listEntries(ctx, ticket.id, { internal: false })
  const entry = entryOf(entries, event)
  return {
    ticket: ticketFacts(ctx, ticket),
    entry: entry === null || entry.kind !== 'message' ? null : entryFacts(entry),
    reason: entry?.kind === 'event' ? entry.body : '',
    reasonLanguage: entry?.language ?? ticket.language,
    previousPriority: factText(event.data, 'from'),
    author: await authorOf(ctx, ticket, event, circle),
    recipientEmail: await recipientEmail(ctx, factText(event.data, 'recipientId')),
    ended: endedHow(factText(event.data, 'how')),
    partnerAccess: factYes(event.data, 'access'),
    reminder: null,
    alarm: alarmOf(event),
  }
}

/** Recipients named at the opening read what was reported; those who come later get no history (security row 2). */
function entryOf(entries: readonly Entry[], { data }: Happened): Entry | null {
  if (factYes(data, 'atOpening')) return entries.findLast(({ kind }) => kind === 'message') ?? null
  const entryId = factText(data, 'entryId')
  return entries.find(({ id }) => id === entryId) ?? null
}

/** What letters may know of a ticket now. */
export function ticketFacts({ now }: Context, ticket: Ticket): TicketFacts {
  const { number, title, language, priority, device, contractNumber, organisationName, move } = ticket
  return {
    number,
    title,
    language,
    priority,
    device,
    contractNumber,
    organisationName,
    move,
    serialEnding: endingOf(ticket.serial),
    partnerName: ticket.partner?.name ?? '',
    promise: promiseOf(ticket, now),
  }
}

/** A moment that has passed is no promise any more; an agreed date stands above the clocks. */
function promiseOf(
  { move, agreedUntil, nextDueAt, nextDueKind, state }: Ticket,
  now: Context['now'],
): TicketFacts['promise'] {
  if (state === 'closed') return null
  if (move === 'agreed' && agreedUntil !== null) return { kind: 'agreed', dueAt: agreedUntil }
  const kind = promiseKinds.find((each) => each === nextDueKind)
  if (kind === undefined || nextDueAt === null || nextDueAt.epochMilliseconds < now.epochMilliseconds) return null
  return { kind, dueAt: nextDueAt }
}

function alarmOf({ type, data }: Happened): TicketNews['alarm'] {
  const [kind, dueAt] = [promiseKinds.find((each) => each === factText(data, 'kind')), factText(data, 'dueAt')]
  if (!type.startsWith('promise.') || kind === undefined || dueAt === '') return null
  return { kind, dueAt: Temporal.Instant.from(dueAt), internal: type === 'promise.objective_passed' }
}

/** One entry as letters quote it. */
export const entryFacts = ({ authorName, side, body, language, attachments }: Entry): EntryFacts => ({
  author: authorName,
  side,
  text: body,
  language,
  fileNames: attachments.map(({ name }) => name),
})

async function authorOf(
  ctx: Context,
  ticket: Ticket,
  { actorId }: Happened,
  circle: Circle,
): Promise<TicketNews['author']> {
  const { productName } = ctx.services.config.operator
  const person = actorId === null ? null : await findPerson(ctx, actorId)
  if (person === null) return { name: productName, company: productName }
  if (person.kind === 'staff') return { name: shortName(person.name), company: productName }
  const side = circle.people.find(({ personId }) => personId === person.id)?.side
  return { name: person.name, company: side === 'partner' ? (ticket.partner?.name ?? '') : ticket.organisationName }
}

async function recipientEmail(ctx: Context, recipientId: string): Promise<string> {
  return recipientId === '' ? '' : ((await findRecipient(ctx, recipientId))?.email ?? '')
}

const endedHow = (how: string): TicketNews['ended'] =>
  how === 'left' || how === 'bounced' || how === 'removed' ? how : null
