import type { Translate } from '../../../platform/i18n.ts'
import { Actions, Button, Card, Select, TextField } from '../../../web/components/index.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'

/** What a preview can be asked for, and what was asked last. */
export type PreviewForm = {
  readonly names: readonly string[]
  readonly name: string
  readonly language: 'pl' | 'en'
  readonly ticket: string
  /** The typed number is no ticket's. */
  readonly isUnknown: boolean
}

type Props = { readonly t: Translate; readonly id: string; readonly preview: PreviewForm }

/** Asks for the letter as it would be sent: which case, which language, with which ticket. */
export function PreviewFormView({ t, id, preview }: Props) {
  return (
    <Card title={t('mail.editor.preview')}>
      <form method="get" action={`/admin/szablony/${id}/podglad`} className="form">
        <Select
          name="jezyk"
          label={t('mail.editor.preview_language')}
          defaultValue={preview.language}
          choices={[
            { value: 'pl', label: 'Polski' },
            { value: 'en', label: 'English' },
          ]}
        />
        {preview.names.length > 1 && (
          <Select
            name="przyklad"
            label={t('mail.editor.preview_case')}
            defaultValue={preview.name}
            choices={preview.names.map((value) => ({ value, label: value }))}
          />
        )}
        <TextField
          form={formOf(t, preview)}
          name="zgloszenie"
          label={t('mail.editor.preview_ticket')}
          hint={t('mail.editor.preview_ticket_hint')}
          defaultValue={preview.ticket}
          maxLength={20}
        />
        <Actions>
          <Button icon="mail">{t('mail.editor.preview_show')}</Button>
        </Actions>
      </form>
    </Card>
  )
}

const formOf = (t: Translate, { ticket, isUnknown }: PreviewForm): FormState =>
  isUnknown
    ? { typed: { zgloszenie: ticket }, errors: [{ field: 'zgloszenie', message: t('tickets.not_found') }] }
    : untouchedForm
