import type { Translate } from '../../../platform/i18n.ts'
import { TextField } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'

type Props = { t: Translate; form: FormState; email: string | null; label: string }

/** A new password; the hidden address tells password managers whose it is. */
export function NewPasswordField({ t, form, email, label }: Props) {
  return (
    <>
      {email !== null && <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />}
      <TextField
        form={form}
        name="password"
        type="password"
        label={label}
        hint={`${t('identity.password_hint')} ${t('identity.password_show_hint')}`}
        autoComplete="new-password"
        minLength={12}
        required
        wide
      />
    </>
  )
}
