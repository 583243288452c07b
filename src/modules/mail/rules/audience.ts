import type { Locale } from '../../../platform/i18n.ts'
import type { Reason } from './headers.ts'
import type { TicketMailKind } from './kinds.ts'

/** Somebody with an account; `side` is null for who may not see the ticket now. */
export type Reachable = {
  readonly personId: string
  readonly address: string
  readonly name: string
  readonly locale: Locale
}

export type CustomerPerson = Reachable & {
  readonly side: 'customer' | 'partner' | null
  readonly watches: boolean
  /** Wants only what cannot be muted: mails about P1 (ux.md 4.2). */
  readonly mutes: boolean
  /** Has left this ticket by the link of a mail; counts for the partner's people, whom nobody invited (ux.md 4.2). */
  readonly hasLeft: boolean
}

/** An additional recipient; one of the partner's people counts as partner and needs the switch (E90). */
export type ExtraRecipient = {
  readonly id: string
  readonly address: string
  readonly locale: Locale
  readonly ofPartner: boolean
}

/** Everybody around a ticket. */
export type Circle = {
  readonly reporter: CustomerPerson | null
  readonly people: readonly CustomerPerson[]
  readonly recipients: readonly ExtraRecipient[]
  readonly partnerAccess: boolean
  readonly isUrgent: boolean
  readonly assignee: Reachable | null
  readonly deskAddress: string
  readonly escalationAddress: string
  /** The managers on duty; the escalation address stands in for them while there are none (R115, E95). */
  readonly dutyManagers: readonly Reachable[]
}

/** What happened, as far as it decides who is told. */
export type Occasion = {
  readonly event: string
  /** Who did it; `null` for the portal itself. */
  readonly authorId: string | null
  readonly authorIsSupport: boolean
  readonly move: string
  readonly recipientId: string
  readonly ended: string
  readonly partnerAccess: boolean
  /** Whom a step of an escalation tells: the listeners that its ladder names. */
  readonly tell: readonly string[]
}

export type Notice = {
  readonly kind: TicketMailKind
  readonly personId: string | null
  readonly recipientId: string | null
  readonly address: string
  readonly name: string
  readonly locale: Locale
  readonly reason: Reason
}

type Group =
  | 'requester'
  | 'watchers'
  | 'participants'
  | 'added'
  | 'partner'
  | 'assignee'
  | 'deskOrAssignee'
  | 'managers'
  | 'listeners'

type Rule = {
  readonly kind: TicketMailKind
  readonly to: readonly Group[]
  readonly when?: (occasion: Occasion) => boolean
  /** Also to who did it, as a receipt. */
  readonly receipt?: boolean
}

/** Comes by the calendar, not by an event (M20). */
export const REMINDER = 'ticket.reminded'

const isSupport = ({ authorIsSupport }: Occasion): boolean => authorIsSupport
const isCustomer = ({ authorIsSupport }: Occasion): boolean => !authorIsSupport
const everybody: readonly Group[] = ['requester', 'watchers', 'partner', 'participants']

/**
 * Event → mails (ux.md 4.1, M15–M28, M38, M39; R7, E91). What is not here, above all `ticket.noted`, tells nobody.
 * Recipients named at the opening learn of the ticket by being added to it, not twice.
 */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  'ticket.opened': [
    { kind: 'ticket_opened', to: ['requester', 'watchers', 'partner'], receipt: true },
    { kind: 'ticket_opened', to: ['deskOrAssignee'] },
  ],
  'ticket.replied': [
    { kind: 'ticket_replied', to: everybody },
    { kind: 'ticket_customer_wrote', to: ['deskOrAssignee'], when: isCustomer },
    { kind: 'ticket_replied', to: ['assignee'], when: isSupport },
  ],
  'ticket.moved': [
    { kind: 'ticket_waiting', to: ['requester', 'watchers', 'participants'], when: ({ move }) => move === 'customer' },
  ],
  [REMINDER]: [{ kind: 'ticket_reminder', to: ['requester'] }],
  'ticket.priority_changed': [
    { kind: 'ticket_priority_changed', to: ['requester', 'watchers', 'participants', 'assignee'] },
  ],
  'ticket.recipient_added': [{ kind: 'ticket_recipient_added', to: ['added'] }],
  'ticket.recipient_ended': [
    { kind: 'ticket_recipient_ended', to: ['requester'], when: ({ ended }) => ended === 'left' || ended === 'bounced' },
  ],
  'ticket.solved': [
    { kind: 'ticket_solved', to: ['requester', 'watchers', 'participants'] },
    { kind: 'ticket_replied', to: ['partner', 'assignee'] },
  ],
  'ticket.closed': [{ kind: 'ticket_closed', to: everybody }],
  'ticket.reactivated': [{ kind: 'ticket_reactivated', to: [...everybody, 'deskOrAssignee'] }],
  'ticket.partner_access_changed': [
    { kind: 'ticket_partner_access', to: ['requester'], receipt: true },
    { kind: 'ticket_partner_access', to: ['partner'], when: ({ partnerAccess }) => partnerAccess },
  ],
  'ticket.escalated': [
    { kind: 'ticket_escalated', to: ['requester'], receipt: true },
    { kind: 'ticket_escalated', to: ['managers'] },
  ],
  'ticket.assigned': [{ kind: 'ticket_assigned', to: ['assignee'] }],
  'promise.warned': [{ kind: 'ticket_due_soon', to: ['listeners'] }],
  'promise.objective_passed': [{ kind: 'ticket_due_soon', to: ['listeners'] }],
  'promise.breached': [{ kind: 'ticket_missed', to: ['listeners'] }],
  'promise.escalated': [{ kind: 'ticket_missed', to: ['listeners'] }],
}

