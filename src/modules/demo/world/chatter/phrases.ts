type Phrases = {
  readonly greetings: readonly string[]
  readonly thanks: readonly string[]
  readonly notes: readonly string[]
  readonly goodbyes: readonly string[]
  readonly returns: readonly string[]
  readonly again: string
  readonly silence: string
  readonly vendor: string
  readonly agreed: string
}

/** What people say around the matter itself. */
export const phrases: Readonly<Record<'pl' | 'en', Phrases>> = {
  pl: {
    greetings: ['Dzień dobry.', 'Dzień dobry, dziękujemy za zgłoszenie.', 'Przyjęte, zajmuję się tym.'],
    thanks: [
      'Dziękuję, to wystarczy. Sprawdzam i wracam z odpowiedzią.',
      'Dziękuję za komplet danych. Odtwarzamy to u siebie.',
      'Wszystko jasne, przygotowujemy rozwiązanie.',
    ],
    notes: [
      'Podobny przypadek był w zeszłym kwartale, rozwiązanie to samo.',
      'Odtworzone na urządzeniu z magazynu.',
      'Jeżeli wróci, od razu do drugiej linii.',
      'Klient prosi o kontakt mailowy, nie telefoniczny.',
    ],
    goodbyes: ['Działa, dziękujemy za pomoc.', 'Potwierdzamy, problem rozwiązany.', 'Dziękujemy, można zamknąć.'],
    returns: [
      'Niestety problem wrócił dziś rano, objawy są takie same jak poprzednio.',
      'Po restarcie urządzenia objaw pojawił się ponownie.',
      'Przez kilka dni był spokój, teraz dzieje się to samo.',
    ],
    again:
      'Poprawka nie została zapisana w konfiguracji startowej. Zapisaliśmy ją i sprawdziliśmy działanie po ponownym uruchomieniu.',
    silence: 'Zamykamy po czasie bez odpowiedzi. Zgłoszenie można wznowić w każdej chwili, wystarczy odpisać.',
    vendor: 'Zgłosiliśmy sprawę producentowi i czekamy na poprawkę. Damy znać, gdy tylko odpowie.',
    agreed: 'Zgodnie z ustaleniem wracamy do sprawy po Państwa oknie serwisowym.',
  },
  en: {
    greetings: ['Hello,', 'Good morning,', 'Hello, thank you for your report.'],
    thanks: [
      'Thank you, that is all we need. We will come back to you with an answer.',
      'Thank you for the details, we are reproducing it now.',
    ],
    notes: [
      'Same as a case of last quarter, same solution.',
      'Reproduced on a stock unit.',
      'If it comes back, straight to the second line.',
    ],
    goodbyes: ['It works, thank you for your help.', 'Confirmed, the problem is solved.', 'Thanks, please close it.'],
    returns: [
      'Unfortunately the problem is back, with the same symptoms as before.',
      'After a restart it happens again.',
    ],
    again:
      'The correction had not been saved to the startup configuration. We have saved it and checked it after a restart.',
    silence:
      'We close this after some time without an answer. You may reactivate it at any moment, an answer is enough.',
    vendor: 'We have reported this to the vendor and wait for a fix. You will hear from us as soon as they answer.',
    agreed: 'As agreed we come back to this after your maintenance window.',
  },
}
