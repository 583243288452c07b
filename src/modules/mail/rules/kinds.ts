/** What a mail is about, each with its number in the table of notifications (ux.md 4.1), which stands in the Message-ID. */
export const mailKinds = {
  activation: { number: 'm01', secret: true },
  account_ready: { number: 'm02', secret: false },
  account_exists: { number: 'm03', secret: false },
  password_reset: { number: 'm04', secret: true },
  password_changed: { number: 'm05', secret: false },
  email_confirmation: { number: 'm05c', secret: true },
  email_changed: { number: 'm05e', secret: true },
  new_sign_in: { number: 'm06', secret: false },
  security_changed: { number: 'm07', secret: false },
  contract_added: { number: 'm09', secret: false },
  contract_new_user: { number: 'm10', secret: true },
  access_check: { number: 'm11', secret: false },
  ticket_opened: { number: 'm15', secret: false },
  ticket_replied: { number: 'm16', secret: false },
  ticket_customer_wrote: { number: 'm17', secret: false },
  ticket_waiting: { number: 'm19', secret: false },
  ticket_priority_changed: { number: 'm21', secret: false },
  ticket_recipient_added: { number: 'm22', secret: false },
  ticket_recipient_ended: { number: 'm23', secret: false },
  ticket_solved: { number: 'm24', secret: false },
  ticket_closed: { number: 'm25', secret: false },
  ticket_reactivated: { number: 'm26', secret: false },
  ticket_partner_access: { number: 'm27', secret: false },
  ticket_escalated: { number: 'm28', secret: false },
  ticket_assigned: { number: 'm17a', secret: false },
  enquiry_received: { number: 'm50', secret: false },
  enquiry_answered: { number: 'm51', secret: false },
  enquiry_waits: { number: 'm52', secret: false },
} as const satisfies Record<string, { readonly number: string; readonly secret: boolean }>

export type MailKind = keyof typeof mailKinds
export type TicketMailKind = Extract<MailKind, `ticket_${string}`>

/** Whether the bodies of such a mail open something and must be forgotten once it has left (security 1.1, F17). */
export const holdsSecret = (kind: string): boolean => secretKinds.has(kind)

const secretKinds = new Set<string>(
  Object.entries(mailKinds)
    .filter(([, { secret }]) => secret)
    .map(([kind]) => kind),
)
