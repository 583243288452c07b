import { eightByFive, roundTheClock } from '../../src/modules/calendar/rules/calendar.ts'
import { compileCalendar } from '../../src/modules/calendar/rules/compile-calendar.ts'
import { dueAtMs } from '../../src/modules/calendar/rules/covered-time.ts'
import { nextBusinessDayDueAtMs } from '../../src/modules/calendar/rules/next-business-day.ts'
import { countDue } from '../../test/promise-checker/count-due.ts'
import { chance, randomMoment, type Chance } from '../../test/promise-checker/random-history.ts'
import { serviceHours } from '../../test/promise-checker/service-hours.ts'

const MINUTE = 60_000
const compiled = { '8x5': compileCalendar(eightByFive), '24x7': compileCalendar(roundTheClock) }

/**
 * Counts how often the portal's arithmetic and the checker's minute by minute disagree, for moments of 2024 to 2032 half of
 * which lie around clock changes, holidays and the edges of the window.
 */
export function compareDueMoments(cases: number, seed: number): number {
  const luck = chance(seed)
  const hours = new Map([eightByFive, roundTheClock].map((calendar) => [calendar.id, serviceHours(calendar)]))
  let different = 0
  for (let index = 0; index < cases; index++) {
    const { from, target, due } = randomCase(luck)
    if (countDue({ startedAt: from, target, notBefore: null, gaps: [], agreed: null }, hours) !== due) different++
  }
  return different
}

function randomCase(luck: Chance) {
  const from = randomMoment(luck)
  const calendar = luck.oneOf(['8x5', '24x7'] as const)
  if (luck.happens(0.3)) {
    const due = nextBusinessDayDueAtMs(from, compiled['8x5'])
    return { from, target: { rule: 'NBD', calendar: '8x5' }, due }
  }
  const minutes = luck.oneOf([1, 30, 60, 120, 240, 480, 1 + luck.below(3_000)])
  return {
    from,
    target: { rule: 'HOURS', calendar, minutes },
    due: dueAtMs(from, minutes * MINUTE, compiled[calendar]),
  }
}
