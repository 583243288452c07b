import {
  AttachmentLink,
  Banner,
  Breadcrumbs,
  Button,
  Card,
  ChronoEntry,
  CollapsibleList,
  DayDivider,
  Disclosure,
  EmptyState,
  ErrorState,
  Facts,
  InlineStatus,
  LanguageSwitch,
  Pagination,
  Progress,
  Skeleton,
  Stepper,
  Tabs,
  ThemeSwitch,
} from '../components/index.ts'
import { minutesAway, sampleNow } from './sample.ts'
import { type SampleProps, Section, Shelf } from './section.tsx'
import { ContractTable } from './contracts-showcase.tsx'
import { QueueList } from './queue-showcase.tsx'

const tones = ['info', 'ok', 'warn', 'danger'] as const
const stepNames = ['Urządzenie', 'Priorytet', 'Opis i pliki', 'Wyślij']

/** Ways through the pages, notices, and the four states of every list. */
export function ListSamples({ t, locale }: SampleProps) {
  return (
    <Section title="Listy, nawigacja, komunikaty">
      <Breadcrumbs
        t={t}
        trail={[
          { href: '#1', label: 'Umowy' },
          { href: '#2', label: 'A204518' },
        ]}
      />
      <Tabs
        label="Zgłoszenia"
        tabs={[
          { href: '#a', label: 'Wymaga reakcji', current: true, count: 2 },
          { href: '#b', label: 'Otwarte', current: false, count: 5 },
          { href: '#c', label: 'Zamknięte', current: false },
        ]}
      />
      <Stepper t={t} current={2} steps={stepNames} />
      {tones.map((tone) => (
        <Banner key={tone} tone={tone}>
          Prace planowe w sobotę od 22:00 do 23:00. <a href="#main">Szczegóły</a>
        </Banner>
      ))}
      <Shelf>
        {tones.map((tone) => (
          <InlineStatus key={tone} tone={tone}>
            Zapisano o 9:05
          </InlineStatus>
        ))}
      </Shelf>
      <Card title="Tabela" flush>
        <ContractTable t={t} locale={locale} />
        <Pagination t={t} href="#more" shown="4 z 12" />
      </Card>
      <CollapsibleList t={t} name="gallery.open" title="Lista dwuwierszowa" count={5} open back="/dev/gallery">
        <QueueList t={t} locale={locale} />
      </CollapsibleList>
      <CollapsibleList t={t} name="gallery.folded" title="Zwinięta" count={0} open={false} back="/dev/gallery">
        <EmptyState title="Pusto" />
      </CollapsibleList>
      <StateSamples t={t} locale={locale} />
      <DialogueSamples locale={locale} />
    </Section>
  )
}

function StateSamples({ t, locale }: SampleProps) {
  return (
    <div className="gallery-grid">
      <Card flush>
        <EmptyState
          title="Brak otwartych zgłoszeń"
          action={
            <Button type="button" kind="primary">
              Zgłoś awarię
            </Button>
          }
        >
          Ostatnie zamknięte: 26-004101.
        </EmptyState>
      </Card>
      <Card flush>
        <ErrorState t={t} title="Nie udało się wczytać umów" code="ABCD-1234" retry="#retry">
          <p>Reszta strony działa.</p>
        </ErrorState>
      </Card>
      <Card title="Wczytywanie" flush>
        <Skeleton t={t} />
      </Card>
      <Card title="Pozostałe">
        <div className="stack">
          <Progress label="Wysłano 12 z 48 MB" value={12} max={48} />
          <Disclosure summary="Dlaczego ta godzina?">
            <p>Liczymy godziny robocze od 9:00 do 17:00.</p>
          </Disclosure>
          <ThemeSwitch t={t} theme="system" back="/dev/gallery" />
          <LanguageSwitch t={t} locale={locale} otherLocalePath="#other" />
          <Facts
            items={[
              { name: 'Plan', value: 'HEZO+ 24×7' },
              { name: 'Ważna do', value: '31.03.2028' },
            ]}
          />
        </div>
      </Card>
    </div>
  )
}

function DialogueSamples({ locale }: Pick<SampleProps, 'locale'>) {
  const common = { now: sampleNow, locale }
  return (
    <div className="gallery-grid">
      <Card title="Dialog">
        <DayDivider at={sampleNow} locale={locale} />
        <ChronoEntry {...common} kind="support" number={4} at={minutesAway(-5)} author="Adam W." role="inżynier">
          Wysyłamy jednostkę zastępczą.
        </ChronoEntry>
        <ChronoEntry {...common} kind="event" number={3} at={minutesAway(-12)}>
          Usterka potwierdzona
        </ChronoEntry>
        <ChronoEntry
          {...common}
          kind="note"
          number={2}
          at={minutesAway(-30)}
          author="Kasia L."
          role="notatka wewnętrzna"
        >
          Producent: sprawa 8812-4.
        </ChronoEntry>
        <ChronoEntry
          {...common}
          kind="customer"
          number={1}
          at={minutesAway(-55)}
          author="Anna Nowak"
          attachments={<AttachmentLink href="#file" name="konsola.txt" note="Log, 48 kB" />}
        >
          Urządzenie nie wstaje po zaniku zasilania.
        </ChronoEntry>
      </Card>
    </div>
  )
}
