import type { Telling } from '../../rules/telling.ts'
import { act, type Story } from '../acts.ts'
import { accessPointLog } from './log-files.ts'
import { plainPdf } from './plain-pdf.ts'

/** Tickets that are over: one full of signs that must be shown as they are, one to reactivate, one from an older system. */
export const pastStories = (tell: Telling): readonly Story[] => [oddSigns(tell), lostAccessPoint(tell), legacy(tell)]

function oddSigns(tell: Telling): Story {
  return {
    running: 149,
    language: 'pl',
    acts: [
      act(tell.at('2027-03-04T14:10'), 'anna', {
        does: 'open',
        line: 'A204518/2219G-00088',
        priority: 'P3',
        title: 'Ćma, żółw i łącze: świetlówka "mruga" <b>test</b> & 100 %',
        text: "Dioda portu 12 „mruga” jak świetlówka, choć ruchu prawie nie ma: 100 % pakietów to <broadcast> & multicast.\n\n<script>alert('nie powinno się uruchomić')</script>\n\nW nazwie portu mamy \\n i {{nazwa}}; proszę sprawdzić, czy to nie od tego. Zażółć gęślą jaźń.",
        shared: true,
        files: [
          {
            name: 'łącze – „żółć” & <b>port 12<∕b>.txt',
            kind: 'log',
            content: 'port 12: rx 100 % broadcast\nopis: "<b>żółw</b>" & {{nazwa}}\n',
          },
        ],
      }),
      act(tell.at('2027-03-04T14:30'), 'kinga', { does: 'assign', to: 'kinga' }),
      act(tell.at('2027-03-04T14:52'), 'kinga', {
        does: 'reply',
        text: 'Opis portu nie ma znaczenia, może zawierać dowolne znaki, także <b> i &. Mruganie to prawidłowa sygnalizacja ruchu rozgłoszeniowego; źródłem jest drukarka w VLAN 30, warto wyłączyć na niej nieużywane protokoły.',
        effect: 'solve',
      }),
      act(tell.at('2027-03-05T08:15'), 'anna', {
        does: 'close',
        text: 'Drukarka przestawiona, „ćma” zniknęła. Dziękuję!',
      }),
    ],
  }
}

/** Its contract has expired since it was closed, so that coming back to it is no longer covered. */
function lostAccessPoint(tell: Telling): Story {
  return {
    running: 101,
    language: 'pl',
    acts: [
      act(tell.at('2027-02-08T10:10'), 'jan', {
        does: 'open',
        line: 'B100117/FP231FTK23000051',
        priority: 'P2',
        title: 'FortiAP nie rejestruje się',
        text: 'Po wymianie przełącznika punkt dostępowy w sterowni nie zgłasza się do kontrolera. Zasilanie PoE jest, adres z DHCP dostaje.',
        files: [accessPointLog],
      }),
      act(tell.at('2027-02-08T10:20'), 'adam', { does: 'assign', to: 'adam' }),
      act(tell.at('2027-02-08T10:45'), 'adam', {
        does: 'reply',
        effect: 'ask',
        text: 'Punkt szuka kontrolera pod 198.51.100.10 i nie dostaje odpowiedzi. Czy nowy przełącznik przepuszcza UDP 5246 i 5247 do sieci zarządzania?',
      }),
      act(tell.at('2027-02-09T09:05'), 'jan', {
        does: 'reply',
        text: 'Brakowało VLAN-u zarządzania na porcie. Po dodaniu punkt się zgłosił.',
      }),
      act(tell.at('2027-02-09T09:40'), 'adam', {
        does: 'reply',
        effect: 'solve',
        text: 'Świetnie. Zostawiamy zgłoszenie jako rozwiązane; gdyby punkt znów zniknął, wystarczy odpisać.',
      }),
      act(tell.at('2027-02-12T08:30'), 'jan', { does: 'close' }),
    ],
  }
}

function legacy(tell: Telling): Story {
  const pdf = plainPdf([
    'Eksport z poprzedniego systemu zgloszen - nr 2019/0417',
    'Klient: Wodociagi Nibylandia   Urzadzenie: FGT60FTK23000019',
    '',
    '12.11.2026 08:14  J. Kos: Tunel VPN do stacji pomp zrywa sie co noc.',
    '12.11.2026 09:02  Serwis: Prosimy o log z godzin 1-3.',
    '13.11.2026 10:40  J. Kos: Log przeslany.',
    '13.11.2026 13:25  Serwis: Klucz wygasa po 86400 s po obu stronach o innej porze. Ujednolicono.',
    '20.11.2026 11:00  J. Kos: Od tygodnia bez przerw. Dziekuje.',
  ])
  return {
    running: 3980,
    language: 'pl',
    acts: [
      act(tell.at('2026-12-21T09:30'), 'jan', {
        does: 'open',
        line: 'B100117/FGT60FTK23000019',
        priority: 'P3',
        title: '(import) Dialog z poprzedniego systemu',
        text: 'Cały dialog zgłoszenia z poprzedniego systemu jest w załączonym pliku PDF.',
        files: [{ name: 'zgłoszenie-2019-0417.pdf', kind: 'other', content: pdf }],
      }),
      act(tell.at('2026-12-21T09:45'), 'adam', {
        does: 'reply',
        text: 'Dialog dołączony do historii urządzenia. Zamykam zgłoszenie.',
      }),
      act(tell.at('2026-12-21T09:50'), 'adam', { does: 'close', text: 'Przeniesione z poprzedniego systemu.' }),
    ],
  }
}
