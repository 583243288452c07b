import type { AcceptanceTarget, Entitlements, PlanVersion, PriorityTargets, TimeTarget } from './plan.ts'

/** One line of the plan's cover: a message key and its parameters. */
export type CoverLine = { readonly key: string; readonly params: Readonly<Record<string, string | number>> }

/**
 * Says what a plan covers, line by line, in the order in which a customer asks: when may I report, when do you answer,
 * when does the device come, who pays the way back, and what else is included. What is not promised has no line.
 *
 * @see docs/domain/sla.md#what-is-promised (source: domain 3.3, 3.4, decision 18)
 */
export function coverInWords(plan: PlanVersion): readonly CoverLine[] {
  return [
    ...linesFor(plan, ({ intake }) => (intake ? said('intake', { window: window(intake) }) : undefined)),
    ...linesFor(plan, ({ reaction }) => reaction && said('reaction', time(reaction))),
    ...linesFor(plan, ({ nextCommunication }) => nextCommunication && said('next', time(nextCommunication))),
    ...linesFor(plan, ({ hardware }) => hardware && delivery(hardware)),
    ...linesFor(plan, ({ onSite }) => onSite && arrival(onSite)),
    ...cutOff(plan),
    ...returning(plan),
    ...included(plan.entitlements),
  ]
}

/** One line when the words are the same for all priorities, else one for each group that shares them. */
function linesFor(plan: PlanVersion, words: (targets: PriorityTargets) => CoverLine | undefined): readonly CoverLine[] {
  const spoken = plan.targets.flatMap((targets) => {
    const line = words(targets)
    return line ? [{ line, priority: targets.priority }] : []
  })
  const groups = Map.groupBy(spoken, ({ line }) => JSON.stringify(line))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first || group.length === plan.targets.length) return first ? [first.line] : []
    const priorities = group.map(({ priority }) => priority).join(', ')
    return [{ key: `${first.line.key}_for`, params: { ...first.line.params, priorities } }]
  })
}

function said(what: string, params: CoverLine['params'] = {}): CoverLine {
  return { key: `catalogue.cover.${what}`, params }
}

function time({ minutes, calendar }: TimeTarget) {
  return { hours: minutes / 60, window: window(calendar) }
}

function delivery(target: AcceptanceTarget): CoverLine {
  if (target.rule === 'HOURS') return said('hardware_hours', time(target))
  return said(target.shipped ? 'hardware_shipped' : 'hardware_nbd')
}

function arrival(target: AcceptanceTarget): CoverLine {
  return target.rule === 'HOURS' ? said('on_site_hours', time(target)) : said('on_site_nbd')
}

function cutOff({ cutOffMinute }: PlanVersion): readonly CoverLine[] {
  if (cutOffMinute === undefined) return []
  const minutes = String(cutOffMinute % 60).padStart(2, '0')
  return [said('cut_off', { time: `${Math.floor(cutOffMinute / 60)}:${minutes}` })]
}

/** Only a plan that sends hardware has something to send back. */
function returning({ targets, returnDays }: PlanVersion): readonly CoverLine[] {
  return targets.some(({ hardware }) => hardware !== undefined) ? [said('return', { days: returnDays })] : []
}

function included(entitlements: Entitlements): readonly CoverLine[] {
  const { remoteChanges, inspectionsPerYear = 0 } = entitlements
  const flags = [
    ['tech_support', entitlements.techSupport],
    ['os_updates', entitlements.osUpdates],
    ['web_support', entitlements.webSupport],
    ['extended_warranty', entitlements.extendedWarranty],
    ['on_site_labour', entitlements.onSiteLabour],
    ['config_restore', entitlements.configRestore],
    ['vendor_cases', entitlements.vendorCases],
    ['third_party_advice', entitlements.thirdPartyAdvice],
    ['remote_changes_unlimited', remoteChanges === 'unlimited'],
  ] as const
  const lines = flags.filter(([, given]) => given === true).map(([what]) => said(what))
  if (typeof remoteChanges === 'number') lines.push(said('remote_changes', { count: remoteChanges }))
  if (inspectionsPerYear > 0) lines.push(said('inspections', { count: inspectionsPerYear }))
  return lines
}

function window(calendar: string): string {
  return calendar.replace('x', '×')
}
