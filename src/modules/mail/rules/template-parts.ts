import type { Locale } from '../../../platform/i18n.ts'
import { argumentsOf } from './icu-arguments.ts'
import { mailKinds, type MailKind } from './kinds.ts'

/** What letters share, such as the foot and the names of priorities, stands in a template of its own. */
export const SHARED = 'shared'
export type TemplateId = MailKind | typeof SHARED

/** The words of one sentence of a letter in both languages. */
export type BothLanguages = Readonly<Record<Locale, string>>
export type Texts = Readonly<Record<string, BothLanguages>>

/** The beginnings of the keys of a kind's sentences; by default `mail.<kind>_`. */
const beginnings: Partial<Record<MailKind, string>> = {
  account_ready: 'ready',
  account_exists: 'exists',
  password_reset: 'reset',
  email_confirmation: 'confirm_email',
  new_sign_in: 'sign_in',
  security_changed: 'security',
  ticket_opened: 'opened',
  ticket_replied: 'replied',
  ticket_customer_wrote: 'customer_wrote',
  ticket_waiting: 'waiting',
  ticket_reminder: 'reminder',
  ticket_priority_changed: 'priority',
  ticket_recipient_added: 'added',
  ticket_recipient_ended: 'ended',
  ticket_solved: 'solved',
  ticket_closed: 'closed',
  ticket_reactivated: 'reactivated',
  ticket_partner_access: 'partner',
  ticket_escalated: 'escalated',
  ticket_assigned: 'assigned',
}

/** Sentences that more than one kind of letter says. */
const sharedKeys =
  /^mail\.(priority_(P\d|question|noncritical|critical|reason)|activation_limit|waiting_(needed|todo))$/

const kindNames = Object.keys(mailKinds).filter(isKind)

function isKind(name: string): name is MailKind {
  return Object.hasOwn(mailKinds, name)
}

/** Every template: one for each kind of letter, and what they share. */
export const templateIds: readonly TemplateId[] = [...kindNames, SHARED]

/** To which template a sentence belongs; the longest beginning wins. */
export function templateOf(key: string): TemplateId {
  if (sharedKeys.test(key)) return SHARED
  const fitting = kindNames.filter((kind) => key.startsWith(`mail.${beginnings[kind] ?? kind}_`))
  const [longest] = fitting.toSorted(
    (one, other) => (beginnings[other] ?? other).length - (beginnings[one] ?? one).length,
  )
  return longest ?? SHARED
}

/** What a sentence is for, by the end of its key. */
const roles = ['subject', 'preheader', 'title', 'happened', 'todo', 'button', 'reason'] as const
export type Role = (typeof roles)[number] | 'other'

export type Part = {
  readonly key: string
  readonly role: Role
  readonly shipped: BothLanguages
  readonly variables: readonly string[]
}

/** A sentence with the words that its newest version gives it. */
export type ReadPart = Part & { readonly text: BothLanguages }

/** The sentences of a template, in the order in which letters say them. */
export function partsOf(id: TemplateId, shipped: Texts): Part[] {
  return Object.entries(shipped)
    .filter(([key]) => templateOf(key) === id)
    .map(([key, words]) => ({
      key,
      role: roles.find((role) => key.endsWith(`_${role}`)) ?? 'other',
      shipped: words,
      variables: [...argumentsOf(words.pl).keys()],
    }))
}
