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
  'calendar.rule_unknown': 422,
  'catalogue.plan_unknown': 404,
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
