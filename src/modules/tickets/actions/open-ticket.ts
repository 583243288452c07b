import { inTransaction, personIdOf, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { formErrors } from '../../../platform/forms.ts'
import { once } from '../../../platform/idempotency.ts'
import { record } from '../../audit/index.ts'
import { attachFiles, writeEntry, type AttachedUpload } from '../../dialogue/index.ts'
import { requireCover, yearOfNumber } from '../rules/opening.ts'
import { SHARING_TEXT, sharingAtOpening, type Sharing } from '../rules/partner-access.ts'
import { mayOpen, requireRight } from '../rules/policy.ts'
import { allowsWholeContract, choosePriority } from '../rules/priority.ts'
import { writeTitle, type Ticket, type TicketChannel, type TicketLanguage } from '../rules/ticket.ts'
import { linkTo } from '../store/linked.ts'
import { findTicket } from '../store/tickets.ts'
import { insertTicket, nextNumber, updateTicket } from '../store/write-ticket.ts'
import { admitRecipients, type AdmittedRecipient } from './admit-recipients.ts'
import { appendEntry } from './append-entry.ts'
import { findSubject, type TicketSubject } from './find-subject.ts'
import { moveClocks } from './move-clocks.ts'
import { noteRecipient } from './note-recipient.ts'

export type NewTicket = {
  /** The device line; null for a question about a whole contract, which `contractNumber` then names (E82). */
  readonly lineId: string | null
  readonly contractNumber?: string | null
  readonly priority: string
  readonly title: string
  readonly description: string
  readonly uploads?: readonly AttachedUpload[]
  /** Extra addresses that get the ticket's mails (R86). */
  readonly recipients?: readonly string[]
  /** Whether the partner may see the ticket; null when not answered. Asked only where there is a partner (R92). */
  readonly partnerAccess?: boolean | null
  readonly language?: TicketLanguage
  readonly channel?: Extract<TicketChannel, 'portal' | 'mail' | 'phone' | 'api'>
  /** The number of the ticket whose report this is on another device; both are linked (E81). */
  readonly copyOf?: string | null
  /** The key that makes a second submission get the first one's answer. */
  readonly once?: string | null
}

export type OpenedTicket = {
  readonly id: string
  readonly number: string
  readonly foreignRecipients: readonly string[]
}

type Prepared = {
  readonly subject: TicketSubject
  readonly title: string
  readonly description: string
  readonly priority: Ticket['priority']
  readonly sharing: Sharing
  readonly recipients: readonly AdmittedRecipient[]
}

/**
 * Opens a ticket on a device line or, for questions, on a whole contract. Entitlement is frozen here (E67).
 *
 * @throws {Refusal} `form.invalid` naming every field that is wrong at once; `http.not_found` for who has proven no right;
 *   `http.idempotency_mismatch`; `tickets.not_found` for a copy of what the actor may not see; the limits of files and recipients.
 * @see docs/domain/tickets.md#opening (source: R80–R97, E65–E69, E80–E82, E86–E90, decision 17)
 */
export async function openTicket(ctx: Context, wanted: NewTicket): Promise<OpenedTicket> {
  requireRight(mayOpen(ctx.actor))
  const owner = personIdOf(ctx.actor) ?? ''
  const { once: key = null, ...request } = wanted
  return inTransaction(ctx, (tx) =>
    once(tx, key === null ? null : { owner, key: `ticket:${key}`, request }, async () =>
      writeTicket(tx, wanted, await prepare(tx, wanted)),
    ),
  )
}

/** Everything that can be wrong with the form is said at once. */
async function prepare(tx: Context<Tx>, wanted: NewTicket): Promise<Prepared> {
  const errors = formErrors()
  const subject = await findSubject(tx, wanted)
  const title = errors.parse('title', () => writeTitle(wanted.title))
  const description = errors.parse('description', () => writeEntry(wanted.description))
  const priority = errors.parse('priority', () => choosePriority(subject?.scheme ?? 'P3', wanted.priority))
  const sharing = errors.parse('partnerAccess', () => sharingOf(subject, wanted.partnerAccess ?? null))
  if (
    subject === null ||
    (subject.lineId === null && priority !== undefined && !allowsWholeContract(subject.scheme, priority))
  ) {
    errors.add('lineId', 'tickets.line_missing')
  } else errors.parse('lineId', () => requireCover(subject.state))
  const recipients =
    subject === null
      ? []
      : await admitRecipients(
          tx,
          errors,
          { ...subject, partnerAccess: sharing?.access ?? false },
          wanted.recipients ?? [],
        )
  errors.refuseIfAny()

  if (
    subject === null ||
    title === undefined ||
    description === undefined ||
    priority === undefined ||
    sharing === undefined
  ) {
    throw new Error('A form without errors is whole')
  }
  return { subject, title, description, priority, sharing, recipients }
}

function sharingOf(subject: TicketSubject | null, choice: boolean | null): Sharing {
  const side = subject?.actorSide === 'partner' ? 'partner' : 'customer'
  return sharingAtOpening(subject !== null && subject.partner !== null, side, choice)
}

async function writeTicket(
  tx: Context<Tx>,
  wanted: NewTicket,
  { subject, title, description, priority, sharing, recipients }: Prepared,
): Promise<OpenedTicket> {
  const { channel = 'portal', language = tx.locale } = wanted
  const number = await nextNumber(tx, yearOfNumber(tx.now))
  const facts = {
    ...subject,
    contractLineId: subject.lineId,
    partnerId: subject.partner?.id ?? null,
    partnerAccess: sharing.access,
  }
  const id = await insertTicket(tx, number, {
    ...facts,
    title,
    priority,
    covered: true,
    channel,
    language,
    reporterId: personIdOf(tx.actor) ?? '',
  })

  const ticket = { ...subject, id, priority, covered: true, partnerAccess: sharing.access }
  await appendEntry(tx, ticket, { kind: 'event', event: 'opened', channel })
  const entry = await appendEntry(tx, ticket, { kind: 'message', body: description, channel })
  await attachFiles(tx, { ticketId: id, entryId: entry.id }, wanted.uploads ?? [])
  const due = await moveClocks(tx, ticket, [
    { type: 'opened', at: tx.now, priority, covered: true, channel: channel === 'api' ? 'portal' : channel },
  ])
  await updateTicket(tx, id, { ...due, lastEntryPosition: entry.position })

  const { copyOf = null } = wanted
  const original = copyOf === null ? null : await findTicket(tx, copyOf)
  if (original !== null) await linkTo(tx, id, original.id)
  for (const recipient of recipients) await noteRecipient(tx, id, recipient, { atOpening: true })
  await record(tx, {
    type: 'ticket.opened',
    subject: { kind: 'ticket', id },
    data: {
      number,
      entryId: entry.id,
      priority,
      channel,
      partnerAccess: sharing.access,
      why: sharing.why,
      textVersion: SHARING_TEXT,
      ...(original === null ? {} : { copyOf: original.number }),
    },
  })
  return { id, number, foreignRecipients: recipients.filter(({ foreign }) => foreign).map(({ address }) => address) }
}
