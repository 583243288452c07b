import { Temporal } from 'temporal-polyfill'
import {
  ButtonLink,
  CollapsibleList,
  ExpiryTimeline,
  Identifier,
  type Move,
  MoveChip,
  PageHeader,
  type Priority,
  PriorityBadge,
  PromiseBadge,
  type PromiseState,
  type TwoLineItem,
  TwoLineList,
} from '../components/index.ts'
import { minutesAway, sampleNow, sampleToday } from './sample.ts'
import type { SampleProps } from './section.tsx'

type Sample = {
  number: string
  title: string
  text: string
  promise: PromiseState
  priority?: Priority
  move?: Move
}

const mine: readonly Sample[] = [
  {
    number: '26-004217',
    priority: 'P1',
    title: 'FortiGate 100F nie uruchamia się',
    text: 'Prosimy o log z konsoli',
    promise: { state: 'soon', due: minutesAway(55) },
  },
  {
    number: '26-004101',
    title: 'Zwrot uszkodzonej jednostki',
    text: 'Etykieta jest gotowa do druku',
    promise: { state: 'ok', due: minutesAway(60 * 24 * 6) },
  },
]

const open: readonly Sample[] = [
  {
    number: '26-004209',
    priority: 'P2',
    title: 'Rally Bar zrywa połączenia',
    text: 'Gdynia, sala 3.12',
    promise: { state: 'ok', due: minutesAway(420) },
    move: 'support',
  },
  {
    number: '26-004150',
    priority: 'P3',
    title: 'Jak włączyć SSO w Poly Lens?',
    text: 'Łódź, serwerownia',
    promise: { state: 'met', took: '2 h 4 min' },
    move: 'vendor',
  },
]

/** The customer's first page (ux S08): what must I do, what is going on. */
export function DashboardShowcase({ t, locale }: SampleProps) {
  const contracts = [
    contractItem({ t, locale }, 'A204518', '2025-04-01', '2028-03-31', '14 urządzeń'),
    contractItem({ t, locale }, 'A204519', '2024-12-19', '2027-04-18', '3 urządzenia'),
  ]
  const report = (
    <ButtonLink kind="primary" icon="add" href="#new">
      Zgłoś awarię
    </ButtonLink>
  )
  return (
    <>
      <PageHeader title="Pulpit" lead="Złoty Gron Sp. z o.o." actions={report} />
      <div className="stack">
        <CollapsibleList t={t} name="dashboard.mine" title="Wymaga Twojej reakcji" count={2} open back="/pulpit">
          <TwoLineList label="Wymaga Twojej reakcji" items={mine.map((sample) => itemOf(sample, { t, locale }))} />
        </CollapsibleList>
        <CollapsibleList t={t} name="dashboard.open" title="Aktywne zgłoszenia" count={2} open back="/pulpit">
          <TwoLineList label="Aktywne zgłoszenia" items={open.map((sample) => itemOf(sample, { t, locale }))} />
        </CollapsibleList>
        <CollapsibleList t={t} name="dashboard.contracts" title="Aktywne umowy" count={2} open back="/pulpit">
          <TwoLineList label="Aktywne umowy" items={contracts} />
        </CollapsibleList>
      </div>
    </>
  )
}

function itemOf({ number, title, text, promise, priority, move }: Sample, { t, locale }: SampleProps): TwoLineItem {
  return {
    key: number,
    href: `#${number}`,
    lead: priority && <PriorityBadge t={t} priority={priority} />,
    title,
    meta: (
      <>
        <Identifier value={number} />
        <span>{text}</span>
      </>
    ),
    end: <PromiseBadge {...{ t, locale, promise }} now={sampleNow} />,
    endMeta: move && <MoveChip t={t} move={move} />,
  }
}

function contractItem({ t, locale }: SampleProps, number: string, from: string, until: string, devices: string) {
  return {
    key: number,
    href: `#${number}`,
    title: <Identifier value={number} />,
    meta: <span>HEZO+ 24×7 · {devices}</span>,
    below: (
      <ExpiryTimeline
        {...{ t, locale }}
        from={Temporal.PlainDate.from(from)}
        until={Temporal.PlainDate.from(until)}
        today={sampleToday}
        detailed
      />
    ),
  }
}
