import { FileField, Select } from '../../../web/components/index.ts'
import { formatFileSize } from '../../../web/format.ts'
import type { FormState } from '../../../web/form-state.ts'
import { attachmentKinds, type Attachment } from '../../dialogue/rules/entry.ts'
import type { Look } from './ticket-marks-view.tsx'

/** How much may be attached; told before anything is sent. */
export type FileLimits = { readonly maxBytes: number; readonly maxFiles: number }

/** A file that has been sent and waits for its entry. */
export type WaitingFile = Pick<Attachment, 'id' | 'name' | 'kind' | 'size'>

type Props = {
  readonly look: Look
  readonly form: FormState
  readonly limits: FileLimits
  readonly waiting: readonly WaitingFile[]
}

/** Files to attach: what has come already stays chosen until it is unticked, so a refusal loses nothing. */
export function FilesView({ look, form, limits, waiting }: Props) {
  const { t, locale } = look
  const maxFiles = Math.max(1, limits.maxFiles - waiting.length)
  return (
    <>
      {waiting.length > 0 && <WaitingFiles {...{ look, waiting }} />}
      <FileField
        {...{ t, locale, form, maxFiles }}
        name="files"
        label={t('tickets.page.files')}
        optional={t('tickets.page.optional')}
        maxBytes={limits.maxBytes}
        warning={t('tickets.page.files_warning')}
      />
      <Select
        form={form}
        name="fileKind"
        label={t('tickets.page.file_kind')}
        choices={[
          { value: '', label: t('tickets.page.file_kind_guess') },
          ...attachmentKinds.map((kind) => ({ value: kind, label: t(`dialogue.kind.${kind}`) })),
        ]}
      />
    </>
  )
}

function WaitingFiles({ look: { t, locale }, waiting }: Pick<Props, 'look' | 'waiting'>) {
  return (
    <fieldset className="field">
      <legend>{t('tickets.page.files_waiting')}</legend>
      {waiting.map(({ id, name, kind, size }) => (
        <label key={id} className="checkbox">
          <input type="checkbox" name="upload" value={id} defaultChecked />
          <span>
            <span className="attachment-name">{name}</span>{' '}
            <span className="faint">
              {t(`dialogue.kind.${kind}`)}, {formatFileSize(size, locale)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
