import type { Translate } from '../../platform/i18n.ts'
import { formatFileSize } from '../format.ts'
import { Icon } from '../icons.tsx'
import { controlProps, Field, type FieldProps } from './field.tsx'

type Props = FieldProps & {
  t: Translate
  locale: 'pl' | 'en'
  maxBytes: number
  maxFiles?: number
  accept?: string
  warning?: string
}

/**
 * A file chooser that also takes dropped files. What is too large is refused before it is sent, with the limit named;
 * without script it is the browser's own chooser.
 */
export function FileField({ t, locale, maxBytes, maxFiles = 1, accept, warning, ...field }: Props) {
  const limit = t('web.file_limit', { size: formatFileSize(maxBytes, locale), count: maxFiles })
  return (
    <Field {...field} hint={field.hint ?? limit}>
      <file-drop
        className="file-drop"
        data-max-bytes={maxBytes}
        data-max-files={maxFiles}
        data-drop={t('web.file_drop')}
        data-too-large={t('web.file_too_large', { size: formatFileSize(maxBytes, locale) })}
        data-too-many={t('web.file_too_many', { count: maxFiles })}
        data-remove={t('web.file_remove')}
        data-sending={t('web.file_sending')}
      >
        <Icon name="attachment" />
        <input
          type="file"
          {...controlProps({ ...field, hint: field.hint ?? limit })}
          multiple={maxFiles > 1}
          accept={accept}
        />
      </file-drop>
      {warning && (
        <p className="hint">
          <Icon name="attention" size="small" /> {warning}
        </p>
      )}
    </Field>
  )
}