/** The events about which somebody may get a mail. */
export const ticketEvents: readonly string[] = Object.keys(rules).filter((event) => event !== REMINDER)

/**
 * Who gets which mail about an event: each address once, nobody who may not see the ticket, and never the author of
 * an entry, except for receipts (R7, E86, E90, E91).
 */
export function audienceOf(circle: Circle, occasion: Occasion): Notice[] {
  const wanted = (rules[occasion.event] ?? []).filter(({ when }) => when === undefined || when(occasion))
  const notices = wanted.flatMap(({ kind, to, receipt }) =>
    to
      .flatMap((group) => membersOfGroup(group, circle, occasion))
      .filter(({ personId }) => receipt === true || personId === null || personId !== occasion.authorId)
      .map((who): Notice => ({ ...who, kind })),
  )
  return onePerAddress(notices)
}

type Who = Omit<Notice, 'kind'>

const bound: readonly string[] = ['requester', 'watch', 'partner', 'participant']

/** Whether a mail's reason rests on its recipient's place on the ticket, which may end before the mail has left (F13). */
export const restsOnTicket = (reason: string): boolean => bound.includes(reason)

/** Whether somebody may still get a mail that was written for them: the switch or a right may have gone since (F13). */
export function mayStillGet(
  circle: Circle,
  mail: { readonly reason: string; readonly personId: string | null; readonly address: string },
): boolean {
  const standing = circle.people.find(({ personId }) => personId === mail.personId)?.side ?? null
  switch (mail.reason) {
    case 'requester':
      return circle.reporter?.personId === mail.personId && circle.reporter.side !== null
    case 'watch':
      return standing === 'customer'
    case 'partner':
      return circle.partnerAccess && partners(circle).some(({ personId }) => personId === mail.personId)
    case 'participant':
      return extraRecipients(circle).some(({ address }) => address.toLowerCase() === mail.address.toLowerCase())
    default:
      return true
  }
}

function membersOfGroup(group: Group, circle: Circle, { recipientId, tell }: Occasion): Who[] {
  const seeing = circle.people.filter(({ side }) => side !== null)
  switch (group) {
    case 'requester':
      return circle.reporter === null || circle.reporter.side === null || !listens(circle)(circle.reporter)
        ? []
        : [person(circle.reporter, 'requester')]
    case 'watchers':
      return seeing.filter(({ side, watches }) => side === 'customer' && watches).map((each) => person(each, 'watch'))
    case 'partner':
      return circle.partnerAccess
        ? partners(circle)
            .filter(listens(circle))
            .map((each) => person(each, 'partner'))
        : []
    case 'participants':
      return extraRecipients(circle).map(participant)
    case 'added':
      return extraRecipients(circle)
        .filter(({ id }) => id === recipientId)
        .map(participant)
    case 'assignee':
      return circle.assignee === null ? [] : [person(circle.assignee, 'assignee')]
    case 'deskOrAssignee':
      return [circle.assignee === null ? mailbox(circle.deskAddress, 'desk') : person(circle.assignee, 'assignee')]
    case 'managers':
      return managersOf(circle)
    case 'listeners':
      return tell.flatMap((listener) => heard(listener, circle))
  }
}

function heard(listener: string, circle: Circle): Who[] {
  switch (listener) {
    case 'assignee':
      return [circle.assignee === null ? mailbox(circle.deskAddress, 'desk') : person(circle.assignee, 'assignee')]
    case 'group':
      return [mailbox(circle.deskAddress, 'group')]
    case 'duty_manager':
      return managersOf(circle)
    case 'escalation_address':
      return [mailbox(circle.escalationAddress, 'manager')]
    default:
      return []
  }
}

function managersOf({ dutyManagers, escalationAddress }: Circle): Who[] {
  if (dutyManagers.length === 0) return [mailbox(escalationAddress, 'manager')]
  return dutyManagers.map((manager) => person(manager, 'manager'))
}

const partners = ({ people }: Circle): readonly CustomerPerson[] =>
  people.filter(({ side, hasLeft }) => side === 'partner' && !hasLeft)

const listens =
  ({ isUrgent }: Circle) =>
  ({ mutes }: CustomerPerson): boolean =>
    isUrgent || !mutes

const extraRecipients = ({ recipients, partnerAccess }: Circle): readonly ExtraRecipient[] =>
  recipients.filter(({ ofPartner }) => partnerAccess || !ofPartner)

const person = ({ personId, address, name, locale }: Reachable, reason: Reason): Who => ({
  personId,
  recipientId: null,
  address,
  name,
  locale,
  reason,
})

const participant = ({ id, address, locale }: ExtraRecipient): Who => ({
  personId: null,
  recipientId: id,
  address,
  name: '',
  locale,
  reason: 'participant',
})

/** A mailbox of the operator's staff reads Polish, the language of support (E97). */
const mailbox = (address: string, reason: Reason): Who => ({
  personId: null,
  recipientId: null,
  address,
  name: '',
  locale: 'pl',
  reason,
})

/** Who stands in two groups is told once, for the first reason. */
function onePerAddress(notices: readonly Notice[]): Notice[] {
  const seen = new Set<string>()
  return notices.filter(({ address }) => {
    const key = address.toLowerCase()
    return seen.has(key) ? false : seen.add(key) !== undefined
  })
}
