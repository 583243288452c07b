import type { Temporal } from 'temporal-polyfill'
import { WARSAW } from '../../../calendar/rules/calendar.ts'
import { returnDueAt } from '../../../calendar/rules/return-date.ts'
import type { Telling } from '../../rules/telling.ts'
import { act, type Story } from '../acts.ts'

/** Replacements, couriers and visits, told in the dialogue by the people who arrange them. */
export const deliveryStories = (tell: Telling): readonly Story[] => [wayBack(tell), brokenParcel(tell), visit(tell)]

function wayBack(tell: Telling): Story {
  const delivered = tell.daysAgo(6, '11:20')
  const until = dayOf(returnDueAt(delivered, 7, { timeZone: WARSAW, statutory: 'PL' }))
  return {
    running: 171,
    language: 'pl',
    acts: [
      act(tell.at('2027-03-15T09:40'), 'zofia', {
        does: 'open',
        line: 'A204544/FGT60FTK25000061',
        priority: 'P1',
        title: 'Zwrot jednostki po wymianie – dzień 6/7',
        text: 'Router w kancelarii nie włącza się od rana. Zasilacz sprawdzony miernikiem, daje prawidłowe napięcie. Mamy dziś rozprawy zdalne.',
        shared: false,
        channel: 'phone',
      }),
      act(tell.at('2027-03-15T09:45'), 'adam', { does: 'assign', to: 'adam' }),
      act(tell.at('2027-03-15T10:10'), 'adam', {
        does: 'reply',
        text: 'Pani Mecenas, dziękuję za rozmowę. Urządzenie nie przechodzi testu startowego, przyjmujemy zgłoszenie wymiany. Urządzenie zastępcze wyślemy najbliższym kurierem, do tego czasu prosimy korzystać z routera operatora.',
      }),
      act(tell.daysAgo(6, '12:05'), 'halina', {
        does: 'reply',
        effect: 'ask',
        text: `Kurier potwierdził doręczenie urządzenia zastępczego. Na odesłanie uszkodzonego jest siedem dni kalendarzowych, czyli do ${until}. Etykieta zwrotna jest w paczce, przesyłkę opłacamy my.`,
      }),
      act(tell.daysAgo(5, '10:30'), 'zofia', {
        does: 'reply',
        text: 'Nowe urządzenie działa, dziękujemy. Stare jest spakowane, kurier jeszcze nie przyjechał.',
      }),
      act(tell.daysAgo(5, '10:55'), 'halina', {
        does: 'reply',
        effect: 'ask',
        text: `Cieszymy się. Prosimy zamówić odbiór pod numerem z etykiety. Gdyby potrzebnych było kilka dni więcej, wystarczy odpisać przed ${until}.`,
      }),
    ],
  }
}

function brokenParcel(tell: Telling): Story {
  const until = dayOf(tell.daysAgo(-2, '12:00'))
  return {
    running: 160,
    language: 'pl',
    acts: [
      act(tell.at('2027-03-12T13:05'), 'irena', {
        does: 'open',
        line: 'A204530/2437LZ0H1027',
        priority: 'P2',
        title: 'Uszkodzona paczka GLS z urządzeniem zastępczym',
        text: 'Kamera w sali balowej w Sopocie gubi obraz po kilku minutach, po wyłączeniu i włączeniu wraca na chwilę.',
        shared: false,
      }),
      act(tell.at('2027-03-12T13:20'), 'kinga', { does: 'assign', to: 'kinga' }),
      act(tell.at('2027-03-12T13:40'), 'kinga', {
        does: 'reply',
        text: 'Objaw wskazuje na uszkodzoną matrycę. Przyjmujemy zgłoszenie wymiany, urządzenie zastępcze wyruszy jeszcze dziś.',
      }),
      act(tell.daysAgo(5, '13:10'), 'irena', {
        does: 'reply',
        text: 'Paczka przyszła dziś z wgniecionym bokiem, obudowa urządzenia jest pęknięta. Kurier odjechał, zanim ją otworzyliśmy. Co robimy?',
      }),
      act(tell.daysAgo(5, '13:35'), 'halina', {
        does: 'reply',
        effect: 'ask',
        text: 'Protokół szkody można spisać jeszcze w ciągu siedmiu dni od doręczenia. Prosimy zachować karton i wypełniacz oraz zrobić zdjęcia wszystkich boków i etykiety. Kuriera zamówimy my, drugie urządzenie zastępcze już przygotowujemy.',
      }),
      act(tell.daysAgo(4, '09:20'), 'irena', {
        does: 'escalate',
        reason:
          'Karton i urządzenie czekają na recepcji w Sopocie, zdjęcia zrobione, ale kuriera nadal nie ma. W przyszłym tygodniu mamy w tej sali konferencję, prosimy o pilne ustalenie terminu.',
      }),
      act(tell.daysAgo(4, '09:50'), 'halina', {
        does: 'move',
        move: 'agreed',
        text: `Kurier spisze protokół na recepcji w Sopocie do ${until}, godz. 12:00. Prosimy nie wyrzucać opakowania.`,
        until: tell.daysAgo(-2, '12:00'),
      }),
    ],
  }
}

function visit(tell: Telling): Story {
  const day = dayOf(tell.daysAgo(-1, '10:00'))
  return {
    running: 155,
    language: 'pl',
    acts: [
      act(tell.at('2027-03-09T08:50'), 'slawomir', {
        does: 'open',
        line: 'A204525/2418G-00301',
        priority: 'P3',
        title: 'Wizyta SOS – wymiana przełącznika, serwerownia bez zasięgu',
        text: 'Przełącznik w szafie 3 co kilka godzin gubi połowę portów. Wymianę trzeba zaplanować poza godzinami przyjęć, a w serwerowni w pawilonie C nie ma zasięgu telefonów.',
        shared: true,
      }),
      act(tell.at('2027-03-09T09:05'), 'adam', { does: 'assign', to: 'adam' }),
      act(tell.at('2027-03-09T09:10'), 'adam', {
        does: 'rank',
        priority: 'P2',
        reason: 'Zanikające porty utrudniają pracę oddziału, to więcej niż pytanie.',
      }),
      act(tell.at('2027-03-09T09:25'), 'adam', {
        does: 'reply',
        text: 'Dziękujemy za zgłoszenie. W logach widać resety układu przełączającego, wymiana jest potrzebna. Proponujemy wizytę inżyniera z urządzeniem zastępczym; konfigurację odtworzymy z kopii.',
      }),
      act(tell.at('2027-03-10T12:15'), 'slawomir', {
        does: 'reply',
        text: 'Odpowiada nam okno od 10:00, wtedy oddział pracuje na łączu zapasowym. Prosimy o nazwisko inżyniera do przepustki.',
      }),
      act(tell.at('2027-03-10T12:40'), 'halina', {
        does: 'move',
        move: 'agreed',
        text: `Wizyta uzgodniona na ${day}, godz. 10:00. Przyjedzie Rafał Jeleń, wymiana potrwa około dwóch godzin.`,
        until: tell.daysAgo(-1, '10:00'),
      }),
      act(tell.at('2027-03-10T12:50'), 'halina', {
        does: 'note',
        text: 'Rafał: w pawilonie C nie ma zasięgu. Kopię konfiguracji i protokół zabrać na pendrivie, telefon kontaktowy to stacjonarny NOC.',
      }),
    ],
  }
}

/** `31.03.2027`, as people write it in a letter. */
function dayOf(moment: Temporal.Instant): string {
  const { day, month, year } = moment.toZonedDateTimeISO(WARSAW)
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`
}
