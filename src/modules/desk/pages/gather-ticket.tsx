import type { FastifyRequest } from 'fastify'
import { personIdOf, type Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { findPlanVersion } from '../../catalogue/index.ts'
import { listEntries, type Entry } from '../../dialogue/index.ts'
import { explainClocks, listRungSteps } from '../../promises/index.ts'
import {
  ClocksView,
  DialogueView,
  fileLimits,
  FilesView,
  findTicket,
  maySupport,
  presentClocks,
  type Ticket,
  type WaitingFile,
} from '../../tickets/index.ts'
import { openedQueue, queuePath, ticketPath, type QueueAddress } from '../rules/queue-address.ts'
import type { RefusedAct } from './acts-view.tsx'
import type { Composer } from './composer-view.tsx'
import { lookOf } from './look-of.ts'
import type { Places, TicketViewProps } from './ticket-view.tsx'

/** How a ticket is looked at, and what of it was refused a moment ago. */
export type Glance = {
  /** The list that it was opened from. */
  readonly from?: QueueAddress
  readonly beside?: boolean
  /** Where its forms lead back to, when a refused one said so. */
  readonly back?: string
  readonly reply?: FormState
  readonly note?: FormState
  /** Files of a refused reply, which stay chosen. */
  readonly waiting?: readonly WaitingFile[]
  /** The writer has been told what the files seem to give away. */
  readonly warned?: boolean
  readonly refused?: RefusedAct | null
  /** The reply was held: the last entry that its writer had seen. */
  readonly heldAt?: number | null
  /** Only entries before this position. */
  readonly before?: number | null
}

const PAGE_ENTRIES = 100

/** Reads everything that the desk shows of a ticket, in five questions, six once a clock has rung. @throws {Refusal} `tickets.not_found`. */
export async function gatherTicket(
  request: FastifyRequest,
  number: string,
  glance: Glance = {},
): Promise<TicketViewProps> {
  const { ctx } = request
  const ticket = await findTicket(ctx, number)
  const { before = null } = glance
  const [entries, clocks, plan] = await Promise.all([
    listEntries(ctx, ticket.id, { internal: true, limit: PAGE_ENTRIES + 1, ...(before === null ? {} : { before }) }),
    explainClocks(ctx, ticket.id),
    ticket.planVersionId === null ? null : findPlanVersion(ctx, ticket.planVersionId),
  ])
  const rungs = clocks.some(({ fired }) => Object.keys(fired).length > 0) ? await listRungSteps(ctx, ticket.id) : []
  const look = lookOf(request)
  const shown = entries.slice(0, PAGE_ENTRIES)
  const crossing = crossingOf(ctx, shown, glance.heldAt ?? null)
  const dialogue = (some: readonly Entry[]) => (
    <DialogueView look={look} number={number} entries={some} partner={ticket.partner?.name ?? null} />
  )
  const places = placesOf(number, glance)
  return {
    look,
    ticket,
    plan,
    clocks: (
      <ClocksView
        look={look}
        clocks={presentClocks(clocks, ticket.cycle, 'desk')}
        covered={ticket.covered}
        rungs={rungs}
      />
    ),
    dialogue: dialogue(shown.filter((entry) => !crossing.includes(entry))),
    earlier: entries.length > PAGE_ENTRIES ? withBefore(places.own, shown.at(-1)?.position ?? 0) : null,
    places,
    viewerId: personIdOf(ctx.actor) ?? '',
    mayWrite: maySupport(ctx.actor),
    composer: {
      ...composerOf(ticket, glance),
      files: filesOf(request, glance),
      crossing: crossing.length === 0 ? null : { count: crossing.length, entries: dialogue(crossing) },
    },
    refused: glance.refused ?? null,
    isPreview: glance.beside === true,
  }
}

/** What others wrote for everybody since the writer looked; notes hold nothing up. */
function crossingOf(ctx: Context, entries: readonly Entry[], seen: number | null): readonly Entry[] {
  if (seen === null) return []
  const writer = personIdOf(ctx.actor)
  return entries.filter(({ position, kind, authorId }) => position > seen && kind !== 'note' && authorId !== writer)
}

function composerOf(
  ticket: Ticket,
  { reply = untouchedForm, note = untouchedForm }: Glance,
): Omit<Composer, 'crossing' | 'files'> {
  const once = { reply: reply.typed['once'] ?? newId(), note: note.typed['once'] ?? newId() }
  return { reply, note, once, position: ticket.lastEntryPosition }
}

function filesOf(
  request: FastifyRequest,
  { reply = untouchedForm, waiting = [], warned = false }: Glance,
): Composer['files'] {
  const isOpen = waiting.length > 0 || reply.errors.some(({ field }) => field === 'files')
  return {
    isOpen,
    warned,
    fields: <FilesView look={lookOf(request)} form={reply} limits={fileLimits(request)} waiting={waiting} />,
  }
}

function placesOf(number: string, { from = openedQueue, beside = false, back }: Glance): Places {
  const own = ticketPath(number, from)
  return {
    own,
    queue: queuePath(from, { preview: null }),
    previous: ticketPath(number, from, '/poprzednie', beside),
    next: ticketPath(number, from, '/nastepne', beside),
    back: back ?? (beside ? queuePath(from, { preview: number }) : own),
  }
}

const withBefore = (own: string, position: number): string => `${own}${own.includes('?') ? '&' : '?'}przed=${position}`
