import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal, type MessageParams } from '../../../refusal.ts'
import type { Calendar } from '../rules/calendar.ts'
import { firstCollision, firstOverlap, lintCalendar, type CalendarProblem } from '../rules/lint-calendar.ts'

const hours = { opensMinute: Type.Number(), closesMinute: Type.Number() }
const closed = { additionalProperties: false }

const Definition = Type.Object(
  {
    id: Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z-]{0,31}$' }),
    timeZone: Type.String(),
    windows: Type.Array(
      Type.Object({ weekday: Type.Union([1, 2, 3, 4, 5, 6, 7].map((day) => Type.Literal(day))), ...hours }, closed),
    ),
    roundTheClock: Type.Optional(Type.Boolean()),
    statutory: Type.Union([Type.Literal('PL'), Type.Literal('none')]),
    exceptions: Type.Array(
      Type.Object(
        {
          date: Type.String(),
          kind: Type.Union([Type.Literal('closed'), Type.Literal('open')]),
          windows: Type.Optional(Type.Array(Type.Object(hours, closed))),
          reason: Type.String(),
          author: Type.String(),
        },
        closed,
      ),
    ),
  },
  closed,
)

/**
 * A calendar from what somebody wrote, with everything that is wrong with it said at once.
 *
 * @throws {Refusal} `calendar.definition_unreadable` when it has another shape, `form.invalid` with the faults
 *   (E23, E27, feature idea 26).
 */
export function readCalendar(given: unknown): Calendar {
  if (!isCalendar(given)) throw new Refusal('calendar.definition_unreadable')
  const problems = lintCalendar(given)
  if (problems.length > 0)
    throw new Refusal(
      'form.invalid',
      {},
      problems.map((code) => ({ field: fieldOf[code] ?? 'windows', code, params: namingBoth(code, given) })),
    )
  return given
}

const fieldOf: Readonly<Record<string, string>> = {
  'calendar.problem.time_zone_unknown': 'timeZone',
  'calendar.problem.date_invalid': 'exceptions',
  'calendar.problem.reason_missing': 'exceptions',
  'calendar.problem.exceptions_collide': 'exceptions',
}

/** Whoever has two things that cannot both be is told which two. */
function namingBoth(code: CalendarProblem, calendar: Calendar): MessageParams {
  if (code === 'calendar.problem.windows_overlap') return firstOverlap(calendar.windows) ?? {}
  if (code === 'calendar.problem.exceptions_collide') return firstCollision(calendar.exceptions) ?? {}
  return {}
}

const isCalendar = (given: unknown): given is Calendar => Value.Check(Definition, given)
