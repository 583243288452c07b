import { WARSAW } from '../../calendar/rules/calendar.ts'
import type { NumberedMoment } from '../rules/running-numbers.ts'
import { REFERENCE, tellAt, type Telling } from '../rules/telling.ts'
import type { Story } from './acts.ts'
import type { DemoContract } from './contract-shape.ts'
import { generateTickets } from './generated-tickets.ts'
import { deliveryStories } from './stories/delivery-stories.ts'
import { englishStories } from './stories/english-stories.ts'
import { pastStories } from './stories/past-stories.ts'
import { queueStories } from './stories/queue-stories.ts'

const GENERATED = 127
/** About how many tickets a year has; the numbers that nobody sees here belong to other desks. */
const A_YEAR = 4100

/** Every ticket of the demo world: thirteen written by hand and as many generated ones as make some 140. */
export function demoStories(tell: Telling, contracts: readonly DemoContract[], seed: number): readonly Story[] {
  return [...handWritten(tell), ...generateTickets(tell, contracts, knownNumbers(), { seed, count: GENERATED })]
}

const handWritten = (tell: Telling): readonly Story[] => [
  ...queueStories(tell),
  ...englishStories(tell),
  ...deliveryStories(tell),
  ...pastStories(tell),
]

/** The numbers of the hand-written tickets at the reference moment, and the turns of the years. */
function knownNumbers(): readonly NumberedMoment[] {
  const written = handWritten(tellAt(REFERENCE)).flatMap(({ running, acts: [first] }) =>
    first === undefined ? [] : [{ at: local(first.at), running }],
  )
  const years = [2025, 2026].flatMap((year) => [
    { at: `${year}-01-01T00:00`, running: 0 },
    { at: `${year}-12-31T23:59`, running: A_YEAR },
  ])
  return [...written, ...years, { at: '2027-01-01T00:00', running: 0 }].toSorted((one, other) =>
    one.at < other.at ? -1 : 1,
  )
}

const local = (moment: Story['acts'][number]['at']): string =>
  moment.toZonedDateTimeISO(WARSAW).toPlainDateTime().toString({ smallestUnit: 'minute' })
