import { findAccountById } from '../../identity/index.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { Refusal } from '../../../refusal.ts'
import { record } from '../../audit/index.ts'
import { findTicketById, leaveTicket, sideOf, signLeaveLink, signPartnerLeaveLink } from '../../tickets/index.ts'
import type { Enquiry } from '../rules/enquiry.ts'
import { asksToLeave } from '../rules/mail-marks.ts'
import type { ParsedMail } from '../rules/parsed-mail.ts'
import type { ReviewReason } from '../rules/standing.ts'
import { isDisowned, type Verdict } from '../rules/verdict.ts'
import { countReactivations, holdMail, noteRead, settleMail, wasSeen, type RawMail } from '../store/raw-mails.ts'
import { addEnquiryMail } from './add-enquiry-mail.ts'
import { findEnquiryOfMail } from './find-enquiry-of-mail.ts'
import { endPause } from '../../mail/index.ts'
import { findPlace, type Place } from './find-place.ts'
import { heedReport } from './heed-report.ts'
import { actorOf } from './find-standing.ts'
import { writeMailEntry, type Writer } from './write-mail-entry.ts'

const MAX_REOPENINGS_PER_HOUR = 3

/**
 * Brings a mail that was read to where it belongs, in one transaction: into its ticket, quietly aside when no person
 * wrote it, nowhere when it was there already, else to the review list.
 *
 * @see ux.md 4.4, decision 22, E84, faults 3.8
 */
export async function fileMail(ctx: Context, raw: RawMail, mail: ParsedMail, verdict: Verdict): Promise<void> {
  try {
    await inTransaction(ctx, (tx) => settle(tx, raw.id, mail, verdict))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await inTransaction(ctx, async (tx) => {
      await noteRead(tx, raw.id, readOf(mail), verdict)
      await toReview(tx, raw.id, mail, 'refused', raw.ticketId)
    })
  }
}

async function settle(tx: Context<Tx>, id: string, mail: ParsedMail, verdict: Verdict): Promise<void> {
  const raw = await holdMail(tx, id, ['waiting'])
  if (raw === null) return
  const isDecided = raw.handledBy !== null && raw.ticketId !== null
  const isRepeated = !isDecided && (await wasSeen(tx, mail.duplicateKey, ['posted']))
  await noteRead(tx, id, readOf(mail), verdict)
  if (isRepeated) return settleMail(tx, id, { state: 'duplicate' })
  if (isDecided) return writeDecided(tx, raw, mail)
  const addressedTo = [...raw.envelopeTo, ...mail.deliveredTo, ...mail.to, ...mail.cc]
  const enquiry = await findEnquiryOfMail(tx, mail, addressedTo)
  if (enquiry !== null) return fileToEnquiry(tx, id, mail, enquiry, isDisowned(verdict, false))
  await fileByPlace(tx, id, mail, await findPlace(tx, mail, addressedTo, verdict))
}

/** An answer to what staff wrote about an enquiry; what it cannot take waits for a person. */
async function fileToEnquiry(
  tx: Context<Tx>,
  id: string,
  mail: ParsedMail,
  enquiry: Enquiry,
  disowned: boolean,
): Promise<void> {
  if (mail.automatic) return settleMail(tx, id, { state: 'automatic', enquiryId: enquiry.id })
  if (disowned) return toReview(tx, id, mail, 'dmarc_failed', enquiry.ticketId)
  if (await addEnquiryMail(tx, enquiry, id, mail)) return settleMail(tx, id, { state: 'posted', enquiryId: enquiry.id })
  return toReview(tx, id, mail, enquiry.ticketId === null ? 'empty' : 'stranger', enquiry.ticketId)
}

async function fileByPlace(tx: Context<Tx>, id: string, mail: ParsedMail, place: Place): Promise<void> {
  if ('ticket' in place && asksToLeave(mail.subject)) return leave(tx, id, mail, place)
  if (mail.automatic || mail.report !== null) return fileAutomatic(tx, id, mail, place)
  if ('reason' in place) return toReview(tx, id, mail, place.reason, place.ticketId)
  const { ticket } = place
  if (isEmpty(mail)) return toReview(tx, id, mail, 'empty', ticket.id)
  const anHourAgo = tx.now.subtract({ hours: 1 })
  if (ticket.state === 'closed' && (await countReactivations(tx, ticket.id, anHourAgo)) >= MAX_REOPENINGS_PER_HOUR)
    return toReview(tx, id, mail, 'too_many_reopenings', ticket.id)

  const posted = await writeMailEntry(tx, ticket, await writerOf(tx, place), mail)
  await endPause(tx, ticket.id, place.address)
  const { entryId, reactivated } = posted
  await settleMail(tx, id, { state: 'posted', ticketId: ticket.id, entryId, reactivated })
}

