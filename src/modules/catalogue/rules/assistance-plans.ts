import type { AcceptanceTarget, CalendarId, Entitlements, PlanVersion } from './plan.ts'
import { ELAPSED, forAll, hours, hoursFromAcceptance, onNextBusinessDay, WINDOW } from './targets.ts'

type Option = { readonly code: string; readonly intake: CalendarId; readonly arrival: AcceptanceTarget }

const options = {
  '8x5xNBD': { code: '8x5xNBD', intake: WINDOW, arrival: onNextBusinessDay },
  '24x7x8': { code: '24x7x8', intake: ELAPSED, arrival: hoursFromAcceptance(8, ELAPSED) },
  '8x5x8': { code: '8x5x8', intake: WINDOW, arrival: hoursFromAcceptance(8, WINDOW) },
  '24x7xNBD': { code: '24x7xNBD', intake: ELAPSED, arrival: onNextBusinessDay },
} as const

const offered: readonly Option[] = [options['8x5xNBD'], options['24x7x8']]
const onRequest: readonly Option[] = [options['8x5x8'], options['24x7xNBD']]

const extreme = { prefix: 'EXTR', vendor: 'Extreme', product: 'HEZO PartnerWorks' }
const qualstar = { prefix: 'QUAL', vendor: 'Qualstar', product: 'HEZO Assistance' }

const common = {
  version: 1,
  scheme: 'P3',
  scopeModels: [],
  extensionMonths: [],
  returnDays: 7,
  returnPaidBy: 'operator',
} as const

const ahb: Entitlements = { onSiteLabour: false, configRestore: false, inspectionsOptional: true }
const sos: Entitlements = { onSiteLabour: true, configRestore: true, inspectionsOptional: true }

const inTerm = { termMonths: [12, 36], renewalRule: 'in_term' } as const
const asAgreed = { termMonths: [], onRequest: true } as const
const fromLeaflet = { source: '003', confidence: 'seed' } as const
const fromPage = { source: 'P8–P10', confidence: 'read', reactivationFee: true } as const

/** Advanced hardware backup (AHB) and service on site (SOS), by time option (domain 3.2–3.4). */
export const assistancePlans: readonly PlanVersion[] = [
  ...offered.flatMap((option) => [
    { ...ahbPlan(extreme, option), ...inTerm, ...fromLeaflet },
    { ...sosPlan(extreme, option), ...inTerm, ...fromLeaflet },
  ]),
  ...onRequest.flatMap((option) => [
    { ...ahbPlan(extreme, option), ...asAgreed, ...fromLeaflet },
    { ...sosPlan(extreme, option), ...asAgreed, ...fromLeaflet },
  ]),
  ...offered.flatMap((option) => [
    { ...ahbPlan(qualstar, option), ...inTerm, ...fromPage, entitlements: withUpdates(ahb) },
    { ...sosPlan(qualstar, option), ...inTerm, ...fromPage, entitlements: withUpdates(sos) },
  ]),
  ...['AHB', 'SOS'].map(huaweiPlan),
]

/** The yearly inspection of Qualstar systems: a visit, not a way to report failures, so it has no priorities (P11). */
export const systemCarePlans: readonly PlanVersion[] = [
  {
    code: 'QUAL-CARE',
    version: 1,
    vendor: 'Qualstar',
    family: 'SYSTEM_CARE',
    name: { pl: 'Opieka nad systemem (przegląd)', en: 'System care (inspection)' },
    scopeModels: [],
    targets: [],
    termMonths: [],
    extensionMonths: [],
    returnDays: 7,
    returnPaidBy: 'operator',
    entitlements: { inspectionsPerYear: 1 },
    source: 'P11',
    confidence: 'page',
  },
]

type Product = { readonly prefix: string; readonly vendor: string; readonly product: string }

function ahbPlan({ prefix, vendor, product }: Product, option: Option) {
  const name = `${product} AHB ${option.code}`
  return {
    ...common,
    code: `${prefix}-AHB-${option.code}`,
    vendor,
    family: 'HEZO_AHB',
    name: { pl: name, en: name },
    targets: forAll('P3', { ...answered(option), hardware: option.arrival }),
    entitlements: ahb,
  } as const
}

function sosPlan({ prefix, vendor, product }: Product, option: Option) {
  const name = `${product} SOS ${option.code}`
  return {
    ...common,
    code: `${prefix}-SOS-${option.code}`,
    vendor,
    family: 'HEZO_SOS',
    name: { pl: name, en: name },
    targets: forAll('P3', { ...answered(option), hardware: option.arrival, onSite: option.arrival }),
    entitlements: sos,
  } as const
}

function answered({ intake }: Option) {
  return { intake, reaction: hours(1, intake) }
}

function withUpdates(entitlements: Entitlements): Entitlements {
  return { ...entitlements, osUpdates: true }
}

/** Known by name only; which hours were bought is agreed on the contract, so that nothing is promised here (P17). */
function huaweiPlan(kind: string): PlanVersion {
  const name = `HEZO Assistance ${kind}`
  return {
    ...common,
    ...inTerm,
    code: `HUAW-${kind}`,
    vendor: 'Huawei',
    family: kind === 'SOS' ? 'HEZO_SOS' : 'HEZO_AHB',
    name: { pl: name, en: name },
    targets: forAll('P3', {}),
    entitlements: kind === 'SOS' ? sos : ahb,
    source: 'P17',
    confidence: 'page',
  }
}
