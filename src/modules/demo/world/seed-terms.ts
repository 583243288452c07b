import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { changeCalendar, listCalendars } from '../../calendar/index.ts'
import { WARSAW } from '../../calendar/rules/calendar.ts'
import { findPlanInForce, savePlanVersion } from '../../catalogue/index.ts'
import type { Telling } from '../rules/telling.ts'
import type { SeededPeople } from './seed-people.ts'

const PLAN = 'EXTR-AHB-8x5xNBD'
const CALENDAR = '8x5'

/**
 * What the keepers of the service terms did before today: a second version of a plan, with a cut-off and an aim of
 * support, and a day in the calendar on which the company is closed; so far ahead that no clock of the story moves.
 */
export async function seedTerms(tx: Context<Tx>, people: SeededPeople, tell: Telling): Promise<void> {
  const actor = people.get('dorota')?.actor
  const plan = await findPlanInForce(tx, PLAN)
  const calendar = (await listCalendars(tx)).find(({ code }) => code === CALENDAR)
  if (actor === undefined || plan === null || calendar === undefined) throw new Error('The demo world lacks its terms')

  const { id: _, ...terms } = plan
  const targets = terms.targets.map((target) =>
    target.priority === 'P1' ? { ...target, objectives: { reaction: { minutes: 30, calendar: CALENDAR } } } : target,
  )
  await savePlanVersion(
    { ...tx, actor },
    { ...terms, targets, cutOffMinute: 15 * 60 },
    { base: plan.version, reason: 'Magazyn wydaje sprzęt do 15:00' },
  )
  const date = closedDay(tell)
  const closure = { date, kind: 'closed', reason: 'Inwentaryzacja magazynu', author: actor.name }
  const definition = { ...calendar.definition, exceptions: [...calendar.definition.exceptions, closure] }
  await changeCalendar({ ...tx, actor }, definition, 'Inwentaryzacja magazynu', calendar.version)
}

/** A Friday about three months ahead. */
function closedDay(tell: Telling): string {
  const day = tell.now.toZonedDateTimeISO(WARSAW).toPlainDate().add({ days: 84 })
  return day.add({ days: 5 - day.dayOfWeek }).toString()
}
