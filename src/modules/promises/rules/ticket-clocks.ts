import type { Temporal } from 'temporal-polyfill'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import {
  agreeOn,
  cancelClock,
  isInternalClock,
  isOpenClock,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
  type Clock,
  type ClockKind,
  type ClockTarget,
} from './clock.ts'
import { clockTargets, internalTargets, type PromisingPlan } from './clock-targets.ts'
import { changeTarget, timesOf, type Calendars } from './clock-times.ts'

type At = { readonly at: Temporal.Instant }

/** What happens to a ticket, as far as its promises are concerned, in the order in which it happened. */
export type TicketEvent = At &
  (
    | { readonly type: 'opened'; readonly priority: PriorityCode; readonly covered: boolean; readonly channel: Channel }
    | { readonly type: 'engineer_answered' }
    | { readonly type: 'customer_wrote' }
    | { readonly type: 'priority_changed'; readonly priority: PriorityCode }
    | { readonly type: 'claim_accepted' }
    | { readonly type: 'held'; readonly kind: ClockKind; readonly cause: string }
    | { readonly type: 'resumed'; readonly kind: ClockKind }
    | {
        readonly type: 'date_agreed'
        readonly kind: 'delivery' | 'on_site'
        readonly due: Temporal.Instant
        readonly by: string
      }
    | { readonly type: 'arrived' }
    | { readonly type: 'delivered'; readonly returnExpected: boolean }
    | { readonly type: 'returned' }
    | { readonly type: 'closed' }
    | { readonly type: 'reopened'; readonly covered: boolean; readonly by: 'customer' | 'staff' }
  )

/** On the phone the engineer is already there: the reaction is met at the start of the call (E8). */
export type Channel = 'portal' | 'mail' | 'phone'

/** Everything about a ticket that its next event needs to know. */
export type TicketPromises = {
  readonly clocks: readonly Clock[]
  readonly cycle: number
  readonly priority: PriorityCode
  readonly covered: boolean
  /** Since when each kind of clock has been owed; kept also where the present priority promises nothing. */
  readonly owedSince: Readonly<Partial<Record<ClockKind, Temporal.Instant>>>
  /** True once an engineer has contacted the reporter in this cycle. */
  readonly answered: boolean
}

const ticketKinds: readonly ClockKind[] = ['reaction', 'next_communication', 'delivery', 'on_site']

/** Before its first event nothing is promised on a ticket. */
export const nothingPromised: TicketPromises = {
  clocks: [],
  cycle: 0,
  priority: 'P3',
  covered: false,
  owedSince: {},
  answered: false,
}

/**
 * All clocks of a ticket, from its history and the plan version that was frozen when it was sent.
 *
 * Reaction runs from the sending to the first public contact by a named engineer. Next communication runs from the
 * earliest customer entry that nobody has answered, and only after the reaction: before, the reaction clock is the one
 * that the customer waits for. Delivery and arrival run from the acceptance of the claim, the return from the delivery.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#clocks (source: E1–E14, E20, E68, E83, E105, E108, E113, E118)
 */
export function clocksOf(history: readonly TicketEvent[], plan: PromisingPlan, calendars: Calendars): readonly Clock[] {
  return history.reduce((promises, event) => afterEvent(promises, event, plan, calendars), nothingPromised).clocks
}

/**
 * What one more event does to a ticket's promises; the step of `clocksOf`.
 *
 * @throws {Refusal} as `timesOf`.
 * @see docs/domain/sla.md#clocks (source: as `clocksOf`)
 */
export function afterEvent(
  promises: TicketPromises,
  event: TicketEvent,
  plan: PromisingPlan,
  calendars: Calendars,
): TicketPromises {
  const { at } = event
  switch (event.type) {
    case 'opened':
      return opened(promises, event, plan)
    case 'reopened':
      return reopened(promises, event, plan)
    case 'engineer_answered':
      return { ...settled(promises, ['reaction', 'next_communication'], at), answered: true }
    case 'customer_wrote':
      return promises.answered ? owed(promises, 'next_communication', at, plan) : promises
    case 'priority_changed':
      return reprioritised(promises, event.priority, at, plan, calendars)
    case 'claim_accepted':
      return owed(owed(promises, 'delivery', at, plan), 'on_site', at, plan)
    case 'held':
      return changed(promises, event.kind, (clock) => pauseClock(clock, at, event.cause))
    case 'resumed':
      return changed(promises, event.kind, (clock) => resumeClock(clock, at))
    case 'date_agreed':
      return changed(promises, event.kind, (clock) => agreeOn(clock, event, timesOf(clock, calendars).dueAt))
    case 'arrived':
      return settled(promises, ['on_site'], at)
    case 'delivered':
      return delivered(promises, event.returnExpected, at, plan)
    case 'returned':
      return settled(promises, ['return'], at)
    case 'closed':
      return closed(promises, at)
  }
}

