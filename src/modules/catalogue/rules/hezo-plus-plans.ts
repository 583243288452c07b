import type { AcceptanceTarget, Entitlements, PlanVersion, PriorityTargets } from './plan.ts'
import { ELAPSED, forAll, hours, hoursFromAcceptance, onNextBusinessDay, WINDOW } from './targets.ts'

const hezoPlus = {
  version: 1,
  family: 'HEZO_PLUS',
  name: { pl: 'HEZO+', en: 'HEZO+' },
  scheme: 'P3',
  returnDays: 7,
  returnPaidBy: 'operator',
} as const

const entitlements: Entitlements = {
  techSupport: true,
  remoteChanges: 'unlimited',
  thirdPartyAdvice: true,
  inspectionsPerYear: 0,
  onSiteLabour: false,
  configRestore: false,
}
const withWarranty: Entitlements = { ...entitlements, extendedWarranty: true }

/** HEZO+ for single video devices of Poly and Logitech (domain 3.2–3.4). */
export const hezoPlusPlans: readonly PlanVersion[] = [
  {
    ...hezoPlus,
    code: 'POLY-HEZOPLUS-2',
    vendor: 'Poly',
    scopeModels: ['Studio USB', 'Studio X30', 'Studio X50', 'Studio X70', 'Studio E70'],
    targets: threeSituations(onNextBusinessDay, onNextBusinessDay),
    termMonths: [12, 24, 36],
    extensionMonths: [48, 60],
    purchaseLimitDays: 0,
    entitlements: withWarranty,
    source: '002',
    confidence: 'seed',
  },
  {
    ...hezoPlus,
    code: 'POLY-HEZOPLUS-1',
    vendor: 'Poly',
    scopeModels: ['Studio X30', 'Studio X50', 'Studio X70', 'Studio E70'],
    targets: forAll('P3', { intake: WINDOW, reaction: hours(1, WINDOW), hardware: onNextBusinessDay }),
    termMonths: [24],
    extensionMonths: [],
    purchaseLimitDays: 30,
    entitlements,
    source: 'P18',
    confidence: 'page',
  },
  {
    ...hezoPlus,
    code: 'LOGI-HEZOPLUS',
    vendor: 'Logitech',
    scopeModels: [
      'MeetUp',
      'Rally Ultra',
      'Rally Plus',
      'Rally Camera',
      'Rally Bar',
      'Rally Bar Mini',
      'Tap Cat5e',
      'Tap IP',
      'Swytch',
    ],
    targets: threeSituations(
      hoursFromAcceptance(8, ELAPSED, onNextBusinessDay),
      hoursFromAcceptance(8, WINDOW, onNextBusinessDay),
    ),
    termMonths: [12, 24, 36],
    extensionMonths: [48, 60],
    purchaseLimitDays: 0,
    entitlements: withWarranty,
    source: '004',
    confidence: 'seed',
  },
]

/** The partner package of Poly: every condition is cut in its source, so that it promises nothing yet (P19). */
export const partnerPlusPlans: readonly PlanVersion[] = [
  {
    code: 'POLY-PARTNERPLUS',
    version: 1,
    vendor: 'Poly',
    family: 'PARTNER_PLUS',
    name: { pl: 'Partner Poly+', en: 'Partner Poly+' },
    scopeModels: [],
    targets: [],
    termMonths: [],
    extensionMonths: [],
    returnDays: 7,
    returnPaidBy: 'operator',
    entitlements: {},
    source: 'P19',
    confidence: 'unknown',
  },
]

/** Not working, unstable, a question: intake, reaction and rhythm of R123–R125; a question has no hardware target (R128). */
function threeSituations(whenDown: AcceptanceTarget, whenUnstable: AcceptanceTarget): readonly PriorityTargets[] {
  return [
    {
      priority: 'P1',
      intake: ELAPSED,
      reaction: hours(1, ELAPSED),
      nextCommunication: hours(1, ELAPSED),
      hardware: whenDown,
    },
    {
      priority: 'P2',
      intake: WINDOW,
      reaction: hours(1, WINDOW),
      nextCommunication: hours(2, WINDOW),
      hardware: whenUnstable,
    },
    {
      priority: 'P3',
      intake: WINDOW,
      reaction: { ...hours(4, WINDOW), objectiveMinutes: 60 },
      nextCommunication: hours(4, WINDOW),
    },
  ]
}
