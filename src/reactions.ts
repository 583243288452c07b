import { announceHeldClaimJob } from './modules/contracts/jobs.ts'
import { takeUpEnquiryJob } from './modules/intake/jobs.ts'

/**
 * Every consequence of every event: event type → jobs, put into the queue in the event's own transaction.
 * Nothing reacts to anything unless it is listed here.
 */
export const reactions: Readonly<Record<string, readonly string[]>> = {
  'identity.registered': ['mail.identity_registered'],
  'identity.registration_repeated': ['mail.identity_registration_repeated'],
  'identity.activated': ['mail.identity_activated'],
  'identity.password_reset_requested': ['mail.identity_password_reset_requested'],
  'identity.password_changed': ['mail.identity_password_changed'],
  'identity.email_change_requested': ['mail.identity_email_change_requested'],
  'identity.email_changed': ['mail.identity_email_changed'],
  'identity.signed_in_from_new_device': ['mail.identity_signed_in_from_new_device'],
  'identity.password_guessed': ['mail.identity_password_guessed'],
  'identity.security_changed': ['mail.identity_security_changed'],
  'calendar.changed': ['tickets.follow-calendar'],
  'contracts.entitlement_refused': [announceHeldClaimJob.name],
  'contracts.entitlement_granted': ['mail.contracts_entitlement_granted'],
  'contracts.entitlement_held': ['mail.contracts_entitlement_held'],
  'intake.enquiry_received': [takeUpEnquiryJob.name],
  'ticket.opened': ['mail.ticket_opened'],
  'ticket.replied': ['mail.ticket_replied'],
  'ticket.noted': ['mail.ticket_noted'],
  'ticket.moved': ['mail.ticket_moved'],
  'ticket.priority_changed': ['mail.ticket_priority_changed'],
  'ticket.recipient_added': ['mail.ticket_recipient_added'],
  'ticket.recipient_ended': ['mail.ticket_recipient_ended'],
  'ticket.solved': ['mail.ticket_solved'],
  'ticket.closed': ['mail.ticket_closed'],
  'ticket.reactivated': ['mail.ticket_reactivated'],
  'ticket.partner_access_changed': ['mail.ticket_partner_access_changed'],
  'ticket.escalated': ['mail.ticket_escalated'],
  'ticket.assigned': ['mail.ticket_assigned'],
  'promise.warned': ['mail.promise_warned'],
  'promise.breached': ['mail.promise_breached'],
  'promise.objective_passed': ['mail.promise_objective_passed'],
  'promise.escalated': ['mail.promise_escalated'],
  'promise.handed_over': ['tickets.hand-over'],
  'promise.escalation_changed': ['tickets.follow-escalation'],
}
