import type { Static } from 'typebox'
import type { Actor } from '../../platform/context.ts'
import type { AttachedUpload, AttachmentKind, Entry, Recipient } from '../dialogue/index.ts'
import type { EntryOut, RecipientOut, TicketDetail, TicketSummary } from './api-schemas.ts'
import { maySeeInternal } from './rules/policy.ts'
import type { LinkedTicket, Ticket } from './rules/ticket.ts'
import type { TicketRow } from './store/lists.ts'

type SummaryFacts = Omit<TicketRow, 'id' | 'scheme'>

/** One row of a list, field by field: what is not named here does not leave. */
export function summaryOf(row: SummaryFacts): Static<typeof TicketSummary> {
  return {
    number: row.number,
    title: row.title,
    device: row.device,
    serial: row.serial,
    place: row.place,
    organisationName: row.organisationName,
    contractNumber: row.contractNumber,
    priority: row.priority,
    state: row.state,
    move: row.move,
    covered: row.covered,
    partnerAccess: row.partnerAccess,
    openedAt: row.openedAt.toString(),
    changedAt: row.changedAt.toString(),
    closedAt: row.closedAt?.toString() ?? null,
    escalatedAt: row.escalatedAt?.toString() ?? null,
    agreedUntil: row.agreedUntil?.toString() ?? null,
    nextDueAt: row.nextDueAt?.toString() ?? null,
    nextDueKind: row.nextDueKind,
    assignee: row.assignee,
  }
}

/** One ticket with its dialogue; who works on it is told to staff only. */
export function detailOf(
  actor: Actor,
  ticket: Ticket,
  entries: readonly Entry[],
  recipients: readonly Recipient[],
  linked: readonly LinkedTicket[],
  limit: number,
): Static<typeof TicketDetail> {
  return {
    ...summaryOf({ ...ticket, assignee: maySeeInternal(actor) ? ticket.assignee : null }),
    partner: ticket.partner === null ? null : { name: ticket.partner.name },
    reporter: { name: ticket.reporter.name },
    channel: ticket.channel,
    language: ticket.language,
    cycle: ticket.cycle,
    cycleStartedAt: ticket.cycleStartedAt.toString(),
    lastEntryPosition: ticket.lastEntryPosition,
    entries: entries.map(entryOf),
    nextBefore: entries.length === limit ? (entries.at(-1)?.position ?? null) : null,
    recipients: recipients.map(recipientOf),
    linked: linked.map(({ number, device, state }) => ({ number, device, state })),
  }
}

function entryOf(entry: Entry): Static<typeof EntryOut> {
  return {
    id: entry.id,
    position: entry.position,
    kind: entry.kind,
    side: entry.side,
    authorName: entry.authorName,
    channel: entry.channel,
    language: entry.language,
    body: entry.body,
    event: entry.event,
    data: entry.data,
    sentAt: entry.sentAt.toString(),
    attachments: entry.attachments.map(({ id, name, kind, size, mediaType }) => ({ id, name, kind, size, mediaType })),
  }
}

function recipientOf({ id, email, language, addedAt, endedAt, endedHow }: Recipient): Static<typeof RecipientOut> {
  return { id, email, language, addedAt: addedAt.toString(), endedAt: endedAt?.toString() ?? null, endedHow }
}

/** Only id and kind of a sent upload count; everything else about it is known here. */
export const uploadOf = ({ id, kind }: { id: string; kind?: AttachmentKind }): AttachedUpload =>
  kind === undefined ? { id } : { id, kind }
