import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '../../../refusal.ts'
import { ladderKinds, listeners, type Escalation } from '../rules/escalation.ts'

const strict = { additionalProperties: false }
const oneOf = (values: readonly string[]) => Type.Union(values.map((value) => Type.Literal(value)))
const rule = (name: string, fields: Parameters<typeof Type.Object>[0] = {}) =>
  Type.Object({ rule: Type.Literal(name), ...fields }, strict)
const Address = Type.String({ maxLength: 254 })

const Moment = Type.Union([
  rule('SHARE', { percent: Type.Number() }),
  rule('BEFORE', { minutes: Type.Number() }),
  rule('AFTER', { minutes: Type.Number(), everyMinutes: Type.Optional(Type.Number()) }),
])

const HandOver = Type.Union([
  Type.Object({ to: Type.Literal('duty_manager') }, strict),
  Type.Object({ to: Type.Literal('person'), email: Address }, strict),
  Type.Object({ to: Type.Literal('role'), role: Type.String({ maxLength: 32 }) }, strict),
])

const Step = Type.Object(
  {
    code: Type.String({ maxLength: 64 }),
    at: Moment,
    tell: Type.Array(oneOf(listeners), { maxItems: 8 }),
    reassign: Type.Optional(HandOver),
    since: Type.Optional(Type.String({ maxLength: 64 })),
  },
  strict,
)

const Shape = Type.Object(
  {
    version: Type.Number(),
    ladders: Type.Array(
      Type.Object(
        {
          clock: oneOf(ladderKinds),
          plan: Type.Optional(Type.String({ maxLength: 64 })),
          priority: Type.Optional(oneOf(['P1', 'P2', 'P3', 'P4'])),
          cover: oneOf(['plan', 'always']),
          steps: Type.Array(Step, { maxItems: 20 }),
        },
        strict,
      ),
      { maxItems: 500 },
    ),
    duty: Type.Array(Type.Object({ email: Address, from: Type.String(), until: Type.String() }, strict), {
      maxItems: 1000,
    }),
  },
  strict,
)

/**
 * An escalation from what somebody wrote; its sense is the linter's business.
 *
 * @throws {Refusal} `promises.escalation_unreadable` when it has another shape (features E15).
 */
export function readEscalation(given: unknown): Escalation {
  if (!isEscalation(given)) throw new Refusal('promises.escalation_unreadable')
  return given
}

const isEscalation = (given: unknown): given is Escalation => Value.Check(Shape, given)
