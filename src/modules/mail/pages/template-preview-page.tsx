import type { Translate } from '../../../platform/i18n.ts'
import {
  Actions,
  Breadcrumbs,
  Button,
  Card,
  Facts,
  Form,
  InlineStatus,
  PageHeader,
} from '../../../web/components/index.ts'
import { PreviewFormView, type PreviewForm } from './preview-form-view.tsx'

export type ShownPreview = {
  readonly subject: string
  readonly preheader: string
  readonly text: string
  /** Where the HTML stands by itself. */
  readonly frame: string
}

type Props = {
  readonly t: Translate
  readonly id: string
  readonly name: string
  readonly form: PreviewForm
  readonly shown: ShownPreview
  /** The administrator's own address, to which a test goes. */
  readonly ownAddress: string
  readonly done: string | null
}

/** A letter as it would be sent: subject, the words of a notification, HTML and text. */
export function TemplatePreviewPage({ t, id, name, form, shown, ownAddress, done }: Props) {
  const { subject, preheader, text, frame } = shown
  const trail = [
    { href: '/admin/szablony', label: t('mail.editor.title') },
    { href: `/admin/szablony/${id}`, label: name },
  ]
  return (
    <>
      <PageHeader title={t('mail.editor.preview_title', { name })} above={<Breadcrumbs t={t} trail={trail} />} />
      <div className="stack">
        {form.isUnknown && <InlineStatus tone="warn">{t('mail.editor.preview_unknown')}</InlineStatus>}
        {done !== null && <InlineStatus tone="ok">{done}</InlineStatus>}
        <Card>
          <Facts
            items={[
              { name: t('mail.editor.preview_subject'), value: <span lang={form.language}>{subject}</span> },
              { name: t('mail.editor.preview_preheader'), value: <span lang={form.language}>{preheader}</span> },
            ]}
          />
          <iframe className="mailbox-frame" src={frame} title={t('mail.editor.preview_html')} sandbox="" />
        </Card>
        <Card title={t('mail.editor.preview_text')}>
          <pre className="mailbox-text" lang={form.language}>
            {text}
          </pre>
        </Card>
        <Card title={t('mail.editor.test')}>
          <Form t={t} action={`/admin/szablony/${id}/test`}>
            <input type="hidden" name="jezyk" value={form.language} />
            <input type="hidden" name="przyklad" value={form.name} />
            <input type="hidden" name="zgloszenie" value={form.ticket} />
            <p className="hint">{t('mail.editor.test_hint', { address: ownAddress })}</p>
            <Actions>
              <Button>{t('mail.editor.test_send')}</Button>
            </Actions>
          </Form>
        </Card>
        <PreviewFormView t={t} id={id} preview={form} />
      </div>
    </>
  )
}
