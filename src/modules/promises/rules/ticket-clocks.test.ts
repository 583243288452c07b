import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { PriorityCode } from '../../catalogue/rules/plan.ts'
import { planVersion } from '../../catalogue/rules/plans.ts'
import { isInternalClock, type Clock } from './clock.ts'
import type { PromisingPlan } from './clock-targets.ts'
import { standardCalendars, timesOf, viewAt } from './clock-times.ts'
import { nextDueAt, nextDueOf } from './next-due.ts'
import { clocksOf, type TicketEvent } from './ticket-clocks.ts'

const LATER = '2027-01-01T00:00'

describe('reaction', () => {
  test.each([
    ['a dead device at night is due within the hour', 'LOGI-HEZOPLUS', 'P1', '2026-01-17T02:00', '2026-01-17T03:00'],
    ['an unstable device at night waits for nine', 'LOGI-HEZOPLUS', 'P2', '2026-01-19T02:00', '2026-01-19T10:00'],
    ['a question has four hours of the window', 'LOGI-HEZOPLUS', 'P3', '2026-01-16T15:00', '2026-01-19T11:00'],
    [
      'a dead device under day cover waits for Monday',
      'EXTR-AHB-8x5xNBD',
      'P1',
      '2026-01-16T18:10',
      '2026-01-19T10:00',
    ],
    ['a WatchGuard question has eight working hours', 'WG-ALLCARE', 'P3', '2026-01-20T14:00', '2026-01-21T14:00'],
  ] as const)('%s', (_, plan, priority, sent, due) => {
    expect(summary([opened(sent, priority)], sent, plan)).toEqual([`reaction running due ${due}`])
  })

  test('ends with the first public contact of a named engineer', () => {
    const history = [opened('2026-01-20T10:00'), event('engineer_answered', '2026-01-20T10:40')]

    expect(summary(history)).toEqual(['reaction met due 2026-01-20T11:00'])
  })

  test('a second answer changes nothing', () => {
    const history = [
      opened('2026-01-20T10:00'),
      event('engineer_answered', '2026-01-20T10:40'),
      event('engineer_answered', '2026-01-20T12:00'),
    ]

    expect(summary(history)).toEqual(['reaction met due 2026-01-20T11:00'])
  })

  test('a call to an engineer is a reaction at once', () => {
    const history: TicketEvent[] = [{ ...opened('2026-01-17T02:00', 'P1'), channel: 'phone' }]

    expect(summary(history)).toEqual(['reaction met due 2026-01-17T03:00'])
    expect(clocksOf(history, planVersion('LOGI-HEZOPLUS'), standardCalendars)[0]?.stoppedAt).toEqual(
      at('2026-01-17T02:00'),
    )
  })

  test('never pauses', () => {
    const history: TicketEvent[] = [
      opened('2026-01-20T10:00'),
      { type: 'held', at: at('2026-01-20T10:10'), kind: 'reaction', cause: 'brak logów' },
    ]

    expect(summary(history, '2026-01-20T12:00')).toEqual(['reaction missed due 2026-01-20T11:00'])
  })

  test('a plan that promises none has no clock', () => {
    expect(summary([opened('2026-01-20T10:00', 'P1')], LATER, 'WG-ALLCARE')).toEqual([])
    expect(summary([opened('2026-01-20T10:00', 'P1')], LATER, 'POLY-PARTNERPLUS')).toEqual([])
  })

  test('a ticket without cover has no clocks at all', () => {
    const history: TicketEvent[] = [
      { ...opened('2026-01-20T10:00'), covered: false },
      event('engineer_answered', '2026-01-20T12:00'),
      event('customer_wrote', '2026-01-20T13:00'),
      event('claim_accepted', '2026-01-20T14:00'),
    ]

    expect(summary(history)).toEqual([])
  })
})

