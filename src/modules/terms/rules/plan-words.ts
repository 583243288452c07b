import type { Locale, Translate } from '../../../platform/i18n.ts'
import { targetNames, type TargetName } from '../../catalogue/rules/lint-plan.ts'
import type { AcceptanceTarget, PlanVersion, PriorityTargets, TimeTarget } from '../../catalogue/rules/plan.ts'
import { objectivesOf } from '../../catalogue/rules/priorities.ts'
import { entitlementNames } from './plan-form.ts'
import { timeOfDay } from './typed.ts'
import { lineIf, type Line } from './words.ts'

/**
 * Everything that a version of a plan says, line by line in words: to read it, and to read what two versions say
 * differently.
 *
 * @see docs/domain/sla.md#the-editors (source: S27, E75)
 */
export function planInWords(t: Translate, locale: Locale, plan: PlanVersion): readonly Line[] {
  const say = (name: string, value: string | undefined): readonly Line[] =>
    lineIf(name, t(`terms.plan.${name}`), value === '' ? undefined : value)
  const yesOrNo = (name: string, value: boolean | undefined): readonly Line[] =>
    say(name, value === undefined ? undefined : t(value ? 'terms.yes' : 'terms.no'))
  return [
    ...say('name_pl', plan.name.pl),
    ...say('name_en', plan.name.en),
    ...say('vendor', plan.vendor),
    ...say('family', t(`terms.family.${plan.family}`)),
    ...say('scheme', plan.scheme === undefined ? undefined : t(`terms.scheme.${plan.scheme}`)),
    ...plan.targets.flatMap((targets) => targetsInWords(t, locale, targets)),
    ...say('cut_off', plan.cutOffMinute === undefined ? undefined : timeOfDay(plan.cutOffMinute)),
    ...say('return_days', t('terms.days', { count: plan.returnDays })),
    ...say('term_months', months(t, plan.termMonths)),
    ...say('extension_months', months(t, plan.extensionMonths)),
    ...say(
      'purchase_limit',
      plan.purchaseLimitDays === undefined ? undefined : t('terms.days', { count: plan.purchaseLimitDays }),
    ),
    ...say('renewal', plan.renewalRule && t('terms.renewal.in_term')),
    ...yesOrNo('reactivation_fee', plan.reactivationFee),
    ...yesOrNo('on_request', plan.onRequest),
    ...say('media_retention', plan.mediaRetention && t('terms.media_retention.option')),
    ...say('scope', plan.scopeModels.join(', ')),
    ...entitlementsInWords(t, plan),
    ...say('ticks', plan.ticksLiteral === undefined ? undefined : String(plan.ticksLiteral)),
    ...say('source', plan.source),
  ]
}

function targetsInWords(t: Translate, locale: Locale, targets: PriorityTargets): readonly Line[] {
  const { priority, intake } = targets
  const objectives = objectivesOf(targets)
  const of = (name: TargetName, mark: 'promise' | 'internal', given: TimeTarget | AcceptanceTarget | undefined) =>
    lineIf(
      `${priority} ${name} ${mark}`,
      t(`terms.words.${mark}`, { priority, target: t(`terms.target.${name}`) }),
      given && targetInWords(t, locale, given),
    )
  return [
    ...lineIf(`${priority} intake`, t('terms.words.intake', { priority }), intake),
    ...targetNames.flatMap((name) => [
      ...of(name, 'promise', targets[name]),
      ...of(name, 'internal', objectives[name]),
    ]),
  ]
}

function targetInWords(t: Translate, locale: Locale, target: TimeTarget | AcceptanceTarget): string {
  const { calendar } = target
  if (!('minutes' in target))
    return t(target.shipped === true ? 'terms.words.shipped' : 'terms.words.nbd', { calendar })
  const hours = t('terms.words.hours', {
    hours: new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(target.minutes / 60),
    calendar,
  })
  const bound = 'outerBound' in target ? target.outerBound : undefined
  return bound === undefined ? hours : `${hours}, ${t('terms.words.bound', { calendar: bound.calendar })}`
}

function entitlementsInWords(t: Translate, { entitlements }: PlanVersion): readonly Line[] {
  const { remoteChanges, inspectionsPerYear } = entitlements
  return [
    ...entitlementNames.flatMap((name) => {
      const value = entitlements[name]
      const words = value === undefined ? undefined : t(value ? 'terms.yes' : 'terms.no')
      return lineIf(name, t(`terms.has.${name}`), words)
    }),
    ...lineIf(
      'remoteChanges',
      t('terms.plan.remote_changes'),
      remoteChanges === 'unlimited' ? t('terms.unlimited') : remoteChanges?.toString(),
    ),
    ...lineIf('inspections', t('terms.plan.inspections'), inspectionsPerYear?.toString()),
  ]
}

const months = (t: Translate, values: readonly number[]): string =>
  values.length === 0 ? '' : t('terms.months', { months: values.join(', ') })
