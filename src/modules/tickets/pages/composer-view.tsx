import { Actions, Button, Card, Disclosure, ErrorSummary, Form, TextArea } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { Entry } from '../../dialogue/rules/entry.ts'
import { MAX_BODY } from '../../dialogue/rules/write-entry.ts'
import { DialogueView } from './dialogue-view.tsx'
import { FilesView, type FileLimits, type WaitingFile } from './files-view.tsx'
import type { Look } from './ticket-marks-view.tsx'

export type Composer = {
  readonly form: FormState
  readonly once: string
  /** The last entry that the writer has been shown. */
  readonly position: number
  readonly waiting: readonly WaitingFile[]
  readonly limits: FileLimits
  /** What others wrote while this reply was being written; it was held, not lost. */
  readonly crossing: readonly Entry[]
  /** The writer has been told what the files seem to give away. */
  readonly warned: boolean
}

type Props = {
  readonly look: Look
  readonly number: string
  readonly partner: string | null
  readonly solved: boolean
  readonly composer: Composer
}

/** Where a reply is written, above the dialogue (ux S13). */
export function ComposerView({ look, number, partner, solved, composer }: Props) {
  const { t } = look
  const { form, waiting, limits, crossing } = composer
  const anyway = crossing.length > 0 || composer.warned
  return (
    <div className="composer no-print">
      <Card id="odpowiedz">
        <Form t={t} action={`/zgloszenia/${number}/odpowiedz`} draft={`reply-${number}`} encType="multipart/form-data">
          <ErrorSummary t={t} form={form} />
          {crossing.length > 0 && (
            <div className="crossing">
              <DialogueView {...{ look, number, partner }} entries={crossing} />
            </div>
          )}
          <Hidden {...{ composer }} />
          <TextArea
            form={form}
            name="reply"
            label={t('tickets.page.reply')}
            hint={solved ? t('tickets.page.reply_reopens') : undefined}
            rows={4}
            maxLength={MAX_BODY}
          />
          <Disclosure
            summary={t('tickets.page.attach')}
            open={waiting.length > 0 || form.errors.some(({ field }) => field === 'files')}
          >
            <div className="stack">
              <FilesView {...{ look, form, limits, waiting }} />
            </div>
          </Disclosure>
          <Actions>
            <Button kind="primary" icon="send">
              {t(anyway ? 'tickets.page.send_anyway' : 'tickets.page.send')}
            </Button>
          </Actions>
        </Form>
      </Card>
    </div>
  )
}

function Hidden({ composer }: { composer: Composer }) {
  return (
    <>
      <input type="hidden" name="once" value={composer.once} />
      <input type="hidden" name="expectedPosition" value={composer.position} />
      {composer.warned && <input type="hidden" name="warned" value="yes" />}
    </>
  )
}