describe('next communication', () => {
  const answered = [opened('2026-01-20T10:00'), event('engineer_answered', '2026-01-20T10:30')]

  test('runs from the earliest entry that nobody has answered', () => {
    const history = [
      ...answered,
      event('customer_wrote', '2026-01-20T12:00'),
      event('customer_wrote', '2026-01-20T13:00'),
    ]

    expect(summary(history, '2026-01-20T13:30')).toEqual([
      'reaction met due 2026-01-20T11:00',
      'next_communication running due 2026-01-20T14:00',
    ])
  })

  test('each turn of the customer is its own clock', () => {
    const history = [
      ...answered,
      event('customer_wrote', '2026-01-20T12:00'),
      event('engineer_answered', '2026-01-20T13:00'),
      event('customer_wrote', '2026-01-20T16:00'),
      event('engineer_answered', '2026-01-21T12:00'),
    ]

    expect(summary(history)).toEqual([
      'reaction met due 2026-01-20T11:00',
      'next_communication met due 2026-01-20T14:00',
      'next_communication missed due 2026-01-21T10:00',
    ])
  })

  test('before the first contact the customer waits for the reaction, not for this', () => {
    const history = [opened('2026-01-20T10:00'), event('customer_wrote', '2026-01-20T10:10')]

    expect(summary(history, '2026-01-20T10:20')).toEqual(['reaction running due 2026-01-20T11:00'])
  })
})

describe('priority', () => {
  test('a stricter one is counted from the sending', () => {
    const history = [opened('2026-01-20T10:00', 'P3'), priority('2026-01-20T10:20', 'P1')]

    expect(summary(history, '2026-01-20T10:30')).toEqual(['reaction running due 2026-01-20T11:00'])
  })

  test('a stricter one is not due before the change', () => {
    const history = [opened('2026-01-20T10:00', 'P3'), priority('2026-01-20T13:00', 'P1')]

    expect(summary(history, '2026-01-20T13:00')).toEqual(['reaction running due 2026-01-20T13:00'])
  })

  test('a looser one is counted from the sending', () => {
    const history = [opened('2026-01-20T10:00', 'P1'), priority('2026-01-20T10:30', 'P3')]

    expect(summary(history, '2026-01-20T10:40')).toEqual(['reaction running due 2026-01-20T14:00'])
  })

  test('a question has no delivery: its clock ends with the change', () => {
    const history = [...accepted('2026-01-20T12:00'), priority('2026-01-20T13:00', 'P3')]

    expect(summary(history, LATER)).toEqual([
      'reaction met due 2026-01-20T11:00',
      'delivery cancelled due 2026-01-21T12:00',
    ])
  })

  test('a claim accepted on a question is delivered from the acceptance once it is a failure', () => {
    const history = [
      opened('2026-01-20T10:00', 'P3'),
      event('engineer_answered', '2026-01-20T10:30'),
      event('claim_accepted', '2026-01-20T12:00'),
      priority('2026-01-20T13:00', 'P2'),
    ]

    expect(summary(history, '2026-01-20T13:00')).toEqual([
      'reaction met due 2026-01-20T14:00',
      'delivery running due 2026-01-21T12:00',
    ])
  })

  test('what has been met stays as it was', () => {
    const history = [
      ...accepted('2026-01-20T12:00'),
      event('delivered', '2026-01-20T15:00'),
      priority('2026-01-20T16:00', 'P1'),
    ]

    expect(summary(history, LATER).slice(0, 2)).toEqual([
      'reaction met due 2026-01-20T11:00',
      'delivery met due 2026-01-21T12:00',
    ])
  })
})

