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
  password_guessed: { number: 'm06a', secret: false },
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
  ticket_reminder: { number: 'm20', secret: false },
  invitation: { number: 'm08', secret: true },
  contract_confirmed: { number: 'm12', secret: false },
  contracts_expiring: { number: 'm13', secret: false },
  contract_expired: { number: 'm14', secret: false },
  note_mention: { number: 'm18', secret: false },
  delivery_started: { number: 'm29', secret: false },
  unit_shipped: { number: 'm30', secret: false },
  unit_delivered: { number: 'm31', secret: false },
  return_due: { number: 'm32', secret: false },
  return_extended: { number: 'm33', secret: false },
  unit_received: { number: 'm34', secret: false },
  damage_due: { number: 'm35', secret: false },
  visit_changed: { number: 'm36', secret: false },
  visit_done: { number: 'm37', secret: false },
  morning_list: { number: 'm40', secret: false },
  weekly_numbers: { number: 'm41', secret: false },
  import_finished: { number: 'm42', secret: false },
  mail_attention: { number: 'm43', secret: false },
  webhook_disabled: { number: 'm44', secret: false },
  data_ready: { number: 'm45', secret: false },
  deletion_scheduled: { number: 'm46', secret: false },
  ticket_due_soon: { number: 'm38', secret: false },
  ticket_missed: { number: 'm39', secret: false },
} as const satisfies Record<string, { readonly number: string; readonly secret: boolean }>

export type MailKind = keyof typeof mailKinds
export type TicketMailKind = Extract<MailKind, `ticket_${string}`>

/** Letters to staff about a promise stand beside the ticket's own thread. */
export const isAlarm = (kind: MailKind): boolean => kind === 'ticket_due_soon' || kind === 'ticket_missed'

/** Whether the bodies of such a mail open something and must be forgotten once it has left (security 1.1, F17). */
export const holdsSecret = (kind: string): boolean => secretKinds.has(kind)

const secretKinds = new Set<string>(
  Object.entries(mailKinds)
    .filter(([, { secret }]) => secret)
    .map(([kind]) => kind),
)
