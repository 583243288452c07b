import { findAccountByEmail, type Account } from '../../identity/index.ts'
import { system, type Context } from '../../../platform/context.ts'
import { readReplyAddress, signerOf, whoseReply } from '../../mail/index.ts'
import { findTicket, findTicketById, type Ticket } from '../../tickets/index.ts'
import { Refusal } from '../../../refusal.ts'
import { referencedIds, ticketOfRoot, ticketsInSubject } from '../rules/mail-marks.ts'
import type { ParsedMail } from '../rules/parsed-mail.ts'
import { objectionTo, type Pointer, type ReviewReason, type Standing } from '../rules/standing.ts'
import { isDisowned, type Verdict } from '../rules/verdict.ts'
import { ticketsOfMails } from '../store/threads.ts'
import { findStanding } from './find-standing.ts'

/** Where a mail belongs and as whose; or why a person must decide, with the ticket that it seems to be about. */
export type Place =
  | { readonly ticket: Ticket; readonly standing: Standing; readonly sender: Account | null; readonly address: string }
  | { readonly reason: ReviewReason; readonly ticketId: string | null }

type Pointed = { readonly ticket: Ticket; readonly pointer: Pointer; readonly isSigned: boolean }

/**
 * Finds the ticket of a mail: by its signed reply address, else by the thread it answers, else by the number in its
 * subject; the latter two only for somebody who is on the ticket.
 *
 * @param addressedTo All addresses that the mail came to, by envelope and headers.
 * @param verdict What the sender's domain says of the mail: what it disowns is not taken for a known person's.
 * @see ux.md 4.4, decision 22, security rows 1–6
 */
export async function findPlace(
  ctx: Context,
  mail: ParsedMail,
  addressedTo: readonly string[],
  verdict: Verdict,
): Promise<Place> {
  const own = { ...ctx, actor: system }
  const sender = mail.verifiedFrom === null ? null : await findAccountByEmail(own, mail.verifiedFrom)
  const pointed = await pointedAt(own, mail, addressedTo, sender)
  if (mail.verifiedFrom === null) return { reason: 'unverified_sender', ticketId: pointed?.ticket.id ?? null }
  if (pointed === null) return { reason: 'no_ticket', ticketId: null }

  const standing = await findStanding(own, pointed.ticket, mail.verifiedFrom, sender)
  const reason = objectionTo(standing, pointed.pointer, pointed.isSigned)
  if (reason !== null) return { reason, ticketId: pointed.ticket.id }
  if (isDisowned(verdict, pointed.isSigned)) return { reason: 'dmarc_failed', ticketId: pointed.ticket.id }
  return { ticket: pointed.ticket, standing, sender, address: mail.verifiedFrom }
}

async function pointedAt(
  ctx: Context,
  mail: ParsedMail,
  addressedTo: readonly string[],
  sender: Account | null,
): Promise<Pointed | null> {
  return (
    (await byAddress(ctx, mail, addressedTo, sender)) ??
    (await firstTicket(ctx, await threadTickets(ctx, mail), 'thread')) ??
    (await firstTicket(ctx, ticketsInSubject(mail.subject), 'subject'))
  )
}

/** A reply address that was made for the sender wins over one that was not. */
async function byAddress(
  ctx: Context,
  mail: ParsedMail,
  addressedTo: readonly string[],
  sender: Account | null,
): Promise<Pointed | null> {
  const own = [mail.verifiedFrom, sender?.email ?? null].flatMap((address) => (address === null ? [] : [address]))
  const sign = signerOf(ctx.services.config)
  const tokens = addressedTo.slice(0, 200).flatMap((address) => {
    const token = readReplyAddress(address)
    return token === null ? [] : [{ number: token.ticketNumber, isSigned: whoseReply(token, own, sign) !== null }]
  })
  for (const { number, isSigned } of tokens.toSorted((one, other) => Number(other.isSigned) - Number(one.isSigned))) {
    const pointed = await firstTicket(ctx, [number], 'address', isSigned)
    if (pointed !== null) return pointed
  }
  return null
}

async function threadTickets(ctx: Context, mail: ParsedMail): Promise<string[]> {
  const domain = ctx.services.config.operator.ticketAddress.split('@').at(-1) ?? ''
  const ids = referencedIds(mail.inReplyTo, mail.references)
  const known = await ticketsOfMails(ctx, ids)
  const roots = ids.flatMap((id) => ticketOfRoot(id, domain) ?? [])
  return [...known, ...roots]
}

/** The first of some tickets that exists, by id or number. */
async function firstTicket(
  ctx: Context,
  names: readonly string[],
  pointer: Pointer,
  isSigned = false,
): Promise<Pointed | null> {
  for (const name of names.slice(0, 10)) {
    const ticket = await foundTicket(ctx, name)
    if (ticket !== null) return { ticket, pointer, isSigned }
  }
  return null
}

async function foundTicket(ctx: Context, name: string): Promise<Ticket | null> {
  try {
    return await (name.length === 36 ? findTicketById(ctx, name) : findTicket(ctx, name))
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
