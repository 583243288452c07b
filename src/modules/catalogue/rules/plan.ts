/** How urgent a report can be: three described situations, four of CoCare, or WatchGuard's three kinds of question. */
export type PriorityScheme = 'P3' | 'P4' | 'WG'

/** The codes are the same in every scheme, most urgent first; what a code means is said by the scheme's messages. */
export type PriorityCode = 'P1' | 'P2' | 'P3' | 'P4'

export type PlanFamily =
  'HEZO_PLUS' | 'HEZO_AHB' | 'HEZO_SOS' | 'VENDOR_LEVEL' | 'ALL_CARE' | 'PARTNER_PLUS' | 'SYSTEM_CARE'

/** The calendar on which something is counted, by its id (`8x5`, `24x7`, `9x5` or one of the operator's). */
export type CalendarId = string

/**
 * A promise in minutes, counted on a calendar. `objectiveMinutes` is how the first plans wrote an internal target on the
 * same calendar (E6); new ones write it among the `objectives`.
 */
export type TimeTarget = {
  readonly minutes: number
  readonly calendar: CalendarId
  readonly objectiveMinutes?: number
}

/** A promise for the next working day of a calendar; `shipped` promises dispatch, not arrival. */
export type NextBusinessDayTarget = {
  readonly rule: 'NBD'
  readonly calendar: CalendarId
  readonly shipped?: boolean
}

/** A promise counted from the acceptance of the claim; `outerBound` may never be passed, whatever the hours say (C2). */
export type AcceptanceTarget =
  NextBusinessDayTarget | (TimeTarget & { readonly rule: 'HOURS'; readonly outerBound?: NextBusinessDayTarget })

/** What support wants to reach for itself. It is staff's alone: no customer ever sees it (decision 18). */
export type Objectives = {
  readonly reaction?: TimeTarget
  readonly nextCommunication?: TimeTarget
  readonly hardware?: AcceptanceTarget
  readonly onSite?: AcceptanceTarget
}

/** What the plan promises for one priority. What is absent is not promised: it must never be shown as a guarantee. */
export type PriorityTargets = {
  readonly priority: PriorityCode
  readonly intake?: CalendarId
  /** Internal targets beside the promises, or where there is none; read them with `objectivesOf`. */
  readonly objectives?: Objectives
  readonly reaction?: TimeTarget
  readonly nextCommunication?: TimeTarget
  readonly hardware?: AcceptanceTarget
  readonly onSite?: AcceptanceTarget
}

/** What else the plan gives. Absent means that no source says it; `false` that a source says no. */
export type Entitlements = {
  readonly techSupport?: boolean
  readonly osUpdates?: boolean
  readonly webSupport?: boolean
  readonly partToSiteNbd?: boolean
  readonly partToSite4h?: boolean
  readonly onSiteLabour?: boolean
  readonly remoteChanges?: number | 'unlimited'
  readonly vendorCases?: boolean
  readonly thirdPartyAdvice?: boolean
  readonly inspectionsPerYear?: number
  readonly inspectionsOptional?: boolean
  readonly configRestore?: boolean
  readonly extendedWarranty?: boolean
}

/**
 * One immutable version of a service plan. A contract line points to a version, and a ticket keeps the version that was
 * in force when it was sent (E67, E75), so a version is plain data that can be stored as it is.
 */
export type PlanVersion = {
  readonly code: string
  readonly version: number
  readonly vendor: string
  readonly family: PlanFamily
  readonly name: { readonly pl: string; readonly en: string }
  /** Absent when no source tells how the plan ranks reports. */
  readonly scheme?: PriorityScheme
  readonly scopeModels: readonly string[]
  readonly targets: readonly PriorityTargets[]
  /** Latest minute of the day at which an acceptance still counts for that day's next-business-day promise (E18). */
  readonly cutOffMinute?: number
  readonly termMonths: readonly number[]
  readonly extensionMonths: readonly number[]
  /** Days after the purchase of the device in which the plan may be bought; 0 is only together with it. */
  readonly purchaseLimitDays?: number
  readonly renewalRule?: 'in_term'
  readonly reactivationFee?: boolean
  readonly onRequest?: boolean
  readonly returnDays: number
  readonly returnPaidBy: 'operator'
  readonly entitlements: Entitlements
  readonly mediaRetention?: 'option'
  /** The number of ticks that the source prints where its columns were lost; our reading stands in `entitlements`. */
  readonly ticksLiteral?: number
  readonly source: string
  readonly confidence: 'seed' | 'page' | 'read' | 'unknown'
}
