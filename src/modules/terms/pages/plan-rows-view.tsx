import type { ReactNode } from 'react'
import type { Translate } from '../../../platform/i18n.ts'
import { Button, Card } from '../../../web/components/index.ts'
import { FieldError } from '../../../web/components/field.tsx'
import { errorOf, fieldId, type FormState } from '../../../web/form-state.ts'
import { targetNames } from '../../catalogue/rules/lint-plan.ts'
import { rowNumbers } from '../rules/typed.ts'

export type RowsProps = {
  readonly t: Translate
  readonly form: FormState
  readonly calendars: readonly string[]
  /** The row that was just added: the cursor goes there. */
  readonly added: number | null
}

const priorities = ['P1', 'P2', 'P3', 'P4'] as const
const marks = ['promise', 'internal'] as const
const rules = ['hours', 'nbd', 'shipped'] as const

/** The windows in which reports of each priority are taken. */
export function IntakeView({ t, form, calendars }: Omit<RowsProps, 'added'>) {
  return (
    <Card title={t('terms.intake')}>
      <p className="hint">{t('terms.intake_hint')}</p>
      <div className="intake-fields">
        {priorities.map((priority) => (
          <div key={priority} className="field">
            <label htmlFor={fieldId(`intake-${priority}`)}>{priority}</label>
            <Choice
              {...{ form }}
              name={`intake-${priority}`}
              choices={[['', t('terms.unset')], ...calendars.map((code) => [code, code] as const)]}
            />
            <FieldError form={form} name={`intake-${priority}`} />
          </div>
        ))}
      </div>
    </Card>
  )
}

/** One row for each clock, promised or aimed at; rows come and go by buttons that keep what was typed. */
export function PlanRowsView({ t, form, calendars, added }: RowsProps) {
  const rows = rowNumbers(form.typed, 'row')
  return (
    <Card title={t('terms.clocks')} id="zegary">
      <p className="hint">{t('terms.clocks_hint')}</p>
      <ol className="clock-rows">
        {rows.map((number, index) => (
          <ClockRow key={number} {...{ t, form, calendars, number, index }} isNew={number === added} />
        ))}
      </ol>
      <div className="actions">
        <Button name="act" value="add-row" icon="add">
          {t('terms.add_clock')}
        </Button>
      </div>
    </Card>
  )
}

type RowProps = Omit<RowsProps, 'added'> & { readonly number: number; readonly index: number; readonly isNew: boolean }

function ClockRow({ t, form, calendars, number, index, isNew }: RowProps) {
  const name = (field: string): string => `row-${number}-${field}`
  const codes = calendars.map((code) => [code, code] as const)
  const errors = ['hours', 'priority'].filter((field) => errorOf(form, name(field)) !== undefined)
  return (
    <li
      className={errors.length > 0 ? 'clock-row field-wrong' : 'clock-row'}
      aria-label={t('terms.row', { row: index + 1 })}
    >
      <Labelled name={name('priority')} label={t('terms.row_priority')} part="priority">
        <Choice
          form={form}
          name={name('priority')}
          choices={priorities.map((each) => [each, each])}
          takesFocus={isNew}
        />
      </Labelled>
      <Labelled name={name('target')} label={t('terms.row_target')} part="target">
        <Choice
          form={form}
          name={name('target')}
          choices={targetNames.map((each) => [each, t(`terms.target_from.${each}`)])}
        />
      </Labelled>
      <Labelled name={name('mark')} label={t('terms.row_mark')} part="mark">
        <Choice form={form} name={name('mark')} choices={marks.map((each) => [each, t(`terms.mark.${each}`)])} />
      </Labelled>
      <Labelled name={name('rule')} label={t('terms.row_rule')} part="rule">
        <Choice form={form} name={name('rule')} choices={rules.map((each) => [each, t(`terms.rule.${each}`)])} />
      </Labelled>
      <Labelled name={name('hours')} label={t('terms.row_hours')} part="hours">
        <HoursInput {...{ form, errors, number }} />
      </Labelled>
      <Labelled name={name('calendar')} label={t('terms.row_calendar')} part="calendar">
        <Choice form={form} name={name('calendar')} choices={[['', t('terms.choose')], ...codes]} />
      </Labelled>
      <Labelled name={name('bound')} label={t('terms.row_bound')} part="bound">
        <Choice
          form={form}
          name={name('bound')}
          choices={[['', t('terms.none')], ...calendars.map((code) => [code, `NBD ${code}`] as const)]}
        />
      </Labelled>
      <Button
        kind="quiet"
        small
        name="act"
        value={`remove-row:${number}`}
        aria-label={t('terms.remove_clock', { row: index + 1 })}
      >
        {t('terms.remove')}
      </Button>
      {errors.map((field) => (
        <FieldError key={field} form={form} name={name(field)} />
      ))}
    </li>
  )
}

type HoursProps = Pick<RowProps, 'form' | 'number'> & { readonly errors: readonly string[] }

function HoursInput({ form, number, errors }: HoursProps) {
  const name = `row-${number}-hours`
  return (
    <input
      className="input"
      inputMode="decimal"
      id={fieldId(name)}
      name={name}
      defaultValue={form.typed[name] ?? ''}
      maxLength={8}
      aria-invalid={errors.length > 0 || undefined}
      aria-describedby={errors.map((field) => `${fieldId(`row-${number}-${field}`)}-error`).join(' ') || undefined}
    />
  )
}

type LabelledProps = {
  readonly name: string
  readonly label: string
  readonly part: string
  readonly children: ReactNode
}

function Labelled({ name, label, part, children }: LabelledProps) {
  return (
    <div className={`clock-row-field clock-row-${part}`}>
      <label htmlFor={fieldId(name)}>{label}</label>
      {children}
    </div>
  )
}

type ChoiceProps = {
  readonly form: FormState
  readonly name: string
  readonly choices: readonly (readonly [string, string])[]
  readonly takesFocus?: boolean
}

function Choice({ form, name, choices, takesFocus }: ChoiceProps) {
  const wrong = errorOf(form, name) !== undefined
  return (
    <select
      className="input"
      id={fieldId(name)}
      name={name}
      defaultValue={form.typed[name] ?? ''}
      data-takes-focus={takesFocus || undefined}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? `${fieldId(name)}-error` : undefined}
    >
      {choices.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
