import type { Translate } from '../../../platform/i18n.ts'
import {
  Breadcrumbs,
  Button,
  ButtonLink,
  Card,
  Checkbox,
  ErrorSummary,
  Form,
  PageHeader,
  Select,
  TextArea,
  TextField,
} from '../../../web/components/index.ts'
import { FieldError } from '../../../web/components/field.tsx'
import { errorOf, fieldId, type FormState } from '../../../web/form-state.ts'
import { weekdayNumbers } from '../rules/calendar-form.ts'
import { rowNumbers } from '../rules/typed.ts'
import { OvertakenView, type Overtaken } from './overtaken-view.tsx'
import { StatuteView, type StatutoryDay } from './statute-view.tsx'

type Props = {
  readonly t: Translate
  readonly code: string
  readonly base: number
  readonly form: FormState
  readonly added: number | null
  readonly zones: readonly string[]
  readonly statutory: readonly StatutoryDay[]
  readonly overtaken: Overtaken | null
}

/** The calendar editor (S27): hours of the week, the statute's days locked, the operator's closures and openings. */
export function CalendarEditorPage({ t, code, base, form, added, zones, statutory, overtaken }: Props) {
  const trail = [
    { href: '/admin/kalendarze', label: t('terms.calendars') },
    { href: `/admin/kalendarze/${code}`, label: code },
  ]
  return (
    <>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail} />}
        title={t('terms.calendar_title', { code })}
        lead={t('terms.calendar_editor_lead', { version: base })}
      />
      <ErrorSummary {...{ t, form }} />
      {overtaken && <OvertakenView {...{ t, overtaken }} />}
      <Form t={t} action={`/admin/kalendarze/${code}/edycja`} className="form editor-form" data-turbo="false">
        <button className="visually-hidden" name="act" value="preview" tabIndex={-1} aria-hidden="true">
          {t('terms.calendar.preview')}
        </button>
        <input type="hidden" name="base" value={base} />
        <div className="editor-main">
          <WeekView {...{ t, form, zones }} />
          <ExceptionsView {...{ t, form, added }} />
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
              <Button kind="primary" name="act" value="preview">
                {t('terms.calendar.preview')}
              </Button>
              <ButtonLink href={`/admin/kalendarze/${code}`} kind="quiet">
                {t('terms.cancel')}
              </ButtonLink>
            </div>
          </Card>
        </div>
        <aside className="editor-side" aria-label={t('terms.statute.title')}>
          <StatuteView t={t} days={statutory} />
        </aside>
      </Form>
    </>
  )
}

function WeekView({ t, form, zones }: Pick<Props, 't' | 'form' | 'zones'>) {
  return (
    <Card title={t('terms.calendar.week')}>
      <div className="field-pair">
        <TextField
          {...{ form }}
          name="timeZone"
          label={t('terms.calendar.time_zone')}
          list="time-zones"
          maxLength={64}
        />
        <Select
          {...{ form }}
          name="statutory"
          label={t('terms.calendar.statutory')}
          choices={(['PL', 'none'] as const).map((value) => ({ value, label: t(`terms.statutory.${value}`) }))}
        />
      </div>
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      <Checkbox
        {...{ form }}
        name="roundTheClock"
        label={t('terms.calendar.round_the_clock')}
        hint={t('terms.calendar.round_hint')}
      />
      <p className="hint">{t('terms.calendar.hours_hint')}</p>
      <div className="week-fields">
        {weekdayNumbers.map((day) => (
          <TextField key={day} {...{ form }} name={`day-${day}`} label={t(`terms.weekday.${day}`)} maxLength={100} />
        ))}
      </div>
    </Card>
  )
}

function ExceptionsView({ t, form, added }: Pick<Props, 't' | 'form' | 'added'>) {
  const rows = rowNumbers(form.typed, 'ex')
  return (
    <Card title={t('terms.calendar.exceptions')} id="wyjatki">
      <p className="hint">{t('terms.calendar.exceptions_hint')}</p>
      <FieldError form={form} name="exceptions" />
      <span id={fieldId('exceptions')} tabIndex={-1} />
      <ol className="clock-rows">
        {rows.map((number, index) => (
          <ExceptionRow key={number} {...{ t, form, number, index }} isNew={number === added} />
        ))}
      </ol>
      <div className="actions">
        <Button name="act" value="add-row" icon="add">
          {t('terms.calendar.add_exception')}
        </Button>
      </div>
    </Card>
  )
}

type RowProps = Pick<Props, 't' | 'form'> & { readonly number: number; readonly index: number; readonly isNew: boolean }

function ExceptionRow({ t, form, number, index, isNew }: RowProps) {
  const name = (field: string): string => `ex-${number}-${field}`
  const author = form.typed[name('author')] ?? ''
  const isWrong = ['date', 'hours', 'reason'].some((field) => errorOf(form, name(field)) !== undefined)
  return (
    <li
      className={isWrong ? 'clock-row field-wrong' : 'clock-row'}
      aria-label={t('terms.calendar.exception_n', { row: index + 1 })}
    >
      <div className="clock-row-field">
        <TextField
          {...{ form }}
          name={name('date')}
          type="date"
          label={t('terms.calendar.date')}
          {...(isNew ? { 'data-takes-focus': true } : {})}
        />
      </div>
      <div className="clock-row-field">
        <Select
          {...{ form }}
          name={name('kind')}
          label={t('terms.calendar.kind')}
          choices={(['closed', 'open'] as const).map((value) => ({ value, label: t(`terms.exception.kind_${value}`) }))}
        />
      </div>
      <div className="clock-row-field">
        <TextField
          {...{ form }}
          name={name('hours')}
          label={t('terms.calendar.exception_hours')}
          maxLength={100}
          placeholder={t('terms.calendar.whole_day')}
        />
      </div>
      <div className="clock-row-field clock-row-wide">
        <TextField {...{ form }} name={name('reason')} label={t('terms.calendar.exception_reason')} maxLength={200} />
      </div>
      <input type="hidden" name={name('author')} value={author} />
      <Button
        kind="quiet"
        small
        name="act"
        value={`remove-row:${number}`}
        aria-label={t('terms.calendar.remove_exception', { row: index + 1 })}
      >
        {t('terms.remove')}
      </Button>
      {author !== '' && <p className="hint clock-row-note">{t('terms.calendar.entered_by', { author })}</p>}
    </li>
  )
}
