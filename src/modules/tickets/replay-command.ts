import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { Temporal } from 'temporal-polyfill'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import type { Context } from '../../platform/context.ts'
import { DISPLAY_TIME_ZONE } from '../../platform/i18n.ts'
import { Refusal } from '../../refusal.ts'
import { replayPromises, type Replay, type ReplayWish } from '../promises/index.ts'
import { numbersOf } from './store/next-due.ts'

/** `portal sla replay`: what a period's promises would have been under other terms (features idea 19). */
export const replayCommand = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'replay', description: 'Count the real events of a period again under another plan or calendar' },
    args: {
      plan: { type: 'string', description: 'code of the plan to count by, newest version; else each ticket’s own' },
      calendar: { type: 'string', description: 'file with a calendar that takes the place of the one with its id' },
      from: { type: 'string', description: 'first day of sending, as 2026-07-01; else from the beginning' },
      to: { type: 'string', description: 'last day of sending; else until now' },
      json: { type: 'boolean', description: 'one JSON line for each difference, and one at the end' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const replay = await replayPromises(ctx, {
          from: args.from === undefined ? Temporal.Instant.fromEpochMilliseconds(0) : midnight(args.from),
          until: args.to === undefined ? ctx.now : midnight(args.to, 1),
          ...(args.plan !== undefined && { planCode: args.plan }),
          ...(args.calendar !== undefined && { calendar: readJson(await readFile(args.calendar, 'utf8')) }),
        } satisfies ReplayWish)
        console.log((await linesOf(ctx, replay, args.json === true)).join('\n'))
        return 0
      }),
  })

function midnight(date: string, daysLater = 0): Temporal.Instant {
  try {
    return Temporal.PlainDate.from(date).add({ days: daysLater }).toZonedDateTime(DISPLAY_TIME_ZONE).toInstant()
  } catch {
    throw new Refusal('calendar.problem.date_invalid')
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('calendar.definition_unreadable')
  }
}

async function linesOf(ctx: Context, replay: Replay, json: boolean): Promise<readonly string[]> {
  const { tickets, clocks, missed, differences } = replay
  if (!json)
    return [
      `${tickets} tickets; ${clocks.before} promises were given, ${clocks.after} would have been`,
      `${missed.before} were missed, ${missed.after} would have been; ${differences.length} promises differ`,
    ]
  const numbers = await numbersOf(ctx, [...new Set(differences.map(({ ticketId }) => ticketId))])
  const lines = differences.map(({ ticketId, ...difference }) =>
    JSON.stringify({ ticket: numbers.get(ticketId) ?? null, ...difference }),
  )
  return [...lines, JSON.stringify({ tickets, clocks, missed, differences: differences.length })]
}
