import type { Scenario } from './scenario.ts'

const pl = { language: 'pl' } as const
const firewalls = { models: ['FortiGate 60F', 'FortiGate 100F', 'FortiGate 200F'] } as const
const switches = { models: ['X440', 'X465', 'X690', 'FortiSwitch'] } as const
const accessPoints = { models: ['FortiAP', 'AP410C'] } as const

/** Firewalls, switches and access points. */
export const networkScenarios: readonly Scenario[] = [
  {
    ...pl,
    ...firewalls,
    priorities: ['P1', 'P2'],
    title: ({ host }) => `${host}: tunel IPsec nie zestawia się`,
    report: ({ host, address, minutes }) =>
      `Od ${minutes} minut tunel między ${host} a oddziałem (${address}) nie przechodzi fazy 1. Po naszej stronie nic nie było zmieniane.`,
    question: 'Prosimy o wynik „diagnose vpn ike gateway list” oraz informację, czy operator łącza nie zmienił adresu.',
    answer: ({ address }) => `Operator potwierdził zmianę adresu na ${address}. Wynik polecenia w załączniku.`,
    solution:
      'Po wpisaniu nowego adresu bramy tunel się zestawił. Zalecamy nazwę DNS zamiast adresu, wtedy taka zmiana nie przerwie połączenia.',
    log: ({ address }) => [
      'vd: root/0',
      'name: do-oddzialu',
      `addr: 192.0.2.1:500 -> ${address}:500`,
      'IKE SA: created 3/0',
      'status: connecting, state 1',
    ],
  },
  {
    ...pl,
    ...firewalls,
    priorities: ['P2', 'P3'],
    title: ({ host }) => `${host}: wysokie użycie pamięci, tryb oszczędzania`,
    report: ({ host, minutes }) =>
      `${host} wszedł w tryb oszczędzania pamięci i przez ${minutes} minut odrzucał nowe sesje. Powtarza się to codziennie rano.`,
    question: 'Prosimy o „diagnose sys top-mem 10” wykonane w trakcie problemu i wersję oprogramowania.',
    answer: () => 'Wersja 7.2.4, wynik zebrany dziś rano w załączniku. Najwięcej zajmuje proces ips.',
    solution:
      'To znany błąd silnika IPS w tej wersji. Aktualizacja do 7.2.8 usuwa wyciek; po aktualizacji użycie pamięci ustabilizowało się na 58 %.',
    log: () => ['ipsengine (512): 1432 MB', 'wad (233): 210 MB', 'node (301): 96 MB', 'cached: 118 MB, free: 61 MB'],
  },
  {
    ...pl,
    ...firewalls,
    priorities: ['P3'],
    title: () => 'Jak wysłać logi do zewnętrznego serwera syslog?',
    report: ({ address }) =>
      `Audytor wymaga wysyłania logów do serwera ${address} w formacie CEF. Czy da się to ustawić tylko dla zdarzeń bezpieczeństwa?`,
    question: 'Da się. Prosimy o numer portu i informację, czy serwer przyjmuje TLS.',
    answer: ({ port }) => `Port ${6500 + port}, TLS tak, certyfikat z naszego urzędu.`,
    solution:
      'Przesyłamy gotową konfigurację: osobny serwer syslog z filtrem na kategorie „security” i „event” oraz poziom od „warning”. Dziennik testowy dotarł.',
  },
  {
    ...pl,
    ...firewalls,
    priorities: ['P2'],
    title: ({ host }) => `${host}: certyfikat portalu gościa wygasł`,
    report: ({ people }) =>
      `Od rana około ${people} gości widzi ostrzeżenie o certyfikacie i nie może się zalogować do sieci gościnnej.`,
    question:
      'Czy certyfikat był wgrany ręcznie, czy odnawia się automatycznie? Prosimy o datę ważności z zakładki „Certificates”.',
    answer: () => 'Wgrany ręcznie przez poprzedniego administratora, wygasł dziś w nocy.',
    solution:
      'Nowy certyfikat wgrany i przypisany do portalu, automatyczne odnawianie włączone. Prosimy sprawdzić na jednym telefonie po wyczyszczeniu sesji.',
  },
  {
    ...pl,
    ...switches,
    priorities: ['P1', 'P2'],
    title: ({ host }) => `${host} restartuje się co kilka godzin`,
    report: ({ host, people }) =>
      `${host} restartuje się bez ostrzeżenia, za każdym razem około ${people} osób traci sieć na cztery minuty.`,
    question: 'Prosimy o „show log” z czasu sprzed restartu i informację, z której listwy jest zasilany przełącznik.',
    answer: () => 'Log w załączniku. Zasilany z tej samej listwy co klimatyzator.',
    solution:
      'W logu widać spadki napięcia zasilania. Po przeniesieniu na listwę z podtrzymaniem restarty ustały; sprzęt jest sprawny.',
    log: ({ host }) => [
      `${host} <Warn:HAL.Sys.PSU> PSU-1 input under voltage`,
      `${host} <Crit:HAL.Sys.PSU> PSU-1 power lost`,
      `${host} <Info:DM.Boot> system booted, reset cause: power`,
    ],
  },
  {
    ...pl,
    ...switches,
    priorities: ['P2'],
    title: ({ host, port }) => `${host}: port ${port} gubi pakiety`,
    report: ({ host, port, minutes }) =>
      `Na porcie ${port} przełącznika ${host} od ${minutes} minut rośnie licznik błędów CRC, a drukarki etykiet tracą połączenie.`,
    question: 'Prosimy wymienić kabel na krótki, fabryczny i przesłać „show ports rxerrors” przed zmianą i po niej.',
    answer: ({ port }) => `Na fabrycznym kablu błędów nie ma, na starym rosną. Wynik dla portu ${port} w załączniku.`,
    solution:
      'Przyczyną był zagnieciony kabel w korytku. Po wymianie błędów brak, zgłoszenie zamykamy za Państwa zgodą.',
    log: ({ port }) => [
      'Port  Link  Rx Crc  Rx Over  Rx Under  Rx Frag',
      `${port}    A     18842   0        0         311`,
      `${port}    A     0       0        0         0`,
    ],
  },
  {
    ...pl,
    ...switches,
    priorities: ['P3'],
    title: () => 'Prośba o pomoc w podziale sieci na VLAN-y',
    report: ({ people }) =>
      `Chcemy oddzielić kamery i drukarki od ${people} stanowisk biurowych. Czy na tym przełączniku można to zrobić bez przerwy w pracy?`,
    question: 'Można. Prosimy o listę portów z przeznaczeniem i adresację, jaka ma obowiązywać w nowych sieciach.',
    answer: () =>
      'Lista w wiadomości: porty 1–24 biuro, 25–36 kamery, 37–40 drukarki. Adresacja według Państwa propozycji.',
    solution:
      'Przesłana konfiguracja została wgrana wspólnie podczas rozmowy. Kamery i drukarki mają własne sieci, ruch między nimi jest zablokowany.',
  },
  {
    ...pl,
    ...switches,
    priorities: ['P1'],
    title: ({ host }) => `${host}: pętla, cały segment bez sieci`,
    report: ({ people }) =>
      `Wszystkie porty migają równo, ${people} osób nie ma sieci. Wygląda na pętlę, nie wiemy, gdzie.`,
    question: 'Prosimy odłączyć porty 41–48, jeden po drugim, i powiedzieć, po którym miganie ustanie.',
    answer: ({ port }) => `Ustało po odłączeniu portu ${port}. Ktoś wpiął oba końce kabla do gniazd w sali.`,
    solution:
      'Na wszystkich portach dostępowych włączyliśmy ochronę przed pętlą; następna taka pomyłka wyłączy tylko jeden port.',
  },
  {
    ...pl,
    ...accessPoints,
    priorities: ['P2'],
    title: () => 'Słaby zasięg i rozłączanie laptopów',
    report: ({ people }) =>
      `Przy więcej niż ${people} osobach w sali laptopy tracą połączenie i wracają dopiero po kilku minutach.`,
    question:
      'Prosimy o zrzut listy klientów z kontrolera w takiej chwili i informację, na jakim kanale pracują sąsiednie punkty.',
    answer: () => 'Wszystkie trzy punkty są na kanale 36, lista w załączniku.',
    solution: 'Rozdzieliliśmy kanały i zmniejszyliśmy moc nadawania. W próbie z pełną salą nikt się nie rozłączył.',
    log: () => [
      'ap-01 ch 36 clients 44 util 91 %',
      'ap-02 ch 36 clients 39 util 88 %',
      'ap-03 ch 36 clients 41 util 90 %',
    ],
  },
  {
    ...pl,
    ...accessPoints,
    priorities: ['P2', 'P3'],
    title: ({ host }) => `${host}: punkt dostępowy świeci na bursztynowo`,
    report: () => 'Jeden z punktów świeci na bursztynowo i nie rozgłasza sieci. Pozostałe działają.',
    question:
      'Prosimy zamienić go miejscami z sąsiednim: jeśli objaw pójdzie za punktem, przyjmiemy zgłoszenie wymiany.',
    answer: () => 'Po zamianie działa normalnie w nowym miejscu, a drugi w tym samym miejscu świeci na bursztynowo.',
    solution:
      'Wina leży po stronie portu przełącznika, który podaje za małą moc. Po przepięciu na inny port oba punkty pracują.',
  },
  {
    language: 'en',
    models: ['X465', 'X690'],
    priorities: ['P2', 'P3'],
    title: ({ host }) => `${host}: port LED amber after firmware update`,
    report: ({ port }) =>
      `Since the update to 31.7 the LED of port ${port} stays amber although the link works. Is this cosmetic or do we have to worry?`,
    question:
      'Thank you for reporting. Please send us the output of “show ports configuration” and “show log severity warning”.',
    answer: () => 'Attached. No errors on the link as far as we can see.',
    solution:
      'The port negotiated 10 Gb/s although the optic supports 25 Gb/s; amber shows the lower speed. After setting auto-negotiation off the LED is green.',
    log: ({ port }) => ['Port  Config  Actual  Duplex  Auto', `1:${port}  AUTO    10000   FULL    ON`],
  },
  {
    language: 'en',
    models: ['X465', 'X690'],
    priorities: ['P1', 'P2'],
    title: ({ host }) => `${host}: slot does not join the stack`,
    report: ({ minutes }) =>
      `After a power cut one slot stays in “failed” state. We waited ${minutes} minutes and power-cycled it twice.`,
    question:
      'Please connect to the console of the failed slot and send us everything from power-on to the login prompt.',
    answer: () => 'The console log is attached, it complains about the image version.',
    solution:
      'The slot had booted from its secondary partition with an older image. After synchronising the partitions it joined the stack.',
    log: () => [
      'Slot-3: booting secondary image 30.2',
      'Slot-1: version mismatch, Slot-3 set to Failed',
      'Slot-1: licence level match',
    ],
  },
]
