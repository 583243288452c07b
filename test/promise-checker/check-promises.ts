import { countDue, type AllHours, type Gap, type TargetJson } from './count-due.ts'

/** A row of `promise_event`: what happened, when (RFC 3339), and the facts beside it. */
export type EventRow = { readonly type: string; readonly at: string; readonly data: Readonly<Record<string, unknown>> }

type Minutes = { readonly minutes: number; readonly calendar: string; readonly objectiveMinutes?: number }

type TargetsJson = {
  readonly reaction?: Minutes
  readonly nextCommunication?: Minutes
  readonly hardware?: TargetJson
  readonly onSite?: TargetJson
}

/** A plan version as the database keeps it, as far as it promises anything. */
export type PlanJson = {
  readonly returnDays: number
  readonly cutOffMinute?: number
  readonly targets: readonly (TargetsJson & { readonly priority: string; readonly objectives?: TargetsJson })[]
}

/** What the checker says about one promise; compared as plain text. */
export type CheckedClock = {
  readonly kind: string
  /** Support's own aim, which no customer sees. */
  readonly internal: boolean
  readonly cycle: number
  readonly startedAt: string
  readonly stoppedAt: string | null
  readonly cancelledAt: string | null
  readonly dueAt: string | null
  readonly lateMs: number
}

type Watch = {
  readonly kind: string
  readonly internal: boolean
  readonly cycle: number
  readonly startedAt: number
  target: TargetJson
  notBefore: number | null
  readonly gaps: Gap[]
  agreed: number | null
  stoppedAt: number | null
  cancelledAt: number | null
}

/**
 * Works out every promise of a ticket from its rows alone: the events, the plan, the hours. It shares no code with the
 * portal, so that the two agreeing means something.
 */
export function checkPromises(
  events: readonly EventRow[],
  plan: PlanJson,
  hours: AllHours,
  now: string,
): CheckedClock[] {
  const desk: Desk = {
    plan,
    hours,
    watches: [],
    owed: new Map(),
    cycle: 0,
    priority: '',
    covered: false,
    contacted: false,
  }
  for (const event of events) happen(desk, event, Date.parse(event.at))
  return desk.watches.map((watch) => shown(watch, Date.parse(now), hours))
}

/** What is known of a ticket after some of its events. */
type Desk = {
  readonly plan: PlanJson
  readonly hours: AllHours
  readonly watches: Watch[]
  /** Since when each kind has been owed, promised or not. */
  readonly owed: Map<string, number>
  cycle: number
  priority: string
  covered: boolean
  contacted: boolean
}

const beforeClosing = ['reaction', 'next_communication', 'delivery', 'on_site']

const ends: Readonly<Record<string, readonly string[]>> = {
  engineer_answered: ['reaction', 'next_communication'],
  arrived: ['on_site'],
  delivered: ['delivery'],
  returned: ['return'],
}

function happen(desk: Desk, { type, data }: EventRow, at: number): void {
  for (const kind of ends[type] ?? []) finish(desk, kind, at)
  if (type === 'engineer_answered') desk.contacted = true
  else if (type === 'opened' || type === 'reopened') enter(desk, type, data, at)
  else if (type === 'customer_wrote' && desk.contacted) begin(desk, 'next_communication', at)
  else if (type === 'priority_changed') changePriority(desk, String(data['priority']), at)
  else if (type === 'claim_accepted') for (const kind of ['delivery', 'on_site']) begin(desk, kind, at)
  else if (type === 'delivered' && data['returnExpected'] === true) begin(desk, 'return', at)
  else if (type === 'closed') close(desk, at)
  else if (['held', 'resumed', 'date_agreed'].includes(type))
    for (const watch of open(desk, String(data['kind']))) interrupt(watch, type, data, at, desk.hours)
}

function enter(desk: Desk, type: string, data: EventRow['data'], at: number): void {
  desk.cycle++
  desk.covered = data['covered'] === true
  if (type === 'opened') desk.priority = String(data['priority'])
  forgetOwed(desk)
  if (type === 'opened' || data['by'] === 'customer') begin(desk, 'reaction', at)
  if (data['channel'] === 'phone') finish(desk, 'reaction', at)
  desk.contacted = data['channel'] === 'phone' || data['by'] === 'staff'
}

function begin(desk: Desk, kind: string, at: number): void {
  if (!desk.covered || desk.owed.has(kind)) return
  desk.owed.set(kind, at)
  for (const internal of [false, true]) {
    const target = aimed(desk, kind, internal)
    if (target) desk.watches.push(newWatch({ kind, internal, cycle: desk.cycle, startedAt: at, target }, null))
  }
}

function finish(desk: Desk, kind: string, at: number): void {
  for (const watch of open(desk, kind)) endGap(watch, at).stoppedAt = at
  desk.owed.delete(kind)
}

function close(desk: Desk, at: number): void {
  for (const kind of beforeClosing) for (const watch of open(desk, kind)) endGap(watch, at).cancelledAt = at
  forgetOwed(desk)
}

function forgetOwed({ owed }: Desk): void {
  for (const kind of beforeClosing) owed.delete(kind)
}

