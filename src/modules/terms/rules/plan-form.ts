import { targetNames, type TargetName } from '../../catalogue/rules/lint-plan.ts'
import type {
  AcceptanceTarget,
  Entitlements,
  PlanVersion,
  PriorityTargets,
  TimeTarget,
} from '../../catalogue/rules/plan.ts'
import { objectivesOf, prioritiesOf } from '../../catalogue/rules/priorities.ts'
import { hoursOfMinutes, rowFields, timeOfDay, type Typed } from './typed.ts'

/** What a plan says yes, no or nothing about. */
export const entitlementNames = [
  'techSupport',
  'osUpdates',
  'webSupport',
  'partToSiteNbd',
  'partToSite4h',
  'onSiteLabour',
  'vendorCases',
  'thirdPartyAdvice',
  'inspectionsOptional',
  'configRestore',
  'extendedWarranty',
] as const satisfies readonly (keyof Entitlements)[]

export const families = [
  'HEZO_PLUS',
  'HEZO_AHB',
  'HEZO_SOS',
  'VENDOR_LEVEL',
  'ALL_CARE',
  'PARTNER_PLUS',
  'SYSTEM_CARE',
] as const

export const schemes = ['P3', 'P4', 'WG'] as const

/** One clock as a row of the form has it. */
export type TargetRow = {
  readonly priority: string
  readonly target: TargetName
  readonly mark: 'promise' | 'internal'
  readonly rule: 'hours' | 'nbd' | 'shipped'
  readonly hours: string
  readonly calendar: string
  readonly bound: string
}

/**
 * A plan as the editor's form shows it: one row for each clock, promised or aimed at.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function formOfPlan(plan: PlanVersion): Typed {
  const rows = plan.targets.flatMap(rowsOf).map((row, number) => rowFields('row', number, row))
  const intake = plan.targets.map(({ priority, intake: window = '' }) => [`intake-${priority}`, window])
  return Object.assign({}, generalOf(plan), termsOf(plan), entitlementsOf(plan), Object.fromEntries(intake), ...rows)
}

function generalOf(plan: PlanVersion): Typed {
  return {
    code: plan.code,
    namePl: plan.name.pl,
    nameEn: plan.name.en,
    vendor: plan.vendor,
    family: plan.family,
    scheme: plan.scheme ?? '',
    scopeModels: plan.scopeModels.join('\n'),
    source: plan.source,
    confidence: plan.confidence,
  }
}

function termsOf(plan: PlanVersion): Typed {
  const { cutOffMinute, purchaseLimitDays, reactivationFee, ticksLiteral } = plan
  return {
    cutOff: cutOffMinute === undefined ? '' : timeOfDay(cutOffMinute),
    returnDays: String(plan.returnDays),
    termMonths: plan.termMonths.join(', '),
    extensionMonths: plan.extensionMonths.join(', '),
    purchaseLimitDays: purchaseLimitDays === undefined ? '' : String(purchaseLimitDays),
    renewalRule: plan.renewalRule ?? '',
    reactivationFee: answer(reactivationFee),
    onRequest: answer(plan.onRequest),
    mediaRetention: plan.mediaRetention ?? '',
    ticksLiteral: ticksLiteral === undefined ? '' : String(ticksLiteral),
  }
}

function entitlementsOf({ entitlements }: PlanVersion): Typed {
  const { remoteChanges = '', inspectionsPerYear = '' } = entitlements
  return {
    ...Object.fromEntries(entitlementNames.map((name) => [`has-${name}`, answer(entitlements[name])])),
    remoteChanges: String(remoteChanges),
    inspectionsPerYear: String(inspectionsPerYear),
  }
}

const answer = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no')

function rowsOf(targets: PriorityTargets): readonly TargetRow[] {
  const objectives = objectivesOf(targets)
  return targetNames.flatMap((target) => [
    ...rowOf(targets[target], { priority: targets.priority, target, mark: 'promise' }),
    ...rowOf(objectives[target], { priority: targets.priority, target, mark: 'internal' }),
  ])
}

function rowOf(
  given: TimeTarget | AcceptanceTarget | undefined,
  place: Pick<TargetRow, 'priority' | 'target' | 'mark'>,
): readonly TargetRow[] {
  if (given === undefined) return []
  const { calendar } = given
  if (!('minutes' in given))
    return [{ ...place, rule: given.shipped === true ? 'shipped' : 'nbd', hours: '', calendar, bound: '' }]
  const bound = 'outerBound' in given ? (given.outerBound?.calendar ?? '') : ''
  return [{ ...place, rule: 'hours', hours: hoursOfMinutes(given.minutes), calendar, bound }]
}

/**
 * A form for a plan that is new, with a row for the reaction to each priority.
 *
 * @see docs/domain/sla.md#the-editors (source: S27)
 */
export function emptyPlanForm(): Typed {
  const rows = prioritiesOf('P3').map((priority, number) =>
    rowFields('row', number, { ...emptyRow, priority, hours: '1', calendar: '8x5' }),
  )
  const intake = prioritiesOf('P3').map((priority) => [`intake-${priority}`, '8x5'])
  const general = { family: 'VENDOR_LEVEL', scheme: 'P3', confidence: 'read', returnDays: '7' }
  return Object.assign({}, general, Object.fromEntries(intake), ...rows)
}

/** What a row holds that was just added. */
export const emptyRow: TargetRow = {
  priority: 'P1',
  target: 'reaction',
  mark: 'promise',
  rule: 'hours',
  hours: '',
  calendar: '',
  bound: '',
}
