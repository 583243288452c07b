import type { Temporal } from 'temporal-polyfill'
import { targetsFor } from '../../catalogue/rules/priorities.ts'
import { planVersion } from '../../catalogue/rules/plans.ts'
import { minutesAfter } from '../rules/due-moments.ts'
import { runningNumbers, type NumberedMoment } from '../rules/running-numbers.ts'
import { seededChance, type Chance } from '../rules/seeded-chance.ts'
import type { Telling } from '../rules/telling.ts'
import { act, type Act, type Story } from './acts.ts'
import type { Details } from './chatter/scenario.ts'
import type { DemoContract } from './contract-shape.ts'
import { generateOpenings, type Opening } from './generated-openings.ts'
import { phrases } from './chatter/phrases.ts'

/** Of every so many tickets one is answered late, shared with the partner, or comes back after it was closed (ux 7.6). */
const oneIn = { late: 21, shared: 16, back: 13 } as const
const CLOSED_BY_CUSTOMER = 0.55
/** Reports since this day may still be open. */
const RECENT = '2027-02-24'
/** Nothing generated happens in the last hours before the telling: those belong to the stories written by hand. */
const QUIET_HOURS = 3

/** The tickets that fill the lists: two years of reports with their dialogues. */
export function generateTickets(
  tell: Telling,
  contracts: readonly DemoContract[],
  known: readonly NumberedMoment[],
  { seed, count }: { readonly seed: number; readonly count: number },
): Story[] {
  const chance = seededChance(seed)
  const openings = generateOpenings(contracts, count, chance)
  const numbers = runningNumbers(
    openings.map(({ written }) => written),
    known,
  )
  return openings.map((opening, index) => ({
    running: numbers[index] ?? 0,
    language: opening.scenario.language,
    acts: upToNow(
      tellTicket(tell, opening, fateOf(openings, index), chance),
      tell.now.subtract({ hours: QUIET_HOURS }),
    ),
  }))
}

/** What is rare, spread evenly over the tickets to which it can happen: nobody answers a phone late. */
type Fate = { readonly isLate: boolean; readonly isShared: boolean; readonly comesBack: boolean }

function fateOf(openings: readonly Opening[], index: number): Fate {
  const opening = openings[index]
  const before = openings.slice(0, index)
  const isTurn = (can: (each: Opening) => boolean, turn: number) =>
    opening !== undefined && can(opening) && before.filter(can).length % turn === Math.floor(turn / 2)
  return {
    isLate: isTurn(({ channel }) => channel !== 'phone', oneIn.late),
    isShared: isTurn(({ contract }) => contract.partner !== undefined, oneIn.shared),
    comesBack: isTurn(({ written }) => written < RECENT, oneIn.back),
  }
}

/** What has not happened yet is left out, and a customer's word that nobody could have answered yet with it. */
function upToNow(acts: readonly Act[], until: Temporal.Instant): Act[] {
  const past = acts.filter(({ at }) => at.epochMilliseconds < until.epochMilliseconds)
  const lastAnswer = past.findLastIndex(({ deed, by }) => deed.does === 'close' || isEngineer(by))
  return past.slice(0, lastAnswer + 1)
}

const engineers = { pl: ['adam', 'kinga'], en: ['oleksandr'] } as const
const isEngineer = (key: string): boolean => [...engineers.pl, ...engineers.en].some((each) => each === key)

