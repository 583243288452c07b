import { listStaff, type StaffMember } from '../../identity/index.ts'
import { countBroken } from '../../promises/index.ts'
import { listDueBefore, weekFigures } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Content } from '../rules/content.ts'
import { noonOf, weekBefore } from '../rules/rounds.ts'
import { morningListLetter, weeklyNumbersLetter } from '../rules/templates/desk-letters.ts'
import { queueMail } from './queue-mail.ts'
import type { Round } from './run-mail-rounds.ts'

/**
 * Writes the lists of the desk: in the morning each engineer's tickets due by noon, where there are any, and nobody's; on
 * Monday the past week in numbers for managers (M40, M41). Who has turned them off gets none.
 */
export function mailDeskLists(tx: Context<Tx>, round: Round, which: 'morning' | 'weekly'): Promise<void> {
  return which === 'morning' ? mailMorning(tx, round) : mailWeek(tx, round)
}

async function mailMorning(tx: Context<Tx>, { day, speak }: Round): Promise<void> {
  const due = await listDueBefore(tx, noonOf(day))
  const free = due.filter(({ assigneeId }) => assigneeId === null).length
  for (const person of await listStaff(tx)) {
    const own = due.filter(({ assigneeId }) => assigneeId === person.id)
    const wants = person.roles.includes('engineer') && person.wantsMorningMail
    if (!wants || own.length + free === 0) continue
    const content = morningListLetter(speak(person.locale), own, free)
    await write(tx, { eventId: `morning:${day.toString()}`, kind: 'morning_list', reason: 'desk' }, person, content)
  }
}

async function mailWeek(tx: Context<Tx>, { day, speak }: Round): Promise<void> {
  const { from, to, week } = weekBefore(day)
  const numbers = { ...(await weekFigures(tx, from, to)), late: await countBroken(tx, from, to), week }
  for (const person of await listStaff(tx)) {
    if (!person.roles.includes('manager') || !person.wantsWeeklyMail) continue
    const content = weeklyNumbersLetter(speak(person.locale), numbers)
    await write(tx, { eventId: `week:${day.toString()}`, kind: 'weekly_numbers', reason: 'manager' }, person, content)
  }
}

type Wanted =
  | { readonly eventId: string; readonly kind: 'morning_list'; readonly reason: 'desk' }
  | { readonly eventId: string; readonly kind: 'weekly_numbers'; readonly reason: 'manager' }

async function write(
  tx: Context<Tx>,
  { eventId, kind, reason }: Wanted,
  { id: personId, email: address, name, locale }: StaffMember,
  content: Content,
): Promise<void> {
  const to = { address, name, personId, locale, reason }
  await queueMail(tx, { eventId, kind, to, content, ticket: null, author: null, leaveUrl: null })
}
