import { Type, type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '../../../refusal.ts'
import type { PlanVersion } from '../rules/plan.ts'

const strict = { additionalProperties: false }
const oneOf = (...values: string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const optional = <Shape extends Record<string, TSchema>>(shape: Shape) =>
  Object.fromEntries(Object.entries(shape).map(([name, type]) => [name, Type.Optional(type)]))

const Time = {
  minutes: Type.Number(),
  calendar: Type.String(),
  objectiveMinutes: Type.Optional(Type.Number()),
}
const NextDay = Type.Object(
  { rule: Type.Literal('NBD'), calendar: Type.String(), shipped: Type.Optional(Type.Boolean()) },
  strict,
)
const Acceptance = Type.Union([
  NextDay,
  Type.Object({ rule: Type.Literal('HOURS'), ...Time, outerBound: Type.Optional(NextDay) }, strict),
])

const targets = optional({
  reaction: Type.Object(Time, strict),
  nextCommunication: Type.Object(Time, strict),
  hardware: Acceptance,
  onSite: Acceptance,
})
const Targets = Type.Object(
  {
    priority: oneOf('P1', 'P2', 'P3', 'P4'),
    ...optional({ intake: Type.String(), objectives: Type.Object(targets, strict) }),
    ...targets,
  },
  strict,
)

const yesOrNo =
  'techSupport osUpdates webSupport partToSiteNbd partToSite4h onSiteLabour vendorCases thirdPartyAdvice inspectionsOptional configRestore extendedWarranty'.split(
    ' ',
  )
const Entitlements = Type.Object(
  optional({
    ...Object.fromEntries(yesOrNo.map((name) => [name, Type.Boolean()])),
    remoteChanges: Type.Union([Type.Number(), Type.Literal('unlimited')]),
    inspectionsPerYear: Type.Number(),
  }),
  strict,
)

const Plan = Type.Object(
  {
    code: Type.String({ maxLength: 64 }),
    version: Type.Number(),
    vendor: Type.String({ maxLength: 100 }),
    family: oneOf('HEZO_PLUS', 'HEZO_AHB', 'HEZO_SOS', 'VENDOR_LEVEL', 'ALL_CARE', 'PARTNER_PLUS', 'SYSTEM_CARE'),
    name: Type.Object({ pl: Type.String({ maxLength: 200 }), en: Type.String({ maxLength: 200 }) }, strict),
    scopeModels: Type.Array(Type.String()),
    targets: Type.Array(Targets),
    termMonths: Type.Array(Type.Number()),
    extensionMonths: Type.Array(Type.Number()),
    returnDays: Type.Number(),
    returnPaidBy: Type.Literal('operator'),
    entitlements: Entitlements,
    source: Type.String(),
    confidence: oneOf('seed', 'page', 'read', 'unknown'),
    ...optional({
      scheme: oneOf('P3', 'P4', 'WG'),
      cutOffMinute: Type.Number(),
      purchaseLimitDays: Type.Number(),
      renewalRule: Type.Literal('in_term'),
      reactivationFee: Type.Boolean(),
      onRequest: Type.Boolean(),
      mediaRetention: Type.Literal('option'),
      ticksLiteral: Type.Number(),
    }),
  },
  strict,
)

/**
 * A plan from what somebody wrote; its sense is the linter's business.
 *
 * @throws {Refusal} `catalogue.plan_unreadable` when it has another shape (feature idea 26).
 */
export function readPlan(given: unknown): PlanVersion {
  if (!isPlan(given)) throw new Refusal('catalogue.plan_unreadable')
  return given
}

const isPlan = (given: unknown): given is PlanVersion => Value.Check(Plan, given)
