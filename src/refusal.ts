/**
 * Every way in which the portal says no, with the HTTP status of each.
 *
 * A rule that refuses throws a `Refusal`; anything else that is thrown is a bug and goes to the log with its cause.
 * Every code has a sentence in every language under the same key (test: messages).
 */
export const refusals = {
  'form.invalid': 422,
  'form.too_large': 413,
  'form.unreadable': 400,
  'http.not_found': 404,
  'http.method_not_allowed': 405,
  'http.sign_in_required': 401,
  'http.step_up_required': 403,
  'http.scope_missing': 403,
  'http.cross_origin': 403,
  'http.too_many_requests': 429,
  'http.conflict': 409,
  'http.idempotency_mismatch': 422,
  'http.unavailable': 503,
  'http.failure': 500,
  'calendar.never_open': 422,
  'calendar.hours_missing': 422,
  'calendar.out_of_range': 422,
  'calendar.line_unreadable': 422,
  'calendar.line_too_long': 422,
  'calendar.line_incomplete': 422,
  'calendar.line_ambiguous': 422,
  'calendar.instant_invalid': 422,
  'calendar.minutes_invalid': 422,
  'calendar.window_unknown': 422,
  'calendar.unknown': 404,
  'calendar.rule_unknown': 422,
  'calendar.definition_unreadable': 422,
  'calendar.reason_missing': 422,
  'calendar.problem.hours_missing': 422,
  'calendar.problem.minute_out_of_day': 422,
  'calendar.problem.windows_overlap': 422,
  'calendar.problem.weekday_unknown': 422,
  'calendar.problem.date_invalid': 422,
  'calendar.problem.reason_missing': 422,
  'calendar.problem.time_zone_unknown': 422,
  'catalogue.plan_unknown': 404,
  'catalogue.version_changed': 409,
  'organisations.name_missing': 422,
  'organisations.name_too_long': 422,
  'contracts.number_invalid': 422,
  'contracts.number_taken': 409,
  'contracts.customer_missing': 422,
  'contracts.term_invalid': 422,
  'contracts.line_unidentified': 422,
  'contracts.renewed_unknown': 422,
  'contracts.claim_refused': 422,
  'contracts.serial_missing': 422,
  'contracts.serial_too_long': 422,
  'contracts.tax_id_missing': 422,
  'identity.passkey_refused': 422,
  'identity.passkey_wrong_address': 422,
  'identity.passkey_name_missing': 422,
  'identity.passkey_name_too_long': 422,
  'identity.passkey_last': 422,
  'identity.passkeys_too_many': 422,
  'identity.step_up_refused': 422,
  'identity.account_unchanged': 422,
  'identity.account_passwords_differ': 422,
  'identity.email_same': 422,
  'identity.token_name_missing': 422,
  'identity.token_scope_missing': 422,
  'identity.token_scope_unknown': 422,
  'identity.token_life_unknown': 422,
  'identity.token_person_unknown': 404,
  'identity.tokens_too_many': 422,
  'identity.email_invalid': 422,
  'identity.email_letters': 422,
  'identity.phone_invalid': 422,
  'identity.country_unknown': 422,
  'identity.nip_length': 422,
  'identity.nip_wrong': 422,
  'identity.tax_id_invalid': 422,
  'identity.name_missing': 422,
  'identity.company_missing': 422,
  'identity.text_too_long': 422,
  'identity.password_too_short': 422,
  'identity.password_too_long': 422,
  'identity.password_contains': 422,
  'identity.password_guessable': 422,
  'identity.sign_in_failed': 401,
  'identity.code_wrong': 422,
  'identity.recovery_code_wrong': 422,
  'identity.codes_not_kept': 422,
  'identity.factor_locked': 403,
  'identity.enrolment_refused': 403,
  'identity.link_used': 410,
  'identity.link_expired': 410,
  'identity.registration_lost': 410,
  'identity.address_taken': 409,
  'identity.role_unknown': 422,
  'dialogue.empty': 422,
  'dialogue.too_long': 422,
  'dialogue.file_empty': 422,
  'dialogue.file_not_found': 404,
  'dialogue.upload_not_found': 404,
  'dialogue.too_many_files': 422,
  'dialogue.recipient_known': 409,
  'dialogue.too_many_recipients': 422,
  'dialogue.too_many_new_recipients': 422,
  'tickets.not_found': 404,
  'tickets.title_missing': 422,
  'tickets.title_too_long': 422,
  'tickets.reason_too_short': 422,
  'tickets.reason_too_long': 422,
  'tickets.priority_unknown': 422,
  'tickets.priority_same': 409,
  'tickets.line_missing': 422,
  'tickets.line_expired': 422,
  'tickets.line_future': 422,
  'tickets.partner_choice_missing': 422,
  'tickets.no_partner': 422,
  'tickets.recipient_needs_sharing': 422,
  'tickets.recipient_not_found': 404,
  'tickets.closed': 409,
  'tickets.not_closed': 409,
  'tickets.changed_meanwhile': 409,
  'tickets.assignee_unknown': 422,
  'tickets.until_missing': 422,
  'tickets.until_past': 422,
  'tickets.leave_link_dead': 404,
  'intake.mail_too_large': 413,
  'intake.mail_too_complex': 422,
  'intake.mail_too_slow': 422,
  'intake.mail_unreadable': 422,
  'demo.refused_in_production': 403,
  'demo.clock_fixed': 409,
  'demo.clock_backwards': 422,
  'demo.clock_invalid': 422,
} as const

export type RefusalCode = keyof typeof refusals
export type MessageParams = Readonly<Record<string, string | number>>
export type FieldError = { readonly field: string; readonly code: RefusalCode; readonly params?: MessageParams }

/** A "no" that the person can understand: a code from the closed list, its parameters and the fields it is about. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly params: MessageParams
  readonly fields: readonly FieldError[]

  constructor(code: RefusalCode, params: MessageParams = {}, fields: readonly FieldError[] = []) {
    super(fields.length === 0 ? code : `${code} (${fields.map((field) => `${field.field}: ${field.code}`).join(', ')})`)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.fields = fields
  }

  get status(): number {
    return refusals[this.code]
  }
}
