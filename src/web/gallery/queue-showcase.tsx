import {
  Card,
  ChronoEntry,
  Facts,
  Identifier,
  MoveChip,
  PageHeader,
  type Priority,
  PriorityBadge,
  PromiseBadge,
  type PromiseState,
  Tabs,
  TwoLineList,
} from '../components/index.ts'
import { minutesAway, sampleNow } from './sample.ts'
import type { SampleProps } from './section.tsx'

type Sample = {
  number: string
  priority: Priority
  title: string
  company: string
  clock: string
  owner: string
  promise: PromiseState
}

const tickets: readonly Sample[] = [
  {
    number: '27-000217',
    priority: 'P1',
    title: 'FortiGate 100F nie uruchamia się po zaniku zasilania',
    company: 'Złoty Gron',
    clock: '1. reakcja',
    owner: 'AW',
    promise: { state: 'late', due: minutesAway(-12) },
  },
  {
    number: '27-000209',
    priority: 'P2',
    title: 'Rally Bar – zrywa połączenia Teams',
    company: 'Gmina Przykładowo',
    clock: '1. reakcja',
    owner: '—',
    promise: { state: 'soon', due: minutesAway(25) },
  },
  {
    number: '27-000198',
    priority: 'P2',
    title: 'X440-G2: PoE nie zasila kamer na drugim piętrze',
    company: 'Szpital Miejski',
    clock: 'odpowiedź',
    owner: 'KL',
    promise: { state: 'soon', due: minutesAway(40) },
  },
  {
    number: '27-000222',
    priority: 'P1',
    title: 'FortiSwitch – brak uplinku po burzy',
    company: 'Złoty Gron',
    clock: '1. reakcja',
    owner: '—',
    promise: { state: 'soon', due: minutesAway(45) },
  },
  {
    number: '27-000231',
    priority: 'P3',
    title: 'Jak włączyć SSO w Poly Lens?',
    company: 'Hotel Widok Morski',
    clock: '1. reakcja',
    owner: '—',
    promise: { state: 'ok', due: minutesAway(235) },
  },
  {
    number: '27-000177',
    priority: 'P2',
    title: 'Studio X50 bez obrazu po aktualizacji',
    company: 'Integrator Kropka',
    clock: 'czeka na klienta',
    owner: 'AW',
    promise: { state: 'paused' },
  },
]

/** The engineer's queue beside a ticket (ux S20). */
export function QueueShowcase({ t, locale }: SampleProps) {
  return (
    <>
      <PageHeader title="Moje" lead="wt., 30 mar 2027, 9:05 · 1 po terminie · 3 przed 10:00" />
      <div className="main-aside">
        <Card flush>
          <QueueList t={t} locale={locale} />
        </Card>
        <Card title="27-000217" action={<PriorityBadge t={t} priority="P1" />}>
          <Tabs
            label="Zgłoszenie"
            tabs={[
              { href: '#d', label: 'Dialog', current: true, count: 4 },
              { href: '#z', label: 'Zegary', current: false },
              { href: '#u', label: 'Urządzenie', current: false },
            ]}
          />
          <Facts
            items={[
              {
                name: 'Umowa',
                value: (
                  <>
                    HEZO+ 24×7 · <Identifier value="A204518" />
                  </>
                ),
              },
              { name: 'Ruch', value: <MoveChip t={t} move="support" viewer="staff" /> },
            ]}
          />
          <ChronoEntry
            kind="customer"
            number={12}
            at={minutesAway(-72)}
            now={sampleNow}
            locale={locale}
            author="Anna Nowak"
          >
            Po zaniku zasilania nie świeci żadna kontrolka.
          </ChronoEntry>
        </Card>
      </div>
    </>
  )
}

export function QueueList({ t, locale }: SampleProps) {
  return <TwoLineList label="Kolejka" items={tickets.map((ticket) => itemOf(ticket, { t, locale }))} />
}

function itemOf({ number, priority, title, company, clock, owner, promise }: Sample, { t, locale }: SampleProps) {
  return {
    key: number,
    href: `#${number}`,
    lead: <PriorityBadge t={t} priority={priority} />,
    title,
    meta: (
      <>
        <Identifier value={number} />
        <span>{company}</span>
      </>
    ),
    end: <PromiseBadge {...{ t, locale, promise }} now={sampleNow} dense />,
    endMeta: `${clock} · ${owner}`,
    ...toneOf(promise),
  }
}

function toneOf({ state }: PromiseState): { tone?: 'late' | 'soon' } {
  return state === 'late' || state === 'soon' ? { tone: state } : {}
}