/** The mail of a "List-Unsubscribe" ends a recipient's mails; from anybody else it means nothing, and is no reply. */
async function leave(tx: Context<Tx>, id: string, mail: ParsedMail, place: Placed): Promise<void> {
  const { ticket } = place
  const token = leaveTokenOf(tx, place)
  if (token !== null) await leaveTicket(tx, token)
  await recordQuietly(tx, id, mail, ticket.id)
}

function leaveTokenOf({ services }: Context, { ticket, standing, sender }: Placed): string | null {
  if (standing.kind === 'outside' && standing.recipientId !== null) return signLeaveLink(services, standing.recipientId)
  const isPartner = sender !== null && standing.kind === 'member' && sideOf(actorOf(sender), ticket) === 'partner'
  return isPartner ? signPartnerLeaveLink(services, ticket.id, sender.id) : null
}

type Placed = Extract<Place, { ticket: unknown }>

async function writerOf(tx: Context<Tx>, place: Placed): Promise<Writer> {
  const { standing, sender, address } = place
  if (standing.kind === 'outside') {
    const uploader = await findAccountById(tx, standing.invitedBy)
    if (uploader !== null) return { kind: 'outside', name: address, side: standing.side, uploader }
  }
  if (sender === null) throw new Refusal('http.not_found')
  return { kind: 'person', sender }
}

/** A person of the staff has put the mail to a ticket: it stands there under its sender's address. */
async function writeDecided(tx: Context<Tx>, raw: RawMail, mail: ParsedMail): Promise<void> {
  const uploader = await findAccountById(tx, raw.handledBy ?? '')
  if (uploader === null) throw new Refusal('http.not_found')
  const ticket = await findTicketById(tx, raw.ticketId ?? '')
  const writer: Writer = { kind: 'outside', name: mail.from ?? mail.fromName, side: 'customer', uploader }
  const { entryId, reactivated } = await writeMailEntry(tx, ticket, writer, mail)
  await settleMail(tx, raw.id, {
    state: 'posted',
    ticketId: ticket.id,
    entryId,
    reactivated,
    handledBy: raw.handledBy,
  })
}

/** A report about a mail that we have really sent is heeded; everything else that no person wrote is only recorded. */
async function fileAutomatic(tx: Context<Tx>, id: string, mail: ParsedMail, place: Place): Promise<void> {
  const ticketId = 'ticket' in place ? place.ticket.id : place.ticketId
  const isNews = mail.report !== null && !(await wasSeen(tx, mail.duplicateKey, ['automatic']))
  const heeded = isNews && mail.report !== null ? await heedReport(tx, mail.report) : null
  await recordQuietly(tx, id, mail, heeded ?? ticketId)
}

async function recordQuietly(tx: Context<Tx>, id: string, mail: ParsedMail, ticketId: string | null): Promise<void> {
  if (await wasSeen(tx, mail.duplicateKey, ['automatic'])) return settleMail(tx, id, { state: 'duplicate' })
  await settleMail(tx, id, { state: 'automatic', ticketId })
  await record(tx, { type: 'intake.automatic', subject: { kind: 'raw_mail', id }, data: { ticketId } })
}

/** A copy that nobody could place never keeps one out that has its place: only copies of its own kind count here. */
async function toReview(
  tx: Context<Tx>,
  id: string,
  mail: ParsedMail,
  reason: ReviewReason,
  ticketId: string | null,
): Promise<void> {
  if (await wasSeen(tx, mail.duplicateKey, ['review', 'discarded'])) return settleMail(tx, id, { state: 'duplicate' })
  await settleMail(tx, id, { state: 'review', reason, ticketId })
  await record(tx, { type: 'intake.held', subject: { kind: 'raw_mail', id }, data: { reason, ticketId } })
}

const isEmpty = ({ visibleText, attachments }: ParsedMail): boolean =>
  visibleText.trim() === '' && attachments.every(({ size }) => size === 0)

const readOf = ({ duplicateKey, messageId, from, fromName, subject, visibleText }: ParsedMail) => ({
  duplicateKey,
  messageId,
  from,
  fromName,
  subject,
  body: visibleText,
})
