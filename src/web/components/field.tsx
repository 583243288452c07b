import type { ComponentProps, ReactNode } from 'react'
import { errorOf, fieldId, type FormState } from '../form-state.ts'
import { Icon } from '../icons.tsx'

/** What every field has: its name in the form, its label above, a hint below the label, and what is wrong at the field. */
export type FieldProps = {
  form?: FormState | undefined
  name: string
  label: string
  hint?: ReactNode
  optional?: string | undefined
}

/** Wraps one control. Label, hint and error are tied to it by id. */
export function Field({ form, name, label, hint, optional, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={errorOf(form, name) ? 'field field-wrong' : 'field'}>
      <label htmlFor={fieldId(name)}>
        {label}
        {optional && <span className="optional"> {optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError form={form} name={name} />
    </div>
  )
}

export function FieldError({ form, name }: { form: FormState | undefined; name: string }) {
  const message = errorOf(form, name)
  if (!message) return null
  return (
    <p className="field-error" id={`${fieldId(name)}-error`}>
      <Icon name="error" />
      <span>{message}</span>
    </p>
  )
}

/** The attributes that tie a control to its label, hint and error. */
export function controlProps({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const wrong = errorOf(form, name) !== undefined
  const described = [hint && `${fieldId(name)}-hint`, wrong && `${fieldId(name)}-error`].filter(Boolean).join(' ')
  return { id: fieldId(name), name, 'aria-invalid': wrong || undefined, 'aria-describedby': described || undefined }
}

type TextProps = FieldProps & Omit<ComponentProps<'input'>, 'form' | 'name'> & { identifier?: boolean; wide?: boolean }

/** One line of text. `identifier` is for serial and contract numbers: monospace, capitals, no correction. */
export function TextField({ form, name, label, hint, optional, identifier, wide, defaultValue, ...rest }: TextProps) {
  const spelled = identifier
    ? { autoCapitalize: 'characters', autoCorrect: 'off', spellCheck: false, autoComplete: 'off' }
    : {}
  return (
    <Field {...{ form, name, label, hint, optional }}>
      <input
        type="text"
        {...spelled}
        {...rest}
        {...controlProps({ form, name, hint })}
        className={`input${identifier ? ' identifier' : ''}${wide ? ' input-wide' : ''}`}
        defaultValue={form?.typed[name] ?? defaultValue}
      />
    </Field>
  )
}

type AreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'form' | 'name'>

export function TextArea({ form, name, label, hint, optional, defaultValue, rows = 6, ...rest }: AreaProps) {
  return (
    <Field {...{ form, name, label, hint, optional }}>
      <textarea
        {...rest}
        {...controlProps({ form, name, hint })}
        className="input"
        rows={rows}
        defaultValue={form?.typed[name] ?? defaultValue}
      />
    </Field>
  )
}

export type Choice = { value: string; label: string; disabled?: boolean }

type SelectProps = FieldProps & Omit<ComponentProps<'select'>, 'form' | 'name'> & { choices: readonly Choice[] }

export function Select({ form, name, label, hint, optional, choices, defaultValue, ...rest }: SelectProps) {
  return (
    <Field {...{ form, name, label, hint, optional }}>
      <select
        {...rest}
        {...controlProps({ form, name, hint })}
        className="input"
        defaultValue={form?.typed[name] ?? defaultValue}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** One input for the whole code: pasting works, and phones offer the code they received (ux S03). */
export function OtpField({ length = 6, ...field }: FieldProps & { length?: number; autoFocus?: boolean }) {
  return (
    <otp-field data-length={length}>
      <TextField
        {...field}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={length + 4}
        pattern="[0-9 ]*"
        required
      />
    </otp-field>
  )
}
