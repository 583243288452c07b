import type { Block, Fact } from '../content.ts'
import { shortName, type EntryFacts, type TicketFacts } from '../ticket-facts.ts'
import type { Voice } from '../voice.ts'
import type { Reader } from './story.ts'

const staff = new Set(['assignee', 'desk', 'group', 'manager'])

export const isStaff = ({ reason }: Reader): boolean => staff.has(reason)

/** The next promise with date and zone, where there is one. */
export function promise({ promise: due }: TicketFacts, reader: Reader, { t, moment }: Voice): Block | null {
  if (due === null) return null
  const label = isStaff(reader) ? t('mail.staff_promise') : t(`mail.promise_${due.kind}`)
  return { kind: 'promise', label, value: moment(due.dueAt) }
}

/** The promise in the few words of a notification: "Następna informacja do 17:05." */
export function promiseSoon({ promise: due }: TicketFacts, reader: Reader, { t, soon }: Voice): string {
  if (due === null) return ''
  return t(isStaff(reader) ? 'mail.soon_staff' : `mail.soon_${due.kind}`, { time: soon(due.dueAt) })
}

export function quote(entry: EntryFacts, { t }: Voice): Block | null {
  if (entry.text === '') return null
  const author = entry.side === 'support' ? shortName(entry.author) : entry.author
  const heading = t('mail.ticket_quote', { author, side: t(`mail.side_${entry.side}`) })
  return { kind: 'quote', heading, text: entry.text, language: entry.language }
}

/** Names only: a file of a customer may hold what a mailbox should not (E92). */
export function files({ fileNames }: EntryFacts, { t }: Voice): Block | null {
  if (fileNames.length === 0) return null
  return {
    kind: 'files',
    heading: t('mail.ticket_files', { count: fileNames.length }),
    names: fileNames,
    note: t('mail.ticket_files_note'),
  }
}

/** Which device, with the last four characters of its serial number, because the contract number stands beside it. */
export function deviceFacts(ticket: TicketFacts, reader: Reader, { t }: Voice): Block {
  const device =
    ticket.serialEnding === ''
      ? ticket.device
      : t('mail.ticket_serial_ending', { device: ticket.device, ending: ticket.serialEnding })
  const company: readonly Fact[] = isStaff(reader)
    ? [{ label: t('mail.ticket_company'), value: ticket.organisationName }]
    : []
  const rows: readonly Fact[] = [
    ...company,
    { label: t('mail.ticket_device'), value: device },
    { label: t('mail.ticket_contract'), value: ticket.contractNumber },
    { label: t('mail.ticket_priority'), value: priorityName(ticket.priority, { t }) },
  ]
  return { kind: 'facts', rows: rows.filter(({ value }) => value !== '') }
}

const priorities = new Set(['P1', 'P2', 'P3', 'P4', 'question', 'noncritical', 'critical'])

export const priorityName = (code: string, { t }: Pick<Voice, 't'>): string =>
  priorities.has(code) ? t(`mail.priority_${code}`) : code

export const text = (words: string): Block => ({ kind: 'text', text: words })

/** For the most urgent priority the phone is better than any mail. */
export const urgentPhone = ({ priority }: TicketFacts, { t, sender }: Voice): Block | null =>
  priority === 'P1' || priority === 'critical' ? text(t('mail.ticket_p1_phone', { phone: sender.hotline })) : null