function changePriority(desk: Desk, to: string, at: number): void {
  desk.priority = to
  for (const watch of desk.watches.filter(isOpen)) {
    const target = aimed(desk, watch.kind, watch.internal)
    if (target) retarget(watch, target, at, desk.hours)
    else endGap(watch, at).cancelledAt = at
  }
  const kinds = beforeClosing.flatMap((kind) => [false, true].map((internal) => ({ kind, internal })))
  for (const { kind, internal } of kinds) {
    const [startedAt, target] = [desk.owed.get(kind), aimed(desk, kind, internal)]
    if (startedAt !== undefined && target && !open(desk, kind).some((watch) => watch.internal === internal))
      desk.watches.push(newWatch({ kind, internal, cycle: desk.cycle, startedAt, target }, at))
  }
}

function interrupt(watch: Watch, type: string, data: EventRow['data'], at: number, hours: AllHours): void {
  if (type === 'held') hold(watch, at)
  else if (type === 'resumed') endGap(watch, at)
  else agree(watch, at, Date.parse(String(data['due'])), hours)
}

const open = ({ watches }: Desk, kind: string): Watch[] =>
  watches.filter((watch) => watch.kind === kind && isOpen(watch))

const aimed = ({ plan, priority, hours }: Desk, kind: string, internal: boolean): TargetJson | undefined =>
  targetOf(plan, priority, kind, internal, hours)

const isOpen = (watch: Watch): boolean => watch.stoppedAt === null && watch.cancelledAt === null

type Start = Pick<Watch, 'kind' | 'internal' | 'cycle' | 'startedAt' | 'target'>

function newWatch(start: Start, notBefore: number | null): Watch {
  return { ...start, notBefore, gaps: [], agreed: null, stoppedAt: null, cancelledAt: null }
}

function endGap(watch: Watch, at: number): Watch {
  for (const gap of watch.gaps) if (gap.until === Infinity) gap.until = at
  return watch
}

/** Answers never wait for anybody. */
function hold(watch: Watch, at: number): void {
  const mayWait = ['delivery', 'on_site', 'return'].includes(watch.kind)
  if (mayWait && watch.gaps.every(({ until }) => until !== Infinity)) watch.gaps.push({ from: at, until: Infinity })
}

function agree(watch: Watch, at: number, due: number, hours: AllHours): void {
  const current = countDue(watch, hours)
  if (current === null || due > current) endGap(watch, at).agreed = due
}

/** Counted from its own start again; a stricter promise is not due before it was made. */
function retarget(watch: Watch, target: TargetJson, at: number, hours: AllHours): void {
  const gaps = watch.gaps.map(({ from, until }) => ({ from, until: Math.min(until, until === Infinity ? at : until) }))
  const before = countDue({ ...watch, gaps }, hours)
  const after = countDue({ ...watch, gaps, target, notBefore: null }, hours)
  watch.target = target
  watch.notBefore = before !== null && after !== null && after < before ? at : null
}

function targetOf(
  plan: PlanJson,
  priority: string,
  kind: string,
  internal: boolean,
  hours: AllHours,
): TargetJson | undefined {
  if (kind === 'return') return internal ? undefined : { rule: 'RETURN', days: plan.returnDays, calendar: '8x5' }
  const promised = plan.targets.find((each) => each.priority === priority)
  const row = internal ? ownAims(promised) : promised
  const answers = { reaction: row?.reaction, next_communication: row?.nextCommunication }
  const answer = kind === 'reaction' || kind === 'next_communication' ? answers[kind] : undefined
  const target = answer ? { rule: 'HOURS', ...answer } : { delivery: row?.hardware, on_site: row?.onSite }[kind]
  if (target === undefined || !isKnown(target, hours)) return undefined
  return target.rule === 'NBD' && plan.cutOffMinute !== undefined
    ? { ...target, cutOffMinute: plan.cutOffMinute }
    : target
}

/** What support aims at: written among the objectives, or as the shorter minutes of a promise. */
function ownAims(row: PlanJson['targets'][number] | undefined): TargetsJson {
  const aims: Record<string, Minutes> = {}
  for (const kind of ['reaction', 'nextCommunication'] as const) {
    const { objectiveMinutes: minutes, calendar = '' } = row?.[kind] ?? {}
    if (minutes !== undefined) aims[kind] = { minutes, calendar }
  }
  return { ...aims, ...row?.objectives }
}

/** A plan promises nothing on hours that nobody has entered. */
function isKnown({ calendar, outerBound }: TargetJson, hours: AllHours): boolean {
  return hours.has(calendar) && (outerBound === undefined || hours.has(outerBound.calendar))
}

function shown(watch: Watch, now: number, hours: AllHours): CheckedClock {
  const due = countDue(watch, hours)
  const ended = watch.stoppedAt ?? watch.cancelledAt ?? now
  return {
    kind: watch.kind,
    internal: watch.internal,
    cycle: watch.cycle,
    startedAt: text(watch.startedAt) ?? '',
    stoppedAt: text(watch.stoppedAt),
    cancelledAt: text(watch.cancelledAt),
    dueAt: text(due),
    lateMs: due === null ? 0 : Math.max(0, ended - due),
  }
}

const text = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
