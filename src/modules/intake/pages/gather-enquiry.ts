import { findAccountById } from '../../identity/index.ts'
import { findLinesIn } from '../../contracts/index.ts'
import { formatPhone, internationalPhone } from '../../identity/rules/phone.ts'
import { findTicketById } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Translate } from '../../../platform/i18n.ts'
import { Refusal } from '../../../refusal.ts'
import { formatMoment } from '../../../web/format.ts'
import type { Enquiry, EnquiryEntry } from '../rules/enquiry.ts'
import { findEnquiry, listEnquiryEntries } from '../store/enquiries.ts'
import type { Proposal, ShownEnquiry, ShownEntry } from './enquiry-page.tsx'

/** @throws {Refusal} `http.not_found`. */
export async function gatherEnquiry(
  ctx: Context,
  t: Translate,
  id: string,
): Promise<ShownEnquiry & { readonly personId: string | null }> {
  const enquiry = await findEnquiry(ctx, id)
  if (enquiry === null) throw new Refusal('http.not_found')
  const isOpen = ['received', 'review', 'answered'].includes(enquiry.state)
  const entries = await listEnquiryEntries(ctx, id)
  return {
    ...enquiry,
    isOpen,
    phone: formatPhone(enquiry.phone),
    phoneHref: `tel:${internationalPhone(enquiry.phone)}`,
    reason: enquiry.kind === 'contact' ? 'asked' : (enquiry.held ?? 'checking'),
    received: formatMoment(enquiry.receivedAt, ctx.now, ctx.locale),
    due: formatMoment(enquiry.dueAt, ctx.now, ctx.locale),
    ticketNumber: enquiry.ticketId === null ? null : (await findTicketById(ctx, enquiry.ticketId)).number,
    outcome: outcomeOf(t, enquiry),
    entries: [firstEntry(ctx, t, enquiry), ...entries.map((entry) => shownEntry(ctx, entry))],
    proposals: isOpen ? await proposalsFor(ctx, enquiry, entries) : [],
  }
}

/** Whose account it was sent from. */
export async function accountOf(ctx: Context, personId: string | null): Promise<string | null> {
  const sender = personId === null ? null : await findAccountById(ctx, personId)
  return sender === null ? null : `${sender.name} <${sender.email}>`
}

function outcomeOf(t: Translate, { state, reason }: Enquiry): string {
  if (state === 'received' || state === 'review') return ''
  return [t(`intake.outcome.${state}`), reason].filter((part) => part !== '').join(': ')
}

function firstEntry(ctx: Context, t: Translate, enquiry: Enquiry): ShownEntry {
  const { id, name, email, phone, receivedAt, message } = enquiry
  const author = [name, email, phone].find((part) => part !== '') ?? t('intake.no_sender')
  return { id, author, written: formatMoment(receivedAt, ctx.now, ctx.locale), body: message, side: 'enquirer' }
}

const shownEntry = (ctx: Context, { id, authorName, writtenAt, body, side }: EnquiryEntry): ShownEntry => ({
  id,
  author: authorName,
  written: formatMoment(writtenAt, ctx.now, ctx.locale),
  body,
  side,
})

async function proposalsFor(ctx: Context, enquiry: Enquiry, entries: readonly EnquiryEntry[]): Promise<Proposal[]> {
  const { serial, contractNumber, subject, message } = enquiry
  const text = [serial, contractNumber, subject, message, ...entries.map(({ body }) => body)].join('\n')
  return (await findLinesIn(ctx, text)).map((line) => ({
    lineId: line.lineId,
    contractNumber: line.contractNumber,
    serial: line.serial ?? line.licence ?? '',
    device: [line.vendor, line.model].filter((part) => part !== '').join(' '),
    customer: line.customerName,
    state: line.state,
    named: line.named,
  }))
}
