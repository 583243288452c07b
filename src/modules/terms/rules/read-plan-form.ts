import { targetNames } from '../../catalogue/rules/lint-plan.ts'
import { prioritiesOf } from '../../catalogue/rules/priorities.ts'
import type { FieldError } from '../../../refusal.ts'
import { entitlementNames, schemes, type TargetRow } from './plan-form.ts'
import { minuteOfDay, minutesOfHours, rowNumbers, wholeNumber, type Typed } from './typed.ts'

type NumberedRow = TargetRow & { readonly number: number }

/** What a form means: a plan to be judged by the catalogue, and what cannot even be written as one. */
export type PlanRead = { readonly plan: object; readonly problems: readonly FieldError[] }

/**
 * The plan that a form describes. Two rows for one clock cannot both be kept: they are named and refused.
 *
 * @see docs/domain/sla.md#the-editors (source: S27, feature idea 26)
 */
export function readPlanForm(typed: Typed): PlanRead {
  const text = (name: string): string => typed[name]?.trim() ?? ''
  const scheme = schemes.find((each) => each === text('scheme'))
  const rows = targetRows(typed)
  const targets = (scheme ? prioritiesOf(scheme) : []).map((priority) => ({
    priority,
    ...present('intake', text(`intake-${priority}`)),
    ...targetsOf(rows, priority),
  }))
  const plan = {
    code: text('code'),
    version: 1,
    vendor: text('vendor'),
    family: text('family'),
    name: { pl: text('namePl'), en: text('nameEn') },
    ...(scheme && { scheme }),
    scopeModels: text('scopeModels')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    targets,
    ...termsIn(typed),
    returnPaidBy: 'operator',
    entitlements: entitlementsIn(typed),
    source: text('source'),
    confidence: text('confidence'),
  }
  return { plan, problems: [...doubled(rows), ...strangers(rows, scheme ? prioritiesOf(scheme) : [])] }
}

/**
 * The form's field at which a fault of the plan is shown: the catalogue names parts of a plan, the form has rows.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function formField(typed: Typed, path: string): string {
  const [part, priority = '', ...rest] = path.split('.')
  if (part !== 'targets') return fieldNames[path] ?? path
  const [mark, target] = rest[0] === 'objectives' ? ['internal', rest[1]] : ['promise', rest[0]]
  const row = targetRows(typed).find(
    (each) => each.priority === priority && each.target === target && each.mark === mark,
  )
  if (row) return `row-${row.number}-hours`
  return priority === '' ? 'scheme' : `intake-${priority}`
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'namePl',
  cutOffMinute: 'cutOff',
  entitlements: 'remoteChanges',
}

function targetRows(typed: Typed): readonly NumberedRow[] {
  return rowNumbers(typed, 'row').map((number) => {
    const text = (name: string): string => typed[`row-${number}-${name}`]?.trim() ?? ''
    const rule = text('rule')
    return {
      number,
      priority: text('priority'),
      target: targetNames.find((name) => name === text('target')) ?? 'reaction',
      mark: text('mark') === 'internal' ? 'internal' : 'promise',
      rule: rule === 'nbd' || rule === 'shipped' ? rule : 'hours',
      hours: text('hours'),
      calendar: text('calendar'),
      bound: text('bound'),
    }
  })
}

function targetsOf(rows: readonly NumberedRow[], priority: string): object {
  const own = rows.filter((row) => row.priority === priority)
  const objectives = marked(own, 'internal')
  return { ...marked(own, 'promise'), ...(Object.keys(objectives).length > 0 && { objectives }) }
}

const marked = (rows: readonly NumberedRow[], mark: TargetRow['mark']): object =>
  Object.fromEntries(rows.filter((row) => row.mark === mark).map((row) => [row.target, targetOf(row)]))

function targetOf({ target, rule, hours, calendar, bound }: NumberedRow): object {
  const answers = target === 'reaction' || target === 'nextCommunication'
  if (!answers && rule !== 'hours') return { rule: 'NBD', calendar, ...(rule === 'shipped' && { shipped: true }) }
  const time = { minutes: minutesOfHours(hours), calendar }
  if (answers) return time
  return { rule: 'HOURS', ...time, ...(bound !== '' && { outerBound: { rule: 'NBD', calendar: bound } }) }
}

/** One clock can have one duration and one calendar: of two rows for it both are named. */
function doubled(rows: readonly NumberedRow[]): readonly FieldError[] {
  return rows.flatMap((row, index) => {
    const earlier = rows.slice(0, index).find((other) => isSameClock(other, row))
    if (!earlier) return []
    const params = { priority: row.priority, target: row.target, one: inShort(earlier), other: inShort(row) }
    return [{ field: `row-${row.number}-hours`, code: 'catalogue.problem.target_twice', params } as const]
  })
}

const isSameClock = (one: TargetRow, other: TargetRow): boolean =>
  one.priority === other.priority && one.target === other.target && one.mark === other.mark

const inShort = ({ rule, hours, calendar }: TargetRow): string =>
  `${rule === 'hours' ? `${hours === '' ? '–' : hours} h` : 'NBD'}, ${calendar === '' ? '–' : calendar}`

function strangers(rows: readonly NumberedRow[], priorities: readonly string[]): readonly FieldError[] {
  return rows
    .filter(({ priority }) => !priorities.includes(priority))
    .map(({ number, priority }) => ({
      field: `row-${number}-priority`,
      code: 'catalogue.problem.priority_foreign',
      params: { priority },
    }))
}

function termsIn(typed: Typed): object {
  const text = (name: string): string => typed[name]?.trim() ?? ''
  const [cutOff, limit, ticks] = [text('cutOff'), text('purchaseLimitDays'), text('ticksLiteral')]
  return {
    ...(cutOff !== '' && { cutOffMinute: minuteOfDay(cutOff) }),
    returnDays: wholeNumber(text('returnDays')),
    termMonths: months(text('termMonths')),
    extensionMonths: months(text('extensionMonths')),
    ...(limit !== '' && { purchaseLimitDays: wholeNumber(limit) }),
    ...(text('renewalRule') === 'in_term' && { renewalRule: 'in_term' }),
    ...present('reactivationFee', said(text('reactivationFee'))),
    ...present('onRequest', said(text('onRequest'))),
    ...(text('mediaRetention') === 'option' && { mediaRetention: 'option' }),
    ...(ticks !== '' && { ticksLiteral: wholeNumber(ticks) }),
  }
}

function entitlementsIn(typed: Typed): object {
  const { remoteChanges = '', inspectionsPerYear = '' } = typed
  const counted = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : -1)
  return {
    ...Object.assign({}, ...entitlementNames.map((name) => present(name, said(typed[`has-${name}`] ?? '')))),
    ...(remoteChanges.trim() !== '' && {
      remoteChanges: remoteChanges.trim() === 'unlimited' ? 'unlimited' : counted(remoteChanges),
    }),
    ...(inspectionsPerYear.trim() !== '' && { inspectionsPerYear: counted(inspectionsPerYear) }),
  }
}

const said = (text: string): boolean | undefined => (text === '' ? undefined : text === 'yes')

const present = (name: string, value: string | boolean | undefined): object =>
  value === undefined || value === '' ? {} : { [name]: value }

const months = (text: string): readonly number[] =>
  text
    .split(/[\s,;]+/)
    .filter((each) => each !== '')
    .map(wholeNumber)
