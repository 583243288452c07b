import type { Scenario } from './scenario.ts'

const pl = { language: 'pl' } as const
const bars = { models: ['Studio X30', 'Studio X50', 'Studio X70', 'Rally Bar'] } as const

/** Video bars, cameras, touch panels, and licences. */
export const videoScenarios: readonly Scenario[] = [
  {
    ...pl,
    ...bars,
    priorities: ['P1', 'P2'],
    title: () => 'Brak obrazu na drugim ekranie',
    report: ({ people }) =>
      `Na drugim monitorze jest czarny obraz, choć wczoraj działał. Za godzinę mamy posiedzenie na ${people} osób.`,
    question: 'Prosimy zamienić miejscami kable HDMI 1 i HDMI 2 i powiedzieć, czy czarny zostanie ten sam ekran.',
    answer: () => 'Po zamianie czarny jest drugi ekran, więc monitor jest sprawny.',
    solution:
      'Wyjście HDMI 2 było wyłączone w ustawieniach po aktualizacji. Po włączeniu w interfejsie WWW obraz wrócił.',
  },
  {
    ...pl,
    ...bars,
    priorities: ['P2'],
    title: () => 'Rozmówcy słyszą echo',
    report: ({ minutes }) =>
      `Po około ${minutes} minutach spotkania druga strona słyszy siebie z opóźnieniem. W sali nic nie zmieniano.`,
    question: 'Czy w sali jest włączone dodatkowe nagłośnienie? Prosimy też o log z ostatniego spotkania.',
    answer: () => 'Tak, od tygodnia stoi tam przenośny głośnik. Log w załączniku.',
    solution:
      'Echo powstaje, gdy dźwięk wychodzi przez głośnik poza kontrolą urządzenia. Po podłączeniu go do wyjścia liniowego i kalibracji echa nie ma.',
    log: ({ minutes }) => [
      'aec: converged 0.8 s',
      `aec: diverged after ${minutes * 60} s, tail 412 ms`,
      'aec: external loudspeaker suspected',
    ],
  },
  {
    ...pl,
    ...bars,
    priorities: ['P2', 'P3'],
    title: () => 'Kamera śledzi niewłaściwą osobę',
    report: () => 'Automatyczne kadrowanie pokazuje osobę na ekranie telewizora zamiast mówcy.',
    question: 'Prosimy o zdjęcie sali z miejsca kamery i wersję oprogramowania.',
    answer: () => 'Telewizor wisi naprzeciwko kamery, wersja sprzed dwóch lat.',
    solution:
      'Nowsza wersja pozwala wyłączyć część kadru. Po aktualizacji i zaznaczeniu telewizora kamera trzyma się mówcy.',
  },
  {
    ...pl,
    ...bars,
    priorities: ['P3'],
    title: () => 'Jak zmienić platformę z Zoom na Teams?',
    report: ({ people }) =>
      `Od nowego miesiąca przechodzimy na Teams. Czy urządzenie da się przełączyć bez wysyłania go do serwisu? Sal mamy ${Math.max(2, Math.floor(people / 10))}.`,
    question: 'Da się zdalnie. Prosimy o potwierdzenie, że sale mają już konta zasobów w katalogu.',
    answer: () => 'Konta sal są założone, hasła ma administrator.',
    solution:
      'Instrukcja przełączenia wysłana, pierwsza sala przełączona wspólnie. Pozostałe można zrobić tak samo, każda zajmuje około 20 minut.',
  },
  {
    ...pl,
    ...bars,
    priorities: ['P2'],
    title: () => 'Urządzenie nie pobiera kalendarza sali',
    report: () => 'Panel nie pokazuje dzisiejszych spotkań, dołączyć można tylko z kodu.',
    question: 'Czy konto sali nie ma wygasłego hasła? Prosimy sprawdzić logowanie w przeglądarce.',
    answer: () => 'Hasło wygasło wczoraj, ustawiliśmy nowe bez terminu.',
    solution: 'Po ponownym zalogowaniu sali kalendarz wrócił. Zalecamy wyłączyć wygasanie haseł kont zasobów.',
  },
  {
    ...pl,
    models: ['MeetUp', 'Studio E70', 'Studio USB'],
    priorities: ['P2'],
    title: () => 'Kamera nie jest wykrywana przez komputer',
    report: () => 'Po aktualizacji systemu komputer w sali nie widzi kamery, mikrofon działa.',
    question: 'Prosimy podłączyć kamerę bez koncentratora, krótkim kablem z zestawu, i sprawdzić w aplikacji aparatu.',
    answer: () => 'Bez koncentratora działa.',
    solution:
      'Koncentrator nie daje wystarczającej mocy dla nowego trybu 4K. Polecamy zasilany albo kabel aktywny; można też ograniczyć obraz do 1080p.',
  },
  {
    ...pl,
    models: ['Tap IP', 'Swytch'],
    priorities: ['P1', 'P2'],
    title: () => 'Panel dotykowy nie łączy się z salą',
    report: ({ address }) =>
      `Panel pokazuje „parowanie” i nic więcej. Adres z DHCP ma (${address}), jednostka w sali też.`,
    question: 'Czy panel i jednostka są w tej samej podsieci? Prosimy o zdjęcie ekranu „Sieć” z obu.',
    answer: () => 'Panel jest w sieci gościnnej, ktoś przepiął kabel przy sprzątaniu.',
    solution: 'Po przepięciu do właściwego gniazda sparował się sam. Gniazdo warto podpisać.',
  },
  {
    ...pl,
    models: ['FortiGate-VM', 'Rally Bar Mini', 'Studio X30'],
    priorities: ['P3'],
    title: () => 'Do kiedy ważna jest licencja i jak ją przenieść?',
    report: () => 'Przenosimy serwer na nową maszynę. Czy licencję przeniesiemy sami, czy robią to Państwo?',
    question: 'Przenosimy my, trwa to kilka minut. Prosimy o planowaną datę i numer seryjny nowej instancji.',
    answer: () => 'Piątek po 18:00, numer seryjny w wiadomości do opiekuna.',
    solution: 'Licencja jest przepisana na nową instancję, stara zachowa ważność jeszcze przez 24 godziny.',
  },
  {
    language: 'en',
    models: ['Studio X50', 'Studio X30'],
    priorities: ['P2'],
    title: () => 'Meeting room loses network every morning',
    report: ({ minutes }) =>
      `The unit shows “no network” for about ${minutes} minutes every morning and then recovers by itself.`,
    question:
      'Does your switch turn ports off at night to save energy? Please also send us the system log of this morning.',
    answer: () => 'Yes, energy saving is on from 20:00 to 7:30. Log attached.',
    solution:
      'The unit asks for its address before the port is fully up and waits too long for the next try. With a fixed address (or energy saving off on this port) the room is ready at once.',
    log: () => ['eth0: link up', 'dhcp: no offer, retry in 900 s', 'dhcp: offer from 192.0.2.1, lease 86400 s'],
  },
  {
    language: 'en',
    models: ['Studio X50', 'Studio X30'],
    priorities: ['P3'],
    title: () => 'How do we mute the microphones of all rooms at night?',
    report: ({ people }) =>
      `Our works council asks that the microphones are off after hours in rooms for more than ${people} people. Can this be scheduled?`,
    question: 'It can. Do you manage the rooms with Poly Lens, and in which time zone?',
    answer: () => 'Yes, with Lens, Central European Time.',
    solution:
      'We have sent you a policy for Lens: sleep with microphones off from 19:00 to 7:00, privacy indicator on. It is active in your two test rooms.',
  },
]
