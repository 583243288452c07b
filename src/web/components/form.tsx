import type { ComponentProps, ReactNode } from 'react'
import type { Translate } from '../../platform/i18n.ts'
import { fieldId, type FormState } from '../form-state.ts'
import { Icon } from '../icons.tsx'
import type { DataAttributes } from './button.tsx'

type FormProps = Omit<ComponentProps<'form'>, 'action' | 'method'> &
  DataAttributes & { t: Translate; action: string; draft?: string; children: ReactNode }

/**
 * A form that posts. Its buttons work once, and with `draft` (a key that names the form) what was typed is kept
 * on this device for seven days and offered again.
 */
export function Form({ t, draft, children, ...rest }: FormProps) {
  const form = (
    <submit-once data-busy={t('web.sending')}>
      <form method="post" className="form" {...rest}>
        {children}
      </form>
    </submit-once>
  )
  if (!draft) return form
  return (
    <draft-keeper
      data-draft={draft}
      data-offer={t('web.draft_offer')}
      data-restore={t('web.draft_restore')}
      data-forget={t('web.draft_forget')}
      data-saved={t('web.draft_saved')}
    >
      {form}
    </draft-keeper>
  )
}

/** Everything that is wrong, on top, with links to the fields; it takes the focus when the page opens. */
export function ErrorSummary({ t, form }: { t: Translate; form: FormState | undefined }) {
  if (!form || (form.errors.length === 0 && !form.summary)) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} data-takes-focus>
      <Icon name="error" />
      <div>
        <h2>{form.summary ?? t('web.errors_heading', { count: form.errors.length })}</h2>
        {form.errors.length > 0 && (
          <ul>
            {form.errors.map(({ field, message }) => (
              <li key={field + message}>
                <a href={`#${fieldId(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** A refusal of a small form that has no fields to point at. */
export function FormError({ children }: { children: ReactNode }) {
  if (!children) return null
  return (
    <p className="inline-status tone-danger" role="alert">
      <Icon name="error" />
      <span>{children}</span>
    </p>
  )
}
