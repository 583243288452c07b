import type { Telling } from '../../rules/telling.ts'
import { quietMoment, sentInOfficeHours } from '../../rules/due-moments.ts'
import { act, type Story } from '../acts.ts'
import { firewallConsole, powerOverEthernet, videoBarLog } from './log-files.ts'

const LATE = 12
const REACTION = 60

/**
 * The head of the queue: one ticket late by twelve minutes and three that fall due before the hour is over. In office
 * hours two of them are promises of the office window; while the office is shut they are urgent ones of all hours.
 */
export function queueStories(tell: Telling): readonly Story[] {
  return [
    deadFirewall(tell),
    droppedMeetings(tell),
    phonesWithoutPower(tell),
    lostUplink(tell),
    questionOnWeekend(tell),
  ]
}

function deadFirewall(tell: Telling): Story {
  const sent = LATE + REACTION
  return {
    running: 217,
    language: 'pl',
    acts: [
      act(tell.minutesAgo(sent), 'lukasz', {
        does: 'open',
        line: 'A204518/FG100FTK24000013',
        priority: 'P1',
        title: 'FortiGate 100F nie uruchamia się po zaniku zasilania',
        text: 'Po krótkim zaniku zasilania w serwerowni w Łodzi firewall już nie wstał. Świeci tylko dioda zasilania, na konsoli zatrzymuje się na wyszukiwaniu nośnika. Sprawdziliśmy inny kabel i inne gniazdo.\n\nCała hala w Pabianicach jest bez dostępu do systemu produkcyjnego. Prosimy o pilną wymianę.',
        shared: false,
        files: [firewallConsole],
      }),
      act(tell.minutesAgo(31), 'anna', {
        does: 'reply',
        text: 'Nadal bez zmian, zmiana poranna stoi. Kto zajmuje się zgłoszeniem?',
      }),
    ],
  }
}

function droppedMeetings(tell: Telling): Story {
  const inOffice = sentInOfficeHours(tell.minutesAgo(-25), REACTION)
  return {
    running: 209,
    language: 'pl',
    acts: [
      act(inOffice ?? tell.minutesAgo(REACTION - 25), 'irena', {
        does: 'open',
        line: 'A204530/2441LZ0A5BC8',
        priority: inOffice === null ? 'P1' : 'P2',
        title: 'Rally Bar Mini – zrywa połączenie Teams co 10 minut',
        text: 'W sali 3.14 każde spotkanie w Teams rozłącza się po około 10 minutach, po czym urządzenie samo dołącza ponownie. W sali obok, na tym samym przełączniku, wszystko działa.\n\nJutro mamy tam szkolenie dla 40 osób. W załączniku log z urządzenia.',
        shared: true,
        files: [videoBarLog],
        recipients: ['recepcja@widokmorski.example'],
      }),
    ],
  }
}

/** The customer's last word waits for an answer: two office hours, or one hour when it is urgent. */
function phonesWithoutPower(tell: Telling): Story {
  const inOffice = sentInOfficeHours(tell.minutesAgo(-40), 120)
  return {
    running: 198,
    language: 'pl',
    acts: [
      act(tell.at('2027-03-23T11:20'), 'slawomir', {
        does: 'open',
        line: 'A204526/2447G-00601',
        priority: inOffice === null ? 'P1' : 'P2',
        title: 'X440-G2 48p: PoE nie zasila telefonów w szafie B',
        text: 'Od rana na SOR nie działa połowa telefonów podłączonych do przełącznika w szafie B. Porty pokazują „denied”. Restart telefonów nic nie zmienia.',
        shared: true,
      }),
      act(tell.at('2027-03-23T11:31'), 'kinga', { does: 'assign', to: 'kinga' }),
      act(tell.at('2027-03-23T11:38'), 'kinga', {
        does: 'reply',
        effect: 'ask',
        text: 'Dzień dobry, „denied” zwykle oznacza wyczerpany budżet mocy. Prosimy o wynik poleceń „show inline-power info ports 1-8” oraz „show power”.',
      }),
      act(tell.at('2027-03-24T09:10'), 'noc', {
        does: 'reply',
        text: 'W załączniku wynik obu poleceń. Drugi zasilacz jest zgłaszany jako uszkodzony.',
        files: [powerOverEthernet],
      }),
      act(tell.at('2027-03-24T09:42'), 'kinga', {
        does: 'reply',
        text: 'Potwierdzam: zasilacz PSU-2 nie ma napięcia wejściowego, więc budżet spadł o połowę. Prosimy sprawdzić bezpiecznik listwy B i przełożyć przewód do listwy A. Jeżeli dioda nie zaświeci, przyjmiemy zgłoszenie wymiany zasilacza.',
      }),
      act(inOffice ?? tell.minutesAgo(20), 'slawomir', {
        does: 'reply',
        text: 'Przewód przełożony do listwy A, dioda PSU-2 nadal nie świeci. Prosimy o decyzję w sprawie wymiany.',
      }),
    ],
  }
}

function lostUplink(tell: Telling): Story {
  return {
    running: 222,
    language: 'pl',
    acts: [
      act(tell.minutesAgo(15), 'noc', {
        does: 'open',
        line: 'A204525/S148FPTK24000120',
        priority: 'P1',
        title: 'FortiSwitch – brak uplinku po burzy',
        text: 'Po burzy przełącznik w szafie 2 nie ma połączenia z rdzeniem. Oba porty światłowodowe bez linku, wkładki zamienione, druga strona sprawna. Oddział wewnętrzny jest bez sieci.',
        shared: false,
      }),
    ],
  }
}

function questionOnWeekend(tell: Telling): Story {
  return {
    running: 215,
    language: 'pl',
    acts: [
      act(quietMoment(tell.now), 'marta', {
        does: 'open',
        line: 'A204522/8L2441A0C3F2B7',
        priority: 'P3',
        title: 'Jak włączyć SSO w Poly Lens?',
        text: 'Chcielibyśmy, żeby pracownicy urzędu logowali się do Poly Lens kontem służbowym. Gdzie włącza się SSO i jakie dane są potrzebne po stronie usługi katalogowej?',
        shared: false,
      }),
    ],
  }
}
