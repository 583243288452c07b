import { Type } from 'typebox'

export const CodeParams = Type.Object({ code: Type.String({ maxLength: 64 }) })
export const VersionParams = Type.Object({ code: Type.String({ maxLength: 64 }), version: Type.Integer() })
export const Compared = Type.Object({ from: Type.Integer(), to: Type.Integer() })
export const Conditional = Type.Object({
  'if-match': Type.Optional(
    Type.String({ maxLength: 20, description: 'The ETag of the version that the editor began with' }),
  ),
})

const Instant = Type.String({ format: 'date-time' })
const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

/** Terms are data of the product's own, larger than what is worth repeating here. */
const terms = (description: string) => Type.Object({}, { additionalProperties: true, description })

const Saved = {
  version: Type.Integer(),
  inForce: Type.Boolean(),
  author: Type.String(),
  reason: Type.String(),
  savedAt: Instant,
}

const PlanRecordOut = Type.Object({
  ...Saved,
  code: Type.String(),
  origin: Type.String(),
  shippedVersion: nullable(Type.Integer()),
  contractLines: Type.Integer(),
  openTickets: Type.Integer(),
})
export const PlanList = Type.Object({
  plans: Type.Array(Type.Object({ code: Type.String(), vendor: Type.String(), versions: Type.Array(PlanRecordOut) })),
})
export const PlanOut = Type.Object({
  version: Type.Integer(),
  plan: terms('The terms, as `bin/portal plan show` prints them'),
})
export const PlanBody = Type.Object({
  plan: terms('The terms of the next version; its number is given by the portal'),
  reason: Type.String({ maxLength: 500 }),
})

const Value = nullable(Type.String())
export const DifferenceList = Type.Object({
  differences: Type.Array(Type.Object({ field: Type.String(), before: Value, after: Value })),
})
export const SavedOut = Type.Object({ code: Type.String(), version: Type.Integer(), isNew: Type.Boolean() })

export const SimulationBody = Type.Object({ plan: terms('As `bin/portal plan show` prints them'), at: Instant })
export const SimulationOut = Type.Object({
  priorities: Type.Array(
    Type.Object({
      priority: Type.String(),
      intakeOpen: nullable(Type.Boolean()),
      clocks: Type.Array(Type.Object({ kind: Type.String(), internal: Type.Boolean(), dueAt: nullable(Instant) })),
    }),
  ),
})

export const CalendarList = Type.Object({
  calendars: Type.Array(
    Type.Object({
      code: Type.String(),
      version: Type.Integer(),
      openClocks: Type.Integer(),
      versions: Type.Array(Type.Object(Saved)),
    }),
  ),
})
export const CalendarOut = Type.Object({
  version: Type.Integer(),
  calendar: terms('The hours, as `bin/portal calendar show CODE --json` prints them'),
})
export const CalendarBody = Type.Object({
  calendar: terms('As `bin/portal calendar show CODE --json` prints them'),
  reason: Type.String({ maxLength: 500 }),
})
export const MovesBody = Type.Object({ calendar: terms('As `bin/portal calendar show CODE --json` prints them') })
export const MovesOut = Type.Object({
  checked: Type.Integer(),
  moved: Type.Integer(),
  moves: Type.Array(
    Type.Object({
      ticket: Type.String(),
      kind: Type.String(),
      internal: Type.Boolean(),
      from: nullable(Instant),
      to: nullable(Instant),
    }),
    { description: 'The first 200' },
  ),
})