type Opened = Extract<TicketEvent, { readonly type: 'opened' }>
type Reopened = Extract<TicketEvent, { readonly type: 'reopened' }>

function opened(
  promises: TicketPromises,
  { at, priority, covered, channel }: Opened,
  plan: PromisingPlan,
): TicketPromises {
  const sent = owed({ ...promises, cycle: 1, priority, covered }, 'reaction', at, plan)
  return channel === 'phone' ? { ...settled(sent, ['reaction'], at), answered: true } : sent
}

/** A new cycle has its own clocks; when staff reopens, nobody waits for an answer yet (E83). */
function reopened(promises: TicketPromises, { at, covered, by }: Reopened, plan: PromisingPlan): TicketPromises {
  const owedSince = promises.owedSince.return ? { return: promises.owedSince.return } : {}
  const next = { ...promises, cycle: promises.cycle + 1, covered, owedSince, answered: by === 'staff' }
  return by === 'customer' ? owed(next, 'reaction', at, plan) : next
}

function delivered(
  promises: TicketPromises,
  returnExpected: boolean,
  at: Temporal.Instant,
  plan: PromisingPlan,
): TicketPromises {
  const arrived = settled(promises, ['delivery'], at)
  return returnExpected ? owed(arrived, 'return', at, plan) : arrived
}

/** The way back of a device outlives the ticket; everything else loses its subject. */
function closed(promises: TicketPromises, at: Temporal.Instant): TicketPromises {
  const clocks = promises.clocks.map((clock) => (clock.kind === 'return' ? clock : cancelClock(clock, at)))
  const owedSince = promises.owedSince.return ? { return: promises.owedSince.return } : {}
  return { ...promises, clocks, owedSince }
}

/** Something is owed from now on, unless it already was; a clock starts where the plan promises a time for it. */
function owed(promises: TicketPromises, kind: ClockKind, at: Temporal.Instant, plan: PromisingPlan): TicketPromises {
  if (!promises.covered || promises.owedSince[kind] !== undefined) return promises
  const started = targetsOf(plan, promises.priority, kind).map((target) =>
    startClock({ kind, cycle: promises.cycle, startedAt: at, target }),
  )
  return {
    ...promises,
    clocks: [...promises.clocks, ...started],
    owedSince: { ...promises.owedSince, [kind]: at },
  }
}

/** The promise of a kind, and support's own aim beside it. */
function targetsOf(plan: PromisingPlan, priority: PriorityCode, kind: ClockKind): readonly ClockTarget[] {
  return [clockTargets(plan, priority)[kind], internalTargets(plan, priority)[kind]].filter(
    (target) => target !== undefined,
  )
}

/** What was owed has been done. */
function settled(promises: TicketPromises, kinds: readonly ClockKind[], at: Temporal.Instant): TicketPromises {
  const clocks = promises.clocks.map((clock) => (kinds.includes(clock.kind) ? stopClock(clock, at) : clock))
  const owedSince = { ...promises.owedSince }
  for (const kind of kinds) delete owedSince[kind]
  return { ...promises, clocks, owedSince }
}

function changed(promises: TicketPromises, kind: ClockKind, change: (clock: Clock) => Clock): TicketPromises {
  const clocks = promises.clocks.map((clock) => (clock.kind === kind && isOpenClock(clock) ? change(clock) : clock))
  return { ...promises, clocks }
}

/** Open clocks get the new priority's targets; one that it does not promise ends, one that is new begins (E11, E122). */
function reprioritised(
  promises: TicketPromises,
  priority: PriorityCode,
  at: Temporal.Instant,
  plan: PromisingPlan,
  calendars: Calendars,
): TicketPromises {
  const [promised, internal] = [clockTargets(plan, priority), internalTargets(plan, priority)]
  const clocks = promises.clocks.map((clock) => {
    const target = (isInternalClock(clock) ? internal : promised)[clock.kind]
    return target ? changeTarget(clock, target, at, calendars) : cancelClock(clock, at)
  })
  return { ...promises, priority, clocks: [...clocks, ...newlyPromised({ ...promises, clocks, priority }, at, plan)] }
}

function newlyPromised(promises: TicketPromises, at: Temporal.Instant, plan: PromisingPlan): readonly Clock[] {
  return ticketKinds.flatMap((kind) => {
    const startedAt = promises.owedSince[kind]
    if (!startedAt) return []
    return targetsOf(plan, promises.priority, kind)
      .map((target) => startClock({ kind, cycle: promises.cycle, startedAt, target }))
      .filter((clock) => !promises.clocks.some((counted) => isOpenClock(counted) && isSameAim(counted, clock)))
      .map((clock) => ({ ...clock, notBefore: at }))
  })
}

const isSameAim = (one: Clock, other: Clock): boolean =>
  one.kind === other.kind && isInternalClock(one) === isInternalClock(other)
