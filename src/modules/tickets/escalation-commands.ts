import { readFile } from 'node:fs/promises'
import { defineCommand } from 'citty'
import { runWith, type OpenPortal } from '../../platform/command.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/db.ts'
import { Refusal } from '../../refusal.ts'
import { changeEscalation, countOpenClocks, escalationNow } from '../promises/index.ts'
import { placeOf, type Escalation, type EscalationStep, type Ladder } from '../promises/rules/escalation.ts'
import { followCalendar } from './actions/follow-calendar.ts'

export const escalationCommands = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'escalation', description: 'Who is told before and after a promise is missed, and who is on duty' },
    subCommands: { show: showCommand(open), change: changeCommand(open) },
  })

const showCommand = (open: OpenPortal) =>
  defineCommand({
    meta: { name: 'show', description: 'The ladders of steps and the managers on duty' },
    args: { json: { type: 'boolean', description: 'the whole as a file for `escalation change`' } },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const { escalation, onDuty } = await escalationNow(ctx)
        console.log(args.json ? JSON.stringify(escalation, null, 2) : inWords(escalation, onDuty))
        return 0
      }),
  })

const changeCommand = (open: OpenPortal) =>
  defineCommand({
    meta: {
      name: 'change',
      description: 'Put the ladders and duties of a file in place of the present ones; open clocks follow',
    },
    args: {
      file: { type: 'positional', description: 'JSON as `escalation show --json` prints it', required: true },
      reason: { type: 'string', description: 'why, for the log' },
      'dry-run': { type: 'boolean', description: 'only check it and list what would be different' },
      json: { type: 'boolean', description: 'one JSON line' },
    },
    run: ({ args }) =>
      runWith(open, async (ctx) => {
        const given = readJson(await readFile(args.file, 'utf8'))
        const isDry = args['dry-run'] === true
        const { version, changed } = await changeEscalation(ctx, given, args.reason ?? '', isDry ? 'check' : 'save')
        const moved = isDry || changed.length === 0 ? null : await follow(ctx)
        if (args.json) console.log(JSON.stringify({ version, changed, moved }))
        else console.log(changeInWords(version, changed, moved))
        return 0
      }),
  })

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('promises.escalation_unreadable')
  }
}

async function follow(ctx: Context<Db>): Promise<number> {
  const total = await countOpenClocks(ctx, null)
  const shows = process.stderr.isTTY
  const { moved } = await followCalendar(ctx, null, null, Infinity, (so) => {
    if (shows) process.stderr.write(`\r${so.checked} of ${total} open clocks, ${so.moved} ring at another moment`)
  })
  if (shows) process.stderr.write('\n')
  return moved
}

function changeInWords(version: number, changed: readonly string[], moved: number | null): string {
  if (changed.length === 0) return `the escalation is already so, version ${version}`
  const head =
    moved === null
      ? `would become version ${version}`
      : `is now version ${version}; ${moved} open clocks ring at another moment`
  return [`the escalation ${head}`, ...changed.map((place) => `  ${place}`)].join('\n')
}

function inWords({ version, ladders, duty }: Escalation, onDuty: readonly string[]): string {
  return [
    `version ${version}`,
    ...ladders.flatMap((ladder) => [headOf(ladder), ...ladder.steps.map(stepInWords)]),
    `on duty now: ${onDuty.length === 0 ? 'nobody, the escalation address stands in' : onDuty.join(', ')}`,
    ...duty.map(({ email, from, until }) => `  ${from} to ${until}  ${email}`),
  ].join('\n')
}

const headOf = (ladder: Ladder): string =>
  `${placeOf(ladder)}  ${ladder.cover === 'plan' ? 'inside the plan’s window' : 'at any hour'}`

function stepInWords({ code, at, tell, reassign }: EscalationStep): string {
  const told = tell.length === 0 ? [] : [`tells ${tell.join(', ')}`]
  const handed = reassign === undefined ? [] : [`hands over to ${Object.values(reassign).slice(-1).join('')}`]
  return `  ${code}  ${momentInWords(at)}  ${[...told, ...handed].join('; ') || 'only recorded'}`
}

function momentInWords(at: EscalationStep['at']): string {
  switch (at.rule) {
    case 'SHARE':
      return `at ${at.percent} %`
    case 'BEFORE':
      return `${at.minutes} min before`
    case 'AFTER': {
      const again = at.everyMinutes === undefined ? '' : `, again every ${at.everyMinutes} min`
      return at.minutes === 0 ? `at the breach${again}` : `${at.minutes} min after${again}`
    }
  }
}
