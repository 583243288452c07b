import type { AcceptanceTarget, Entitlements, PlanVersion, PriorityTargets } from './plan.ts'
import {
  ELAPSED,
  forAll,
  hours,
  hoursFromAcceptance,
  NINE_HOURS,
  onNextBusinessDay,
  onNextNineHourDay,
  WINDOW,
} from './targets.ts'

type Level = Pick<PlanVersion, 'code' | 'name' | 'entitlements'> & {
  readonly hardware?: AcceptanceTarget
  readonly onSite?: AcceptanceTarget
  readonly ticksLiteral: number
}

const fourHours = hoursFromAcceptance(4, ELAPSED)
const everyLevel: Entitlements = {
  techSupport: true,
  osUpdates: true,
  webSupport: true,
  vendorCases: true,
  inspectionsPerYear: 0,
}

const partnerWorksLevels: readonly Level[] = [
  { code: 'EXTR-PW-TAC', name: named('TAC & OS'), ticksLiteral: 3, entitlements: everyLevel },
  {
    code: 'EXTR-PW-NBD-AHR',
    name: named('NBD AHR'),
    ticksLiteral: 4,
    hardware: onNextBusinessDay,
    entitlements: { ...everyLevel, partToSiteNbd: true },
  },
  {
    code: 'EXTR-PW-4H-AHR',
    name: named('4 Hour AHR'),
    ticksLiteral: 2,
    hardware: fourHours,
    entitlements: { ...everyLevel, partToSite4h: true },
  },
  {
    code: 'EXTR-PW-NBD-ONS',
    name: named('NBD Onsite'),
    ticksLiteral: 2,
    hardware: onNextBusinessDay,
    onSite: onNextBusinessDay,
    entitlements: { ...everyLevel, partToSiteNbd: true, onSiteLabour: true },
  },
  {
    code: 'EXTR-PW-4H-ONS',
    name: named('4 Hour Onsite'),
    ticksLiteral: 2,
    hardware: fourHours,
    onSite: fourHours,
    entitlements: { ...everyLevel, partToSite4h: true, onSiteLabour: true },
  },
]

const unknownTerm = {
  version: 1,
  family: 'VENDOR_LEVEL',
  scopeModels: [],
  termMonths: [],
  extensionMonths: [],
  returnDays: 7,
  returnPaidBy: 'operator',
} as const

/** The vendor's own levels, served by the operator: Extreme PartnerWorks (domain 1.9.1, 3.2–3.4). */
export const partnerWorksPlans: readonly PlanVersion[] = partnerWorksLevels.map(({ hardware, onSite, ...level }) => ({
  ...unknownTerm,
  ...level,
  vendor: 'Extreme',
  scheme: 'P3',
  targets: forAll('P3', {
    intake: ELAPSED,
    reaction: hours(1, WINDOW),
    ...(hardware && { hardware }),
    ...(onSite && { onSite }),
  }),
  source: '003',
  confidence: 'read',
}))

const THREE_O_CLOCK = 15 * 60

const coCare = {
  ...unknownTerm,
  vendor: 'Huawei',
  scheme: 'P4',
  entitlements: { techSupport: true, osUpdates: true, webSupport: true, inspectionsPerYear: 0 },
  confidence: 'page',
} as const

const answeredInNineHours = { intake: ELAPSED, reaction: hours(1, NINE_HOURS) }

/** Huawei CoCare. Its 9x5 has no hours in any source: a plan on it is usable once the operator entered them (E23). */
export const coCarePlans: readonly PlanVersion[] = [
  {
    ...coCare,
    code: 'HUAW-COCARE-BASIC',
    name: { pl: 'HEZO CoCare Basic 9x5xNBD-S', en: 'HEZO CoCare Basic 9x5xNBD-S' },
    targets: forAll('P4', { intake: ELAPSED, hardware: { ...onNextNineHourDay, shipped: true } }),
    source: 'P13',
  },
  {
    ...coCare,
    code: 'HUAW-COCARE-STD',
    name: { pl: 'HEZO CoCare Standard 9x5xNBD', en: 'HEZO CoCare Standard 9x5xNBD' },
    targets: forAll('P4', { ...answeredInNineHours, hardware: onNextNineHourDay }),
    cutOffMinute: THREE_O_CLOCK,
    source: 'P13, P14',
  },
  {
    ...coCare,
    code: 'HUAW-COCARE-PREMIER',
    name: { pl: 'HEZO CoCare Premier 24x7x4', en: 'HEZO CoCare Premier 24x7x4' },
    targets: premier(),
    cutOffMinute: THREE_O_CLOCK,
    source: 'P15',
  },
  {
    ...coCare,
    code: 'HUAW-COCARE-STD-ONS',
    name: { pl: 'HEZO CoCare Standard Onsite 9x5xNBDy', en: 'HEZO CoCare Standard Onsite 9x5xNBDy' },
    targets: forAll('P4', { intake: ELAPSED, hardware: onNextNineHourDay, onSite: onNextNineHourDay }),
    cutOffMinute: THREE_O_CLOCK,
    entitlements: { ...coCare.entitlements, onSiteLabour: true },
    source: 'P13',
  },
  {
    ...coCare,
    code: 'HUAW-COCARE-PREM-ONS',
    name: { pl: 'HEZO CoCare Premium Onsite 24x7x4', en: 'HEZO CoCare Premium Onsite 24x7x4' },
    targets: forAll('P4', { intake: ELAPSED, hardware: fourHours, onSite: fourHours }),
    entitlements: { ...coCare.entitlements, onSiteLabour: true },
    source: 'P13',
  },
]

/** WatchGuard All Care: the reaction is stated for a question only, the rest of the list is cut (P20, P21). */
export const allCarePlans: readonly PlanVersion[] = [
  {
    ...unknownTerm,
    code: 'WG-ALLCARE',
    vendor: 'WatchGuard',
    family: 'ALL_CARE',
    name: { pl: 'HEZO Assistance All Care', en: 'HEZO Assistance All Care' },
    scheme: 'WG',
    targets: [
      { priority: 'P1', intake: WINDOW, hardware: onNextBusinessDay },
      { priority: 'P2', intake: WINDOW, hardware: onNextBusinessDay },
      { priority: 'P3', intake: WINDOW, reaction: hours(8, WINDOW) },
    ],
    entitlements: {
      techSupport: true,
      remoteChanges: 10,
      vendorCases: true,
      thirdPartyAdvice: true,
      inspectionsPerYear: 0,
      onSiteLabour: false,
    },
    source: 'P20, P21',
    confidence: 'page',
  },
]

function premier(): readonly PriorityTargets[] {
  const urgent = { intake: ELAPSED, reaction: hours(1, ELAPSED), hardware: fourHours }
  const usual = { ...answeredInNineHours, hardware: onNextNineHourDay }
  return [
    { priority: 'P1', ...urgent },
    { priority: 'P2', ...urgent },
    { priority: 'P3', ...usual },
    { priority: 'P4', ...usual },
  ]
}

function named(level: string) {
  return { pl: `PartnerWorks ${level}`, en: `PartnerWorks ${level}` }
}
