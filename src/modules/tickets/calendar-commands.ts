import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db.ts'
import { Refusal } from '../../refusal.ts'
import { formatStamp } from '../../web/format.ts'
import { changeCalendar, listCalendars, type StoredCalendar } from '../calendar/index.ts'
import { countOpenClocks, previewCalendarChange, type ClockMove } from '../promises/index.ts'
import { followCalendar } from './actions/follow-calendar.ts'
import { numbersOf } from './store/next-due.ts'

export const calendarCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'calendar', description: 'Service hours, days off and what the operator changed' },
    subCommands: { show: showCommand(open), change: changeCommand(open) },
  })

const showCommand = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'show', description: 'The calendars, or the definition of one' },
    args: {
      code: { type: 'positional', description: 'which one, as 8x5', required: false },
      json: { type: 'boolean', description: 'the definition as a file for `calendar change`' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const calendars = (await listCalendars(ctx)).filter(({ code }) => args.code === undefined || code === args.code)
        if (args.code !== undefined && calendars.length === 0)
          throw new Refusal('calendar.unknown', { calendar: args.code })
        const definitions = calendars.map(({ definition }) => definition)
        if (args.json) console.log(JSON.stringify(args.code === undefined ? definitions : definitions[0], null, 2))
        else console.log(calendars.map(inWords).join('\n'))
        return 0
      }),
  })

const changeCommand = (open: OpenPortal) =>
  defineCommand({
    meta: {
      name: 'change',
      description: 'Put the definition of a file in place of a calendar; open clocks follow, closed ones stay',
    },
    args: {
      file: { type: 'positional', description: 'JSON as `calendar show CODE --json` prints it', required: true },
      reason: { type: 'string', description: 'why, for the log' },
      'dry-run': { type: 'boolean', description: 'only list which open clocks would move, from when to when' },
      json: { type: 'boolean', description: 'one JSON line for each clock, and one at the end' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const definition = readJson(await readFile(args.file, 'utf8'))
        if (args['dry-run']) await printMoves(ctx, definition, args.json === true)
        else await changeAndFollow(ctx, definition, args.reason ?? '', args.json === true)
        return 0
      }),
  })

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('calendar.definition_unreadable')
  }
}

async function printMoves(ctx: Context, definition: unknown, json: boolean): Promise<void> {
  let [checked, moved] = [0, 0]
  for await (const page of previewCalendarChange(ctx, definition)) {
    const numbers = await numbersOf(ctx, [...new Set(page.moves.map(({ ticketId }) => ticketId))])
    for (const move of page.moves) console.log(json ? moveAsJson(move, numbers) : moveInWords(move, numbers))
    checked += page.checked
    moved += page.moves.length
  }
  console.log(json ? JSON.stringify({ checked, moved }) : `${moved} of ${checked} open clocks would move`)
}

async function changeAndFollow(ctx: Context<Db>, definition: unknown, reason: string, json: boolean): Promise<void> {
  const change = await changeCalendar(ctx, definition, reason)
  if (change === null) return console.log(json ? JSON.stringify({ changed: false }) : 'the calendar is already so')
  const total = await countOpenClocks(ctx, change.code)
  const shows = process.stderr.isTTY
  const { checked, moved } = await followCalendar(ctx, change.code, null, Infinity, (so) => {
    if (shows) process.stderr.write(`\r${so.checked} of ${total} open clocks, ${so.moved} moved`)
  })
  if (shows) process.stderr.write('\n')
  const { code, version } = change
  console.log(
    json
      ? JSON.stringify({ changed: true, calendar: code, version, checked, moved })
      : `calendar ${code} is now version ${version}; ${moved} of ${checked} open clocks moved`,
  )
}

type Numbers = ReadonlyMap<string, string>

function moveAsJson({ ticketId, kind, from, to }: ClockMove, numbers: Numbers): string {
  const ticket = numbers.get(ticketId) ?? null
  return JSON.stringify({ ticket, kind, from: from?.toString() ?? null, to: to?.toString() ?? null })
}

function moveInWords({ ticketId, kind, from, to }: ClockMove, numbers: Numbers): string {
  const [before, after] = [from, to].map((at) =>
    at === null ? 'paused' : formatStamp(at, 'en').replaceAll('\u00a0', ' '),
  )
  return `${numbers.get(ticketId) ?? ticketId}  ${kind}  ${before} -> ${after}`
}

function inWords({ code, version, definition }: StoredCalendar): string {
  const { windows, exceptions, roundTheClock, timeZone } = definition
  const hours = windows.map(
    ({ weekday, opensMinute, closesMinute }) => `${weekday}: ${clock(opensMinute)}-${clock(closesMinute)}`,
  )
  const open = roundTheClock === true ? 'around the clock' : hours.join(', ') || 'no hours yet'
  return `${code}  version ${version}  ${timeZone}  ${open}  ${exceptions.length} changes by the operator`
}

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
