import { mailKinds, type MailKind } from './kinds.ts'

/** Why a person gets a mail; it stands in `X-Portal-Reason` and decides what is checked again before sending (F13). */
export const reasons = [
  'account',
  'requester',
  'participant',
  'partner',
  'watch',
  'assignee',
  'desk',
  'manager',
  'group',
] as const
export type Reason = (typeof reasons)[number]

export type Threading = {
  readonly ticketNumber: string
  /** Message-ID of the mail this recipient got before in the same thread. */
  readonly previous: string | null
  /** Opens a thread of its own although it is about a ticket: to managers. */
  readonly ownThread: boolean
}

export type HeaderFacts = {
  readonly domain: string
  readonly locale: 'pl' | 'en'
  readonly reason: Reason
  /** False for what a person wrote: such a mail must not look automatic (ux.md 4.2). */
  readonly automatic: boolean
  readonly threading: Threading | null
  /** Where one click ends these mails: a page that takes a POST, and a mail address. */
  readonly leave: { readonly url: string; readonly address: string } | null
}

/** The id of a mail, the same however often it is sent. @param unique Letters that belong to this mail alone. */
export function messageIdOf(kind: MailKind, ticketNumber: string | null, unique: string, domain: string): string {
  const subject = ticketNumber === null ? '' : `${threadName(ticketNumber)}.`
  return `<${subject}${mailKinds[kind].number}.${unique}@${domain}>`
}

/** The headers of a mail beyond sender, recipient, subject and date (ux.md 4.2). */
export function headersOf(facts: HeaderFacts): Record<string, string> {
  return {
    'Content-Language': facts.locale,
    'X-Portal-Reason': facts.reason,
    'X-Auto-Response-Suppress': 'All',
    ...(facts.automatic ? { 'Auto-Submitted': 'auto-generated' } : {}),
    ...(facts.threading === null ? {} : ticketHeaders(facts.threading, facts.domain)),
    ...(facts.leave === null ? {} : leaveHeaders(facts.leave)),
  }
}

function ticketHeaders({ ticketNumber, previous, ownThread }: Threading, domain: string): Record<string, string> {
  const mark = {
    'X-Portal-Ticket': ticketNumber,
    'List-Id': `"Ticket ${ticketNumber}" <${ticketNumber}.zgloszenia.${domain}>`,
  }
  if (ownThread) return mark
  const root = `<${threadName(ticketNumber)}.root@${domain}>`
  return {
    ...mark,
    References: previous === null ? root : `${root} ${previous}`,
    'In-Reply-To': previous ?? root,
  }
}

function leaveHeaders({ url, address }: NonNullable<HeaderFacts['leave']>): Record<string, string> {
  return {
    'List-Unsubscribe': `<${url}>, <mailto:${address}?subject=opusc>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

const threadName = (ticketNumber: string): string => `t${ticketNumber.replace('-', '')}`