describe('delivery, arrival and return', () => {
  test('delivery runs from the acceptance of the claim to the handing over, the return from there', () => {
    const history = [...accepted('2026-12-16T12:00', '2026-12-16T10:00'), event('delivered', '2026-12-17T11:00')]

    expect(summary(history, '2026-12-18T00:00')).toEqual([
      'reaction met due 2026-12-16T11:00',
      'delivery met due 2026-12-17T12:00',
      'return running due 2026-12-28T23:59:59.999',
    ])
  })

  test('a unit that stays, or that the engineer takes along, has no return', () => {
    const history: TicketEvent[] = [
      ...accepted('2026-01-20T12:00'),
      { type: 'delivered', at: at('2026-01-20T15:00'), returnExpected: false },
    ]

    expect(summary(history)).toHaveLength(2)
  })

  test('an on-site plan promises the engineer as well as the device', () => {
    const history = [
      ...accepted('2026-01-17T12:00', '2026-01-17T10:00'),
      event('arrived', '2026-01-17T18:00'),
      event('delivered', '2026-01-17T21:00'),
      event('returned', '2026-01-17T21:00'),
    ]

    expect(summary(history, LATER, 'EXTR-SOS-24x7x8')).toEqual([
      'reaction met due 2026-01-17T11:00',
      'delivery missed due 2026-01-17T20:00',
      'on_site met due 2026-01-17T20:00',
      'return met due 2026-01-26T23:59:59.999',
    ])
  })

  test('a pause for a missing address is given back', () => {
    const history: TicketEvent[] = [
      ...accepted('2026-01-20T12:00'),
      { type: 'held', at: at('2026-01-20T13:00'), kind: 'delivery', cause: 'brak adresu' },
      { type: 'resumed', at: at('2026-01-20T15:00'), kind: 'delivery' },
    ]

    expect(summary(history, '2026-01-20T15:00')[1]).toBe('delivery running due 2026-01-21T14:00')
  })

  test('a later date that the customer accepted is the promise from then on', () => {
    const history: TicketEvent[] = [
      ...accepted('2026-01-20T12:00'),
      {
        type: 'date_agreed',
        at: at('2026-01-20T13:00'),
        kind: 'delivery',
        due: at('2026-01-23T12:00'),
        by: 'Ewa Nowak',
      },
    ]

    expect(summary(history, '2026-01-22T12:00')[1]).toBe('delivery running due 2026-01-23T12:00')
  })

  test('a replacement that arrives dead is accepted again and gets the full time', () => {
    const history = [
      ...accepted('2026-01-20T12:00'),
      event('delivered', '2026-01-20T15:00'),
      event('claim_accepted', '2026-01-20T16:00'),
    ]

    expect(summary(history, '2026-01-20T16:00').filter((line) => line.startsWith('delivery'))).toEqual([
      'delivery met due 2026-01-21T12:00',
      'delivery running due 2026-01-21T16:00',
    ])
  })

  test('accepting twice does not start twice', () => {
    const history = [...accepted('2026-01-20T12:00'), event('claim_accepted', '2026-01-20T13:00')]

    expect(summary(history)).toHaveLength(2)
  })
})

describe('closing and reopening', () => {
  test('a ticket closed as soon as it was created has nothing running', () => {
    const history = [opened('2026-01-20T10:00'), event('closed', '2026-01-20T10:00')]

    expect(summary(history)).toEqual(['reaction cancelled due 2026-01-20T11:00'])
  })

  test('closing does not wash a missed promise away', () => {
    const history = [opened('2026-01-20T10:00'), event('closed', '2026-01-20T12:00')]

    expect(summary(history)).toEqual(['reaction missed due 2026-01-20T11:00'])
  })

  test('the way back of a device outlives the ticket', () => {
    const history = [
      ...accepted('2026-01-20T12:00'),
      event('delivered', '2026-01-20T15:00'),
      event('closed', '2026-01-20T16:00'),
      event('returned', '2026-01-22T12:00'),
    ]

    expect(summary(history).at(-1)).toBe('return met due 2026-01-27T23:59:59.999')
  })

  test('reopened by the customer, a new cycle has its own reaction', () => {
    const history: TicketEvent[] = [
      opened('2026-01-20T10:00'),
      event('engineer_answered', '2026-01-20T10:30'),
      event('closed', '2026-01-20T12:00'),
      { type: 'reopened', at: at('2026-01-22T16:30'), covered: true, by: 'customer' },
    ]

    expect(summary(history, '2026-01-22T16:30')).toEqual([
      'reaction met due 2026-01-20T11:00',
      'reaction running due 2026-01-23T09:30',
    ])
    expect(clocksOf(history, planVersion('LOGI-HEZOPLUS'), standardCalendars).map((clock) => clock.cycle)).toEqual([
      1, 2,
    ])
  })

  test('reopened by staff, the next customer entry is what has to be answered', () => {
    const history: TicketEvent[] = [
      opened('2026-01-20T10:00'),
      event('closed', '2026-01-20T10:30'),
      { type: 'reopened', at: at('2026-01-22T10:00'), covered: true, by: 'staff' },
      event('customer_wrote', '2026-01-22T11:00'),
    ]

    expect(summary(history, '2026-01-22T11:00').at(-1)).toBe('next_communication running due 2026-01-22T13:00')
  })

  test('reopened after the contract has ended there are no clocks', () => {
    const history: TicketEvent[] = [
      opened('2026-01-20T10:00'),
      event('closed', '2026-01-20T10:30'),
      { type: 'reopened', at: at('2026-05-22T10:00'), covered: false, by: 'customer' },
      event('customer_wrote', '2026-05-22T11:00'),
    ]

    expect(summary(history)).toHaveLength(1)
  })
})