function tellTicket(tell: Telling, opening: Opening, fate: Fate, chance: Chance): Act[] {
  const { scenario, contract, priority } = opening
  const words = phrases[scenario.language]
  const details = detailsOf(opening, chance)
  const engineer = chance.pick(engineers[scenario.language])
  const clock = clockOf(contract.plan, priority)
  const opened = tell.at(opening.written)
  const answered = clock.answered(opened, chance, fate.isLate)
  const wrote = clock.wrote(answered, chance)
  const thanked = clock.updated(wrote, chance)
  const solved = minutesAfter(thanked, chance.between(30, priority === 'P1' ? 240 : 900))
  const closed = minutesAfter(solved, chance.between(60, 1500))
  const log = scenario.log?.(details)
  const files =
    log === undefined ? [] : [{ name: `${details.host}.txt`, kind: 'log' as const, content: `${log.join('\n')}\n` }]

  const begun = [
    openingAct(opened, opening, details, fate.isShared),
    act(opened.add({ minutes: 2 }), engineer, { does: 'assign', to: engineer }),
    act(answered, engineer, {
      does: 'reply',
      effect: 'ask',
      text: `${chance.pick(words.greetings)} ${scenario.question}`,
    }),
    act(wrote, opening.by, { does: 'reply', text: scenario.answer(details), files }),
    act(thanked, engineer, { does: 'reply', text: chance.pick(words.thanks) }),
    ...(chance.happens(0.3)
      ? [act(thanked.add({ minutes: 4 }), engineer, { does: 'note', text: chance.pick(words.notes) })]
      : []),
  ]
  const ending = opening.written < RECENT ? 'closed' : chance.pick(['waiting', 'vendor', 'agreed', 'solved', 'closed'])
  if (ending === 'waiting') return begun.slice(0, 3)
  if (ending === 'vendor')
    return [...begun, act(solved, engineer, { does: 'move', move: 'vendor', text: words.vendor })]
  if (ending === 'agreed') return [...begun, agreement(tell, solved, engineer, words.agreed)]
  const done = [...begun, act(solved, engineer, { does: 'reply', effect: 'solve', text: scenario.solution })]
  if (ending === 'solved') return done
  const isThankful = chance.happens(CLOSED_BY_CUSTOMER)
  const end = isThankful
    ? act(closed, opening.by, { does: 'close', text: chance.pick(words.goodbyes) })
    : act(closed, engineer, { does: 'close', text: words.silence })
  return [...done, end, ...(fate.comesBack ? comeBack(closed, opening, engineer, clock, chance) : [])]
}

function openingAct(
  at: Temporal.Instant,
  { scenario, line, priority, channel, by }: Opening,
  details: Details,
  shared: boolean,
): Act {
  const title = scenario.title(details)
  return act(at, by, {
    does: 'open',
    line,
    priority,
    title,
    text: scenario.report(details),
    channel,
    shared,
  })
}

function agreement(tell: Telling, at: Temporal.Instant, engineer: string, text: string): Act {
  return act(at, engineer, { does: 'move', move: 'agreed', text, until: tell.daysAgo(-3, '10:00') })
}

/** The trouble is back after some days; it is solved the same way and closed for good. */
function comeBack(
  closed: Temporal.Instant,
  { scenario, by }: Opening,
  engineer: string,
  clock: Clock,
  chance: Chance,
): Act[] {
  const words = phrases[scenario.language]
  const back = minutesAfter(closed, chance.between(900, 4000))
  const answered = clock.answered(back, chance, false)
  const ended = minutesAfter(answered, chance.between(300, 1400))
  return [
    act(back, by, { does: 'reactivate', reason: chance.pick(words.returns) }),
    act(answered, engineer, { does: 'reply', effect: 'solve', text: words.again }),
    act(ended, by, { does: 'close', text: chance.pick(words.goodbyes) }),
  ]
}

type Clock = {
  readonly answered: (from: Temporal.Instant, chance: Chance, isLate: boolean) => Temporal.Instant
  readonly wrote: (from: Temporal.Instant, chance: Chance) => Temporal.Instant
  readonly updated: (from: Temporal.Instant, chance: Chance) => Temporal.Instant
}

/** When people answer under a plan: well within its promises, or, rarely, a little late. */
function clockOf(plan: string, priority: Opening['priority']): Clock {
  const { reaction, nextCommunication } = targetsFor(planVersion(plan), priority)
  const first = reaction ?? { minutes: 60, calendar: '8x5' }
  const next = nextCommunication ?? { minutes: 120, calendar: '8x5' }
  const inTime = (minutes: number, chance: Chance) => minutes * (0.12 + 0.6 * chance.next())
  return {
    answered: (from, chance, isLate) =>
      minutesAfter(
        from,
        isLate ? first.minutes + chance.between(6, 80) : inTime(first.minutes, chance),
        first.calendar,
      ),
    wrote: (from, chance) =>
      priority === 'P1' ? from.add({ minutes: chance.between(4, 25) }) : minutesAfter(from, chance.between(15, 420)),
    updated: (from, chance) => minutesAfter(from, inTime(next.minutes, chance), next.calendar),
  }
}

function detailsOf({ device, contract }: Opening, chance: Chance): Details {
  const kind = /FortiGate/.test(device.model)
    ? 'fw'
    : /AP/.test(device.model)
      ? 'ap'
      : /^(?:X\d|FortiSwitch)/.test(device.model)
        ? 'sw'
        : 'sala'
  return {
    host: `${kind}-${contract.customer}-${String(chance.between(1, 12)).padStart(2, '0')}`,
    address: `198.51.100.${chance.between(2, 250)}`,
    port: chance.between(1, 48),
    minutes: chance.between(5, 90),
    people: chance.between(6, 120),
  }
}
