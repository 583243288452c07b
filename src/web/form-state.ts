export type FieldError = { field: string; message: string }

/** A form as it stands: what was typed, and what is wrong with it, already in the person's language. */
export type FormState = {
  typed: Readonly<Record<string, string>>
  errors: readonly FieldError[]
  /** A refusal that belongs to no single field. */
  summary?: string
}

export const untouchedForm: FormState = { typed: {}, errors: [] }

/** The id of a field's control; error summaries link to it. */
export const fieldId = (name: string): string => `field-${name}`

export const errorOf = (form: FormState | undefined, name: string): string | undefined =>
  form?.errors.find((error) => error.field === name)?.message
