import { Button, Card, ErrorSummary, Form, PageHeader, TextField } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { Translate } from '../../../platform/i18n.ts'

export type QuickStep = { readonly name: 'to' | 'advance'; readonly value: string; readonly label: string }

type Props = {
  t: Translate
  /** The present moment in words, and as the form takes it. */
  now: { readonly words: string; readonly exact: string }
  adjustable: boolean
  steps: readonly QuickStep[]
  form: FormState
}

/** The clock that the portal counts by, with steps forward where it may be moved. */
export function ClockPage({ t, now, adjustable, steps, form }: Props) {
  return (
    <>
      <PageHeader title={t('demo.clock')} lead={t('demo.clock_lead')} />
      <div className="stack">
        <ErrorSummary t={t} form={form} />
        <Card title={t('demo.clock_now')} id="now">
          <div className="stack">
            <p>
              <time dateTime={now.exact}>{now.words}</time>
            </p>
            {adjustable ? <Steps steps={steps} /> : <p>{t('demo.clock_real')}</p>}
          </div>
        </Card>
        {adjustable && (
          <Form t={t} action="/dev/clock">
            <TextField form={form} name="to" label={t('demo.clock_to')} hint={t('demo.clock_to_hint')} required />
            <div className="actions">
              <Button kind="primary">{t('demo.clock_set')}</Button>
            </div>
          </Form>
        )}
      </div>
    </>
  )
}

function Steps({ steps }: { steps: readonly QuickStep[] }) {
  return (
    <div className="actions">
      {steps.map(({ name, value, label }) => (
        <form key={value} method="post" action="/dev/clock">
          <input type="hidden" name={name} value={value} />
          <Button>{label}</Button>
        </form>
      ))}
    </div>
  )
}
