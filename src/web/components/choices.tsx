import type { ComponentProps, ReactNode } from 'react'
import { errorOf, fieldId, type FormState } from '../form-state.ts'
import { FieldError, type FieldProps } from './field.tsx'

export type RadioCard = {
  value: string
  title: ReactNode
  /** One line under the title, such as when this priority is the right one. */
  text?: ReactNode
  /** What stands on the right: a promise, a price, a chip. */
  aside?: ReactNode
  disabled?: boolean
}

type RadioProps = FieldProps & { cards: readonly RadioCard[]; chosen?: string | undefined; required?: boolean }

/** One of several, each with room to explain itself. Nothing is chosen beforehand unless `chosen` says so. */
export function RadioCards({ form, name, label, hint, cards, chosen, required }: RadioProps) {
  const picked = form?.typed[name] ?? chosen
  return (
    <fieldset className="field" aria-describedby={describedBy(form, name, hint)}>
      <legend>{label}</legend>
      {hint && (
        <p className="hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <div className="radio-cards">
        {cards.map((card, index) => (
          <label key={card.value} className="radio-card">
            <input
              type="radio"
              name={name}
              id={index === 0 ? fieldId(name) : undefined}
              value={card.value}
              defaultChecked={card.value === picked}
              disabled={card.disabled}
              required={required}
            />
            <span className="radio-card-text">
              <span className="radio-card-title">{card.title}</span>
              {card.text && <span className="radio-card-note">{card.text}</span>}
            </span>
            {card.aside && <span className="radio-card-aside">{card.aside}</span>}
          </label>
        ))}
      </div>
      <FieldError form={form} name={name} />
    </fieldset>
  )
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'form' | 'name' | 'type'> & {
  form?: FormState | undefined
  name: string
  label: ReactNode
  hint?: ReactNode
}

export function Checkbox({ form, name, label, hint, defaultChecked, value = 'yes', ...rest }: CheckboxProps) {
  const ticked = form && name in form.typed ? form.typed[name] === value : defaultChecked
  return (
    <div className="field">
      <label className="checkbox">
        <input
          type="checkbox"
          {...rest}
          id={fieldId(name)}
          name={name}
          value={value}
          defaultChecked={ticked}
          aria-describedby={describedBy(form, name, hint)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p className="hint checkbox-hint" id={`${fieldId(name)}-hint`}>
          {hint}
        </p>
      )}
      <FieldError form={form} name={name} />
    </div>
  )
}

function describedBy(form: FormState | undefined, name: string, hint: ReactNode): string | undefined {
  return (
    [hint && `${fieldId(name)}-hint`, errorOf(form, name) && `${fieldId(name)}-error`].filter(Boolean).join(' ') ||
    undefined
  )
}
