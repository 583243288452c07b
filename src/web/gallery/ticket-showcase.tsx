import {
  Actions,
  AttachmentLink,
  Breadcrumbs,
  Button,
  Card,
  ChronoEntry,
  DayDivider,
  Disclosure,
  Facts,
  Form,
  Identifier,
  Menu,
  MoveChip,
  PageHeader,
  PriorityBadge,
  PromiseBadge,
  type PromiseState,
  TextArea,
  Timeline,
  type TimelineStep,
} from '../components/index.ts'
import { minutesAway, sampleNow } from './sample.ts'
import type { SampleProps } from './section.tsx'

const steps: readonly TimelineStep[] = [
  { title: 'przyjęte', note: '7:05', state: 'done' },
  { title: 'reakcja', note: '7:22, w czasie', state: 'done' },
  { title: 'usterka potwierdzona', note: '7:58', state: 'done' },
  { title: 'wysyłka', note: 'odbiór 9:40', state: 'current' },
  { title: 'dostawa', note: 'do 15:58', state: 'open' },
  { title: 'zwrot', note: '7 dni', state: 'open' },
]

/** A ticket as its customer sees it (ux S13). */
export function TicketShowcase({ t, locale }: SampleProps) {
  const more = (
    <Menu label="Więcej">
      <a href="#e">Eskaluj</a>
      <a href="#p">Drukuj</a>
    </Menu>
  )
  return (
    <>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: '#list', label: 'Zgłoszenia' }]} />}
        title="FortiGate 100F nie uruchamia się"
        lead={
          <span className="gallery-row">
            <Identifier value="26-004217" t={t} />
            <PriorityBadge t={t} priority="P1" long />
            <MoveChip t={t} move="support" />
          </span>
        }
        actions={more}
      />
      <Card>
        <Timeline label="Przebieg zgłoszenia" steps={steps} />
      </Card>
      <div className="main-aside gallery-below">
        <TicketDialogue t={t} locale={locale} />
        <aside className="stack">
          <TicketClocks t={t} locale={locale} />
          <Card title="Urządzenie" level={3}>
            <Facts
              items={[
                { name: 'Model', value: 'FortiGate 100F' },
                { name: 'S/N', value: <Identifier value="FG100FTK24000013" /> },
                { name: 'Umowa', value: <Identifier value="A204518" /> },
              ]}
            />
          </Card>
        </aside>
      </div>
    </>
  )
}

const clocks: readonly { name: string; promise: PromiseState }[] = [
  { name: 'Pierwsza reakcja', promise: { state: 'met', took: '17 min' } },
  { name: 'Następna inf.', promise: { state: 'soon', due: minutesAway(52) } },
  { name: 'Dostawa', promise: { state: 'ok', due: minutesAway(413) } },
]

function TicketClocks({ t, locale }: SampleProps) {
  return (
    <Card title="Zegary" level={3}>
      <Facts
        items={clocks.map(({ name, promise }) => ({
          name,
          value: <PromiseBadge {...{ t, locale, promise }} now={sampleNow} />,
        }))}
      />
      <Disclosure summary="Dlaczego ta godzina?">
        <p>8 h od potwierdzenia usterki, całą dobę.</p>
      </Disclosure>
    </Card>
  )
}

function TicketDialogue({ t, locale }: SampleProps) {
  const common = { now: sampleNow, locale }
  return (
    <section aria-labelledby="dialogue">
      <h2 className="visually-hidden" id="dialogue">
        Dialog
      </h2>
      <div className="composer">
        <Card>
          <Form t={t} action="#reply" draft="26-004217">
            <TextArea name="reply" label="Odpowiedź" rows={3} />
            <Actions>
              <Button kind="primary" icon="send">
                Wyślij
              </Button>
              <Button kind="quiet" icon="attachment" type="button">
                Dołącz plik
              </Button>
            </Actions>
          </Form>
        </Card>
      </div>
      <DayDivider at={sampleNow} locale={locale} />
      <div className="dialogue-entries">
        <ChronoEntry {...common} kind="support" number={5} at={minutesAway(-60)} author="Adam W." role="inżynier">
          Wysyłamy jednostkę zastępczą transportem dedykowanym. Kurier odbierze ją z magazynu około 9:40.
        </ChronoEntry>
        <ChronoEntry {...common} kind="event" number={4} at={minutesAway(-67)}>
          Usterka potwierdzona
        </ChronoEntry>
        <ChronoEntry {...common} kind="support" number={3} at={minutesAway(-103)} author="Adam W." role="inżynier">
          Prosimy o log z konsoli szeregowej z chwili startu.
        </ChronoEntry>
        <ChronoEntry
          {...common}
          kind="customer"
          number={2}
          at={minutesAway(-115)}
          author="Anna Nowak"
          attachments={<AttachmentLink href="#f" name="konsola.txt" note="Log, 48 kB" />}
        >
          Log w załączniku. Po zaniku zasilania nie świeci żadna kontrolka.
        </ChronoEntry>
        <ChronoEntry {...common} kind="event" number={1} at={minutesAway(-120)}>
          Zgłoszenie przyjęte
        </ChronoEntry>
      </div>
    </section>
  )
}
