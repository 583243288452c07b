import type { ReactNode } from 'react'
import { Temporal } from 'temporal-polyfill'
import {
  Avatar,
  Card,
  CoverageChip,
  type Coverage,
  ExpiryTimeline,
  Identifier,
  KeyHint,
  type Move,
  MoveChip,
  PriorityBadge,
  PromiseBadge,
  type PromiseState,
  QrBlock,
  StateBadge,
  Timeline,
} from '../components/index.ts'
import { minutesAway, sampleNow, sampleToday } from './sample.ts'
import { type SampleProps, Section, Shelf } from './section.tsx'

const promises: readonly PromiseState[] = [
  { state: 'late', due: minutesAway(-12) },
  { state: 'soon', due: minutesAway(25) },
  { state: 'ok', due: minutesAway(235) },
  { state: 'ok', due: minutesAway(60 * 26) },
  { state: 'ok', due: minutesAway(60 * 24 * 6) },
  { state: 'agreed', due: minutesAway(60 * 48) },
  { state: 'paused' },
  { state: 'met', took: '17 min' },
  { state: 'met', took: '1 h 12 min', late: true },
]
const priorities = ['P1', 'P2', 'P3'] as const
const moves: readonly Move[] = ['customer', 'support', 'vendor', 'agreed']
const coverages: readonly Coverage[] = ['covered', 'ending', 'expired', 'unknown']
const tones = ['ok', 'info', 'warn', 'danger', 'neutral'] as const

/** Urgency, promises, cover: everything that says how things stand. */
export function BadgeSamples({ t, locale }: SampleProps) {
  return (
    <Section title="Odznaki i zegary">
      <div className="gallery-grid">
        <Pair
          title="Priorytet"
          short={priorities.map((priority) => (
            <PriorityBadge key={priority} t={t} priority={priority} />
          ))}
          long={priorities.map((priority) => (
            <PriorityBadge key={priority} t={t} priority={priority} long />
          ))}
        />
        <Pair
          title="Ruch"
          short={moves.map((move) => (
            <MoveChip key={move} t={t} move={move} />
          ))}
          long={moves.map((move) => (
            <MoveChip key={move} t={t} move={move} viewer="staff" />
          ))}
        />
        <Pair
          title="Ochrona"
          short={coverages.map((coverage) => (
            <CoverageChip key={coverage} t={t} coverage={coverage} />
          ))}
          long={coverages.map((coverage) => (
            <CoverageChip key={coverage} t={t} coverage={coverage} until="31.03.2028" />
          ))}
        />
        <Pair
          title="Stan"
          short={tones.map((tone) => (
            <StateBadge key={tone} tone={tone}>
              {tone}
            </StateBadge>
          ))}
        />
      </div>
      <PromiseSamples t={t} locale={locale} />
      <TimeSamples t={t} locale={locale} />
    </Section>
  )
}

/** The short form above the long one. */
function Pair({ title, short, long }: { title: string; short: ReactNode; long?: ReactNode }) {
  return (
    <Card title={title} level={3}>
      <div className="stack">
        <Shelf>{short}</Shelf>
        {long && <Shelf>{long}</Shelf>}
      </div>
    </Card>
  )
}

function PromiseSamples({ t, locale }: SampleProps) {
  return (
    <Card title="Obietnice" level={3}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">Klient</th>
            <th scope="col">Lista pracownika</th>
          </tr>
        </thead>
        <tbody>
          {promises.map((promise, index) => (
            <tr key={index}>
              <td>
                <PromiseBadge {...{ t, locale, promise }} now={sampleNow} />
              </td>
              <td>
                <PromiseBadge {...{ t, locale, promise }} now={sampleNow} dense />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const ends = ['2028-03-31', '2027-04-20', '2027-02-28']

function TimeSamples({ t, locale }: SampleProps) {
  const from = Temporal.PlainDate.from('2025-04-01')
  return (
    <div className="gallery-grid">
      <Card title="Okres ochrony" level={3}>
        <div className="stack">
          {ends.map((end) => (
            <ExpiryTimeline
              key={end}
              {...{ t, locale, from }}
              until={Temporal.PlainDate.from(end)}
              today={sampleToday}
              detailed
            />
          ))}
        </div>
      </Card>
      <Card title="Oś zgłoszenia" level={3}>
        <Timeline
          label="Przebieg"
          steps={[
            { title: 'przyjęte', note: '15:05', state: 'done' },
            { title: 'reakcja', note: 'w czasie 17 min', state: 'done' },
            { title: 'wysyłka', state: 'current' },
            { title: 'dostawa', note: 'do 23:58', state: 'late' },
            { title: 'zwrot', note: '7 dni', state: 'open' },
          ]}
        />
      </Card>
      <Card title="Identyfikatory" level={3}>
        <Shelf>
          <Identifier value="FG100FTK24000013" t={t} />
          <Identifier value="A204518" />
          <KeyHint keys={['g', 'q']} />
          <Avatar name="Anna Nowak-Zielińska" />
          <Avatar name="Adam W." />
        </Shelf>
        <QrBlock t={t} value="https://myhezo.pl/s/7KQ2M" />
      </Card>
    </div>
  )
}
