import type { Translate } from '../../../platform/i18n.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Card,
  ErrorSummary,
  Form,
  PageHeader,
  TextArea,
  TextField,
} from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import type { LineDifference } from '../rules/words.ts'
import { PlanNameView, PlanTermsView } from './plan-fields-view.tsx'
import { IntakeView, PlanRowsView } from './plan-rows-view.tsx'
import { SimulationView, type Simulation } from './simulation-view.tsx'
import { OvertakenView, type Overtaken } from './overtaken-view.tsx'
import { DifferencesView } from './words-view.tsx'

type Props = {
  readonly t: Translate
  readonly title: string
  readonly action: string
  /** The version the editor began with, 0 for a new plan. */
  readonly base: number
  readonly form: FormState
  readonly calendars: readonly string[]
  readonly added: number | null
  readonly simulation: Simulation
  readonly back: { readonly href: string; readonly label: string }
  /** What would be different from the version in force, where somebody asked. */
  readonly differences: readonly LineDifference[] | null
  readonly overtaken: Overtaken | null
}

/** The plan editor (S27): the terms on the left, on the right what they mean for a ticket opened at any moment. */
export function PlanEditorPage(props: Props) {
  const { t, title, action, base, form, calendars, added, simulation, back, differences, overtaken } = props
  return (
    <live-simulator data-url="/admin/plany/symulacja">
      <PageHeader
        above={
          <Breadcrumbs t={t} trail={base === 0 ? [back] : [{ href: '/admin/plany', label: t('terms.plans') }, back]} />
        }
        title={title}
        lead={base === 0 ? t('terms.editor_new_lead') : t('terms.editor_lead', { version: base })}
      />
      <ErrorSummary {...{ t, form }} />
      {overtaken && <OvertakenView {...{ t, overtaken }} />}
      <Form t={t} action={action} className="form editor-form" data-turbo="false">
        <button className="visually-hidden" name="act" value="simulate" tabIndex={-1} aria-hidden="true">
          {t('terms.sim.run')}
        </button>
        <input type="hidden" name="base" value={base} />
        <div className="editor-main">
          <PlanNameView {...{ t, form }} isNew={base === 0} />
          <IntakeView {...{ t, form, calendars }} />
          <PlanRowsView {...{ t, form, calendars, added }} />
          <PlanTermsView {...{ t, form }} />
          {differences && (
            <Card title={t('terms.differences')} flush={differences.length > 0} id="roznice">
              <DifferencesView
                {...{ t, differences }}
                caption={t('terms.differences')}
                before={t('terms.version_n', { version: base })}
                after={t('terms.what_you_typed')}
              />
            </Card>
          )}
          <SaveView {...{ t, form, back }} />
        </div>
        <SimulatorView {...{ t, form, simulation }} />
      </Form>
    </live-simulator>
  )
}

function SaveView({ t, form, back }: Pick<Props, 't' | 'form' | 'back'>) {
  return (
    <Card title={t('terms.save_title')}>
      <TextArea
        {...{ form }}
        name="reason"
        label={t('terms.reason')}
        hint={t('terms.reason_hint')}
        rows={2}
        maxLength={500}
      />
      <div className="actions">
        <Button kind="primary" name="act" value="save">
          {t('terms.save')}
        </Button>
        <Button name="act" value="compare">
          {t('terms.show_differences')}
        </Button>
        <ButtonLink href={back.href} kind="quiet">
          {t('terms.cancel')}
        </ButtonLink>
      </div>
    </Card>
  )
}

function SimulatorView({ t, form, simulation }: Pick<Props, 't' | 'form' | 'simulation'>) {
  return (
    <aside className="editor-side" aria-label={t('terms.sim.title')}>
      <Card title={t('terms.sim.title')}>
        <TextField
          {...{ form }}
          name="simAt"
          type="datetime-local"
          label={t('terms.sim.at')}
          hint={t('terms.sim.hint')}
        />
        <Button small name="act" value="simulate">
          {t('terms.sim.run')}
        </Button>
        <div aria-live="polite">
          <SimulationView {...{ t, simulation }} />
        </div>
      </Card>
    </aside>
  )
}
