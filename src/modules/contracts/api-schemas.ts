import { Type, type Static } from 'typebox'
import { coverInWords } from '../catalogue/index.ts'
import type { ContractLine, ContractSummary, KnownPlan } from './rules/views.ts'

const exact = { additionalProperties: false } as const
const Text = Type.String()
const Maybe = Type.Union([Type.String(), Type.Null()])
const Day = Type.String({ format: 'date' })
const State = Type.Union([Type.Literal('active'), Type.Literal('future'), Type.Literal('expired')])
const KnownCompany = Type.Object({ id: Text, name: Text })

const Plan = Type.Object({
  id: Text,
  code: Text,
  version: Type.Integer(),
  name: Type.Object({ pl: Text, en: Text }),
  /** When reports are taken, on which calendars the promises count. */
  windows: Type.Array(Text),
})

const summary = {
  number: Text,
  state: State,
  validFrom: Day,
  validTo: Day,
  customer: KnownCompany,
  partner: Type.Union([KnownCompany, Type.Null()]),
  side: Type.Union([Type.Literal('customer'), Type.Literal('partner'), Type.Literal('staff')]),
  deviceCount: Type.Integer(),
  siteCount: Type.Integer(),
  plans: Type.Array(Plan),
  acceptsTickets: Type.Boolean(),
}

export const ClaimBody = Type.Object(
  {
    contractNumber: Type.String({ maxLength: 200 }),
    serial: Type.String({
      maxLength: 200,
      description: 'A serial number of one device of the contract, or a licence key.',
    }),
    discriminator: Type.Optional(
      Type.String({ maxLength: 200, description: 'The service, where one licence key has several.' }),
    ),
    taxCountry: Type.Optional(Type.String({ maxLength: 2 })),
    taxId: Type.Optional(
      Type.String({ maxLength: 40, description: 'The company, where it is not the one of the account.' }),
    ),
  },
  exact,
)

export const CreatingHeaders = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
})

export const Granted = Type.Object({
  contractNumber: Text,
  organisationId: Text,
  organisationName: Text,
  side: Type.Union([Type.Literal('customer'), Type.Literal('partner')]),
  deviceCount: Type.Integer(),
  validTo: Day,
  isAdministrator: Type.Boolean(),
})

export const ListQuery = Type.Object(
  {
    state: Type.Optional(
      Type.Union([Type.Literal('active'), Type.Literal('archived'), Type.Literal('all')], {
        default: 'active',
        description: '`active`: in force or still to come.',
      }),
    ),
    search: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
    after: Type.Optional(Type.String({ maxLength: 100, description: 'The `next` of the part before.' })),
  },
  exact,
)

export const ContractPart = Type.Object({
  items: Type.Array(Type.Object(summary)),
  next: Maybe,
})

export const NumberParams = Type.Object({ number: Type.String({ maxLength: 40 }) })
export const LinesQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
  },
  exact,
)

export const Contract = Type.Object({
  ...summary,
  orderNumber: Text,
  renews: Maybe,
  renewedBy: Maybe,
  lines: Type.Array(
    Type.Object({
      id: Text,
      position: Type.Integer(),
      serial: Maybe,
      licence: Maybe,
      serviceType: Maybe,
      vendor: Text,
      model: Text,
      planId: Text,
      place: Text,
      validFrom: Day,
      validTo: Day,
      state: State,
      replacedBy: Maybe,
    }),
  ),
  nextLine: Type.Union([Type.Integer(), Type.Null()]),
})

export const CoverageQuery = Type.Object(
  { serial: Type.String({ minLength: 1, maxLength: 200 }), contract: Type.Optional(Type.String({ maxLength: 40 })) },
  exact,
)

export const Coverage = Type.Object({
  /** `unknown` for a serial that nobody has, and exactly so for one that is not the reader's to know. */
  status: Type.Union([Type.Literal('covered'), Type.Literal('uncovered'), Type.Literal('unknown')]),
  covered: Type.Boolean(),
  covers: Type.Array(
    Type.Object({
      contractNumber: Text,
      lineId: Text,
      vendor: Text,
      model: Text,
      place: Text,
      state: State,
      validFrom: Day,
      validTo: Day,
      replacedBy: Maybe,
      plan: Plan,
      promises: Type.Array(Text),
    }),
  ),
})

export const planJson = ({ id, code, version, name, targets }: KnownPlan): Static<typeof Plan> => ({
  id,
  code,
  version,
  name: { ...name },
  windows: [...new Set(targets.flatMap(({ intake }) => (intake === undefined ? [] : [intake])))],
})

export const summaryJson = (contract: ContractSummary): Static<typeof ContractPart>['items'][number] => ({
  number: contract.number,
  state: contract.state,
  validFrom: contract.validFrom.toString(),
  validTo: contract.validTo.toString(),
  customer: { ...contract.customer },
  partner: contract.partner === null ? null : { ...contract.partner },
  side: contract.side,
  deviceCount: contract.lineCount,
  siteCount: contract.siteCount,
  plans: contract.plans.map(planJson),
  acceptsTickets: contract.takesTickets,
})

export const lineJson = (line: ContractLine): Static<typeof Contract>['lines'][number] => ({
  id: line.lineId,
  position: line.position,
  serial: line.serial,
  licence: line.licence,
  serviceType: line.serviceType,
  vendor: line.vendor,
  model: line.model,
  planId: line.planVersionId,
  place: line.place,
  validFrom: line.validFrom.toString(),
  validTo: line.validTo.toString(),
  state: line.state,
  replacedBy: line.replacedBy,
})

export const promisesOf = (
  plan: KnownPlan,
  say: (key: string, params: Readonly<Record<string, string | number>>) => string,
): string[] => coverInWords(plan).map(({ key, params }) => say(key, params))