function opened(sent: string, priorityCode: PriorityCode = 'P2') {
  return { type: 'opened', at: at(sent), priority: priorityCode, covered: true, channel: 'portal' } as const
}

describe('internal targets', () => {
  const rally = planVersion('LOGI-HEZOPLUS')
  const aiming = {
    ...rally,
    targets: rally.targets.map((targets) => ({
      ...targets,
      objectives: { hardware: { rule: 'HOURS', minutes: 120, calendar: '24x7' } as const },
    })),
  }

  test('are clocks of their own beside the promise, and end with what they aim at', () => {
    const history = [opened('2026-01-20T10:00', 'P3'), event('engineer_answered', '2026-01-20T12:00')]

    expect(aims(history, rally)).toEqual(['reaction missed due 2026-01-20T11:00'])
    expect(summary(history)).toEqual(['reaction met due 2026-01-20T14:00'])
  })

  test('follow the priority like promises, and are cancelled where it has none', () => {
    const history = [opened('2026-01-20T10:00', 'P3'), priority('2026-01-20T10:20', 'P1')]

    expect(aims(history, rally)).toEqual(['reaction cancelled due 2026-01-20T11:00'])
  })

  test('start with the acceptance and stand still with the promise', () => {
    const held: TicketEvent = { type: 'held', at: at('2026-01-20T12:30'), kind: 'delivery', cause: 'no_address' }
    const resumed: TicketEvent = { type: 'resumed', at: at('2026-01-20T13:00'), kind: 'delivery' }

    expect(aims([...accepted('2026-01-20T12:00'), held, resumed], aiming, '2026-01-20T13:10')).toEqual([
      'delivery running due 2026-01-20T14:30',
    ])
  })

  test('never decide what is due next', () => {
    const clocks = clocksOf([opened('2026-01-20T10:00', 'P3')], rally, standardCalendars)
    const [promise, aim] = clocks.map((clock) => ({ ...clock, ...timesOf(clock, standardCalendars) }))
    expect(nextDueAt(clocks, standardCalendars)).toEqual(promise?.dueAt)
    expect(nextDueOf([promise!, aim!]).nextDueAt).toEqual(promise?.dueAt)
  })
})

function accepted(moment: string, sent = '2026-01-20T10:00'): TicketEvent[] {
  const answered = at(sent).add({ minutes: 30 })
  return [opened(sent), { type: 'engineer_answered', at: answered }, event('claim_accepted', moment)]
}

type Plain = 'engineer_answered' | 'customer_wrote' | 'claim_accepted' | 'arrived' | 'returned' | 'closed'

function event(type: Plain | 'delivered', moment: string): TicketEvent {
  return type === 'delivered' ? { type, at: at(moment), returnExpected: true } : { type, at: at(moment) }
}

function priority(moment: string, code: PriorityCode): TicketEvent {
  return { type: 'priority_changed', at: at(moment), priority: code }
}

function summary(history: readonly TicketEvent[], now = LATER, plan = 'LOGI-HEZOPLUS'): readonly string[] {
  const clocks = clocksOf(history, planVersion(plan), standardCalendars)
  return clocks.filter((clock) => !isInternalClock(clock)).map((clock) => line(clock, now))
}

/** What support aims at for itself. */
function aims(history: readonly TicketEvent[], plan: PromisingPlan, now = LATER): readonly string[] {
  return clocksOf(history, plan, standardCalendars)
    .filter(isInternalClock)
    .map((clock) => line(clock, now))
}

function line(clock: Clock, now: string): string {
  const { state, dueAt } = viewAt(clock, at(now), standardCalendars)
  const due = dueAt?.toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime()
  return `${clock.kind} ${state} due ${due?.toString({ smallestUnit: due.second === 0 ? 'minute' : 'millisecond' })}`
}

function at(warsaw: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(warsaw).toZonedDateTime('Europe/Warsaw').toInstant()
}
