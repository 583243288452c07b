import type { Temporal } from 'temporal-polyfill'
import { calendarFor } from '../../calendar/index.ts'
import { isWorkingDay } from '../../calendar/rules/covered-time.ts'
import { inTransaction, type Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/db.ts'
import { roundDue, roundNames, type RoundName } from '../rules/rounds.ts'
import type { Speak } from '../rules/voice.ts'
import { lastRounds, takeRound } from '../store/rounds.ts'
import { mailContractEnds } from './mail-contract-ends.ts'
import { mailDeskLists } from './mail-desk-lists.ts'
import { mailReminders } from './mail-reminders.ts'

/** One day's round: what it is about, and since when nobody has looked. */
export type Round = {
  readonly day: Temporal.PlainDate
  readonly last: Temporal.PlainDate | null
  readonly isWorkingDay: (day: Temporal.PlainDate) => boolean
  readonly speak: Speak
}

const writers: Readonly<Record<RoundName, (tx: Context<Tx>, round: Round) => Promise<void>>> = {
  contracts_ending: mailContractEnds,
  morning_list: (tx, round) => mailDeskLists(tx, round, 'morning'),
  weekly_numbers: (tx, round) => mailDeskLists(tx, round, 'weekly'),
  reminders: mailReminders,
}

/**
 * Writes the mails that come by the calendar and not by an event, each once on its day however often somebody looks:
 * ends of contracts, the morning list, the week in numbers, reminders (M13, M14, M20, M40, M41).
 */
export async function runMailRounds(ctx: Context, speak: () => Promise<Speak>): Promise<void> {
  const desk = await calendarFor(ctx, '8x5')
  const working = (day: Temporal.PlainDate) => isWorkingDay(day, desk)
  const done = await lastRounds(ctx)
  for (const name of roundNames) {
    const day = roundDue(name, ctx.now, working)
    const last = done.get(name) ?? null
    if (day === null || last?.equals(day) === true) continue
    const voices = await speak()
    await inTransaction(ctx, async (tx) => {
      if (await takeRound(tx, name, day)) await writers[name](tx, { day, last, isWorkingDay: working, speak: voices })
    })
  }
}
