// Written by scripts/generate-schema.ts from the migrations. Do not edit.
import type { ColumnType } from 'kysely'
import type { Temporal } from 'temporal-polyfill'

/** A JSON value as the database returns it. It is written as text (`JSON.stringify`): the driver takes a list for an SQL array. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export type Schema = {
  api_token: ApiTokenTable
  attachment: AttachmentTable
  attempt: AttemptTable
  audit_chain: AuditChainTable
  audit_event: AuditEventTable
  calendar_recount: CalendarRecountTable
  contract: ContractTable
  contract_line: ContractLineTable
  contract_party: ContractPartyTable
  email_change: EmailChangeTable
  enquiry: EnquiryTable
  enquiry_entry: EnquiryEntryTable
  entitlement_claim: EntitlementClaimTable
  entry: EntryTable
  escalation_version: EscalationVersionTable
  idempotency: IdempotencyTable
  known_device: KnownDeviceTable
  mail_bounce: MailBounceTable
  mail_link: MailLinkTable
  mail_pause: MailPauseTable
  mail_round: MailRoundTable
  mail_template_version: MailTemplateVersionTable
  mailbox_state: MailboxStateTable
  mailed_event: MailedEventTable
  membership: MembershipTable
  membership_contract: MembershipContractTable
  organisation: OrganisationTable
  outbound_mail: OutboundMailTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  password: PasswordTable
  person: PersonTable
  plan_version: PlanVersionTable
  promise_clock: PromiseClockTable
  promise_event: PromiseEventTable
  promised_ticket: PromisedTicketTable
  raw_mail: RawMailTable
  recipient: RecipientTable
  recovery_code: RecoveryCodeTable
  schema_migration: SchemaMigrationTable
  service_calendar: ServiceCalendarTable
  service_calendar_version: ServiceCalendarVersionTable
  session: SessionTable
  site: SiteTable
  staff_role: StaffRoleTable
  stored_file: StoredFileTable
  ticket: TicketTable
  ticket_words: TicketWordsTable
  totp: TotpTable
}

export type ApiTokenTable = {
  id: string
  person_id: string
  token_hash: Buffer
  name: string
  scopes: string[]
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  expires_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  last_used_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  revoked_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type AttachmentTable = {
  id: string
  ticket_id: string | null
  entry_id: string | null
  sha256: string
  name: string
  kind: 'log' | 'configuration' | 'screenshot' | 'other'
  uploader_id: string
  uploaded_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type AttemptTable = {
  key: string
  count: number
  window_ends_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type AuditChainTable = {
  position: number
  event_id: string
  hash: Buffer
}

export type AuditEventTable = {
  id: string
  type: string
  subject_kind: string
  subject_id: string
  actor_kind: 'visitor' | 'customer' | 'staff' | 'system'
  actor_id: string | null
  occurred_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  trace_id: string
  data: ColumnType<Json, string, string>
}

export type CalendarRecountTable = {
  code: string
  version: number
  total: number
  checked: number
  moved: number
  updated_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  done_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type ContractTable = {
  id: string
  number: string
  valid_from: ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
  valid_to: ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
  renews_id: string | null
  order_number: ColumnType<string, string | undefined, string>
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  search_text: ColumnType<string, string | undefined, string>
  own_words: ColumnType<string, string | undefined, string>
}

export type ContractLineTable = {
  id: string
  contract_id: string
  position: number
  serial: string | null
  serial_key: string | null
  licence: string | null
  licence_key: string | null
  service_type: string | null
  vendor: string
  model: string
  plan_version_id: string
  site_id: string | null
  room: ColumnType<string, string | undefined, string>
  valid_from: ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
  valid_to: ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
  replaced_by_id: string | null
  search_text: ColumnType<string, string | undefined, string>
}

export type ContractPartyTable = {
  contract_id: string
  organisation_id: string
  role: 'buyer' | 'end_user' | 'recipient' | 'partner'
}

export type EmailChangeTable = {
  id: string
  person_id: string
  old_email: string
  new_email: string
  requested_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  confirmed_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  reverted_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type EnquiryTable = {
  id: string
  number: string
  kind: 'contact' | 'emergency'
  state: 'received' | 'review' | 'answered' | 'promoted' | 'dismissed'
  name: string
  company: string
  email: string
  email_key: string
  phone: string
  subject: string
  message: string
  tax_id: string
  contract_number: string
  serial: string
  language: 'pl' | 'en'
  person_id: string | null
  held: 'no_match' | 'not_active' | 'too_many' | null
  received_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  due_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  confirmed_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  ticket_id: string | null
  handled_by: string | null
  handled_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  reason: ColumnType<string, string | undefined, string>
}

export type EnquiryEntryTable = {
  id: string
  enquiry_id: string
  side: 'enquirer' | 'support'
  author_id: string | null
  author_name: string
  body: string
  raw_mail_id: string | null
  written_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type EntitlementClaimTable = {
  id: string
  person_id: string
  contract_number: string
  contract_id: string | null
  outcome: 'granted' | 'refused' | 'held'
  reason: string
  claimed_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  ip: ColumnType<string, string | undefined, string>
  reviewed_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type EntryTable = {
  id: string
  ticket_id: string
  position: number
  kind: 'message' | 'note' | 'event'
  side: 'customer' | 'partner' | 'support' | 'system'
  author_id: string | null
  author_name: string
  channel: 'portal' | 'phone' | 'mail' | 'api' | 'emergency' | 'contact' | 'import'
  language: 'pl' | 'en'
  body: string
  event: string | null
  data: ColumnType<Json, string | undefined, string>
  sent_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type EscalationVersionTable = {
  version: number
  definition: ColumnType<Json, string, string>
  reason: string
  changed_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type IdempotencyTable = {
  owner: string
  key: string
  request_hash: string
  result: ColumnType<Json, string, string>
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type KnownDeviceTable = {
  person_id: string
  device_hash: Buffer
  first_seen_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type MailBounceTable = {
  outbound_mail_id: string
  is_hard: boolean
  code: string
  bounced_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  lifted_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type MailLinkTable = {
  id: string
  person_id: string
  purpose: 'activate' | 'reset_password' | 'confirm_email' | 'revert_email' | 'revoke_grant'
  token_hash: Buffer
  browser_hash: Buffer | null
  payload: ColumnType<Json, string | undefined, string>
  expires_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  used_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type MailPauseTable = {
  host: string
  failures: number
  paused_until: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  last_error: string
}

export type MailRoundTable = {
  name: string
  day: ColumnType<Temporal.PlainDate, Temporal.PlainDate | string, Temporal.PlainDate | string>
}

export type MailTemplateVersionTable = {
  id: string
  template: string
  version: number
  texts: ColumnType<Json, string, string>
  written_by: string
  written_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  published_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type MailboxStateTable = {
  single: ColumnType<boolean, boolean | undefined, boolean>
  last_contact_at: ColumnType<
    Temporal.Instant | null,
    Temporal.Instant | string | null,
    Temporal.Instant | string | null
  >
  waiting: ColumnType<number, number | undefined, number>
  last_error: string | null
}

export type MailedEventTable = {
  event_id: string
  mailed_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type MembershipTable = {
  id: string
  person_id: string
  organisation_id: string
  is_administrator: boolean
  started_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  ended_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type MembershipContractTable = {
  membership_id: string
  contract_id: string
}

export type OrganisationTable = {
  id: string
  name: string
  tax_country: string
  tax_id: string
  street: ColumnType<string, string | undefined, string>
  postal_code: ColumnType<string, string | undefined, string>
  city: ColumnType<string, string | undefined, string>
  country: ColumnType<string, string | undefined, string>
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type OutboundMailTable = {
  id: string
  sequence: ColumnType<number, never, never>
  once_key: string
  kind: string
  ticket_id: string | null
  person_id: string | null
  to_address: string
  to_name: string
  locale: 'pl' | 'en'
  from_name: string
  reply_to: string | null
  subject: string
  text: string
  html: string
  headers: ColumnType<Json, string, string>
  message_id: string
  thread_key: string
  state: 'queued' | 'sent' | 'kept' | 'refused'
  attempts: ColumnType<number, number | undefined, number>
  next_attempt_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  sent_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  last_error: string | null
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type PasskeyTable = {
  id: string
  person_id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: ColumnType<string[], string[] | undefined, string[]>
  name: string
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  last_used_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type PasskeyChallengeTable = {
  id: string
  person_id: string | null
  challenge: string
  purpose: 'enrol' | 'sign_in' | 'step_up'
  expires_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type PasswordTable = {
  person_id: string
  hash: string
  changed_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type PersonTable = {
  id: string
  kind: 'customer' | 'staff'
  email: string
  email_key: string
  name: string
  company: ColumnType<string, string | undefined, string>
  phone: ColumnType<string, string | undefined, string>
  tax_country: ColumnType<string, string | undefined, string>
  tax_id: ColumnType<string, string | undefined, string>
  locale: 'pl' | 'en'
  state: 'registered' | 'active' | 'deactivated'
  preferences: ColumnType<Json, string | undefined, string>
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  activated_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type PlanVersionTable = {
  id: string
  code: string
  version: number
  vendor: string
  name_pl: string
  name_en: string
  definition: ColumnType<Json, string, string>
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  origin: 'shipped' | 'operator'
  shipped_version: number | null
  author: ColumnType<string, string | undefined, string>
  reason: ColumnType<string, string | undefined, string>
}

export type PromiseClockTable = {
  ticket_id: string
  position: number
  kind: 'reaction' | 'next_communication' | 'delivery' | 'on_site' | 'return'
  cycle: number
  started_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  target: ColumnType<Json, string, string>
  not_before: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  pauses: ColumnType<Json, string, string>
  agreement: ColumnType<Json | null, string | null, string | null>
  stopped_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  cancelled_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  due_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  breached_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  next_moment_at: ColumnType<
    Temporal.Instant | null,
    Temporal.Instant | string | null,
    Temporal.Instant | string | null
  >
  calendar_versions: ColumnType<Json, string | undefined, string>
  fired: ColumnType<Json, string | undefined, string>
}

export type PromiseEventTable = {
  ticket_id: string
  position: number
  type: string
  at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  data: ColumnType<Json, string, string>
}

export type PromisedTicketTable = {
  ticket_id: string
  plan_version_id: string
  priority: 'P1' | 'P2' | 'P3' | 'P4'
  cycle: number
  covered: boolean
  answered: boolean
  owed_since: ColumnType<Json, string, string>
}

export type RawMailTable = {
  id: string
  sequence: ColumnType<number, never, never>
  sha256: string
  size: number
  envelope_from: string | null
  envelope_to: string[]
  received_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  state: 'waiting' | 'posted' | 'automatic' | 'duplicate' | 'review' | 'discarded' | 'quarantined'
  attempts: ColumnType<number, number | undefined, number>
  next_attempt_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  reason: string | null
  duplicate_key: string | null
  message_id: string | null
  from_address: string | null
  from_name: ColumnType<string, string | undefined, string>
  subject: ColumnType<string, string | undefined, string>
  body: ColumnType<string, string | undefined, string>
  ticket_id: string | null
  entry_id: string | null
  reactivated: ColumnType<boolean, boolean | undefined, boolean>
  handled_by: string | null
  handled_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  enquiry_id: string | null
  spf: 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | null
  dkim: 'pass' | 'fail' | 'neutral' | 'policy' | 'none' | 'temperror' | 'permerror' | null
  dmarc: 'pass' | 'fail' | 'none' | 'temperror' | 'permerror' | null
  dmarc_policy: 'none' | 'quarantine' | 'reject' | null
  failures: ColumnType<number, number | undefined, number>
}

export type RecipientTable = {
  id: string
  ticket_id: string
  email: string
  email_key: string
  language: 'pl' | 'en'
  added_by: string
  added_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  ended_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  ended_how: 'removed' | 'left' | 'bounced' | null
}

export type RecoveryCodeTable = {
  id: string
  person_id: string
  code_hash: Buffer
  used_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}

export type SchemaMigrationTable = {
  number: number
  name: string
  sha256: string
  applied_at: ColumnType<Temporal.Instant, Temporal.Instant | string | undefined, Temporal.Instant | string>
}

export type ServiceCalendarTable = {
  code: string
  version: number
  definition: ColumnType<Json, string, string>
  changed_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type ServiceCalendarVersionTable = {
  code: string
  version: number
  definition: ColumnType<Json, string, string>
  reason: string
  changed_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  author: ColumnType<string, string | undefined, string>
}

export type SessionTable = {
  id: string
  token_hash: Buffer
  person_id: string
  level: 'password' | 'full'
  created_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  last_seen_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  expires_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  fresh_until: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  ip: ColumnType<string, string | undefined, string>
  user_agent: ColumnType<string, string | undefined, string>
  may_enrol: ColumnType<boolean, boolean | undefined, boolean>
}

export type SiteTable = {
  id: string
  organisation_id: string
  name: ColumnType<string, string | undefined, string>
  street: ColumnType<string, string | undefined, string>
  postal_code: ColumnType<string, string | undefined, string>
  city: ColumnType<string, string | undefined, string>
  country: ColumnType<string, string | undefined, string>
  contact_name: ColumnType<string, string | undefined, string>
  contact_phone: ColumnType<string, string | undefined, string>
}

export type StaffRoleTable = {
  person_id: string
  role: 'engineer' | 'coordinator' | 'onsite' | 'contracts' | 'manager' | 'admin'
}

export type StoredFileTable = {
  sha256: string
  size: number
  media_type: string
  stored_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
}

export type TicketTable = {
  id: string
  number: string
  organisation_id: string
  contract_id: string
  contract_line_id: string | null
  plan_version_id: string | null
  partner_organisation_id: string | null
  partner_access: boolean
  title: string
  device: ColumnType<string, string | undefined, string>
  serial: ColumnType<string, string | undefined, string>
  place: ColumnType<string, string | undefined, string>
  priority: 'P1' | 'P2' | 'P3' | 'P4'
  state: 'open' | 'solved' | 'closed'
  move: 'customer' | 'support' | 'vendor' | 'agreed'
  covered: boolean
  cycle: ColumnType<number, number | undefined, number>
  channel: 'portal' | 'phone' | 'mail' | 'api' | 'emergency' | 'contact' | 'import'
  language: 'pl' | 'en'
  reporter_id: string | null
  assignee_id: string | null
  agreed_until: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  opened_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  changed_at: ColumnType<Temporal.Instant, Temporal.Instant | string, Temporal.Instant | string>
  closed_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  escalated_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  next_due_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  next_due_kind: string | null
  last_entry_position: ColumnType<number, number | undefined, number>
  cycle_started_at: ColumnType<
    Temporal.Instant | null,
    Temporal.Instant | string | null,
    Temporal.Instant | string | null
  >
  reporter_name: string | null
  copied_from_id: string | null
}

export type TicketWordsTable = {
  ticket_id: string
  words: string
}

export type TotpTable = {
  person_id: string
  secret_sealed: Buffer
  confirmed_at: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
  last_used_step: ColumnType<number, number | undefined, number>
  consecutive_failures: ColumnType<number, number | undefined, number>
  cool_until: ColumnType<Temporal.Instant | null, Temporal.Instant | string | null, Temporal.Instant | string | null>
}
