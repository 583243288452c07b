/** A company of the demo world; none of them exists, and their tax ids were never issued (ux 7.1). */
export type DemoCompany = {
  readonly key: string
  readonly name: string
  readonly taxCountry: string
  readonly taxId: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
  readonly sites: readonly DemoSite[]
}

export type DemoSite = {
  readonly key: string
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly contactName: string
  readonly contactPhone: string
}

const polish = { taxCountry: 'PL', country: 'PL' } as const

/** The twelve companies of the hand-written stories. */
export const companies: readonly DemoCompany[] = [
  {
    key: 'gron',
    name: 'Złoty Gron Sp. z o.o.',
    ...polish,
    taxId: '1200000011',
    street: 'ul. Przykładowa 12/4',
    postalCode: '90-001',
    city: 'Łódź',
    sites: [
      {
        key: 'gron-lodz',
        name: 'serwerownia',
        street: 'ul. Przykładowa 12',
        postalCode: '90-001',
        city: 'Łódź',
        contactName: 'Łukasz Żak',
        contactPhone: '120000011',
      },
      {
        key: 'gron-pabianice',
        name: 'hala produkcyjna',
        street: 'ul. Tkacka 3',
        postalCode: '95-200',
        city: 'Pabianice',
        contactName: 'Anna Nowak',
        contactPhone: '120000012',
      },
    ],
  },
  {
    key: 'gmina',
    name: 'Gmina Przykładowo',
    ...polish,
    taxId: '1200000028',
    street: 'Rynek 1',
    postalCode: '62-001',
    city: 'Przykładowo',
    sites: [
      {
        key: 'gmina-urzad',
        name: 'Urząd Gminy, sala sesyjna',
        street: 'Rynek 1',
        postalCode: '62-001',
        city: 'Przykładowo',
        contactName: 'Marta Ćwiklińska-Wróbel',
        contactPhone: '120000021',
      },
    ],
  },
  {
    key: 'szpital',
    name: 'Szpital Miejski w Zmyślinie',
    ...polish,
    taxId: '1200000034',
    street: 'ul. Zdrowa 5',
    postalCode: '05-001',
    city: 'Zmyślin',
    sites: [
      {
        key: 'szpital-serwerownia',
        name: 'serwerownia, pawilon C',
        street: 'ul. Zdrowa 5',
        postalCode: '05-001',
        city: 'Zmyślin',
        contactName: 'Sławomir Śliwa',
        contactPhone: '120000031',
      },
      {
        key: 'szpital-sor',
        name: 'SOR',
        street: 'ul. Zdrowa 5',
        postalCode: '05-001',
        city: 'Zmyślin',
        contactName: 'Dyżur NOC',
        contactPhone: '120000032',
      },
    ],
  },
  {
    key: 'hotel',
    name: 'Hotel Widok Morski S.A.',
    ...polish,
    taxId: '1200000040',
    street: 'Bulwar Wzorcowy 8',
    postalCode: '81-001',
    city: 'Gdynia',
    sites: [
      {
        key: 'hotel-gdynia',
        name: 'Gdynia, sala 3.12',
        street: 'Bulwar Wzorcowy 8',
        postalCode: '81-001',
        city: 'Gdynia',
        contactName: 'Irena Łoś',
        contactPhone: '120000041',
      },
      {
        key: 'hotel-sopot',
        name: 'Sopot, sala balowa',
        street: 'ul. Plażowa 2',
        postalCode: '81-701',
        city: 'Sopot',
        contactName: 'Irena Łoś',
        contactPhone: '120000041',
      },
      {
        key: 'hotel-hel',
        name: 'Hel, recepcja',
        street: 'ul. Portowa 1',
        postalCode: '84-150',
        city: 'Hel',
        contactName: 'Irena Łoś',
        contactPhone: '120000041',
      },
    ],
  },
  {
    key: 'uniwersytet',
    name: 'Uniwersytet Wzorcowy',
    ...polish,
    taxId: '1200000057',
    street: 'ul. Akademicka 7',
    postalCode: '61-001',
    city: 'Poznań',
    sites: [
      {
        key: 'uniwersytet-dc',
        name: 'centrum danych',
        street: 'ul. Akademicka 7',
        postalCode: '61-001',
        city: 'Poznań',
        contactName: 'Paweł Dąbek',
        contactPhone: '120000051',
      },
      {
        key: 'uniwersytet-kampus',
        name: 'kampus Północ',
        street: 'ul. Leśna 40',
        postalCode: '61-614',
        city: 'Poznań',
        contactName: 'Paweł Dąbek',
        contactPhone: '120000051',
      },
    ],
  },
  {
    key: 'kancelaria',
    name: 'Kancelaria Ćwik i Źrebięcki',
    ...polish,
    taxId: '1200000063',
    street: 'ul. Grodzka 22',
    postalCode: '31-001',
    city: 'Kraków',
    sites: [
      {
        key: 'kancelaria-krakow',
        name: 'biuro',
        street: 'ul. Grodzka 22',
        postalCode: '31-001',
        city: 'Kraków',
        contactName: 'Zofia Źrebięcka',
        contactPhone: '120000061',
      },
    ],
  },
  {
    key: 'wodociagi',
    name: 'Wodociągi Nibylandia',
    ...polish,
    taxId: '1200000086',
    street: 'ul. Wodna 1',
    postalCode: '00-950',
    city: 'Nibylandia',
    sites: [
      {
        key: 'wodociagi-stacja',
        name: 'stacja uzdatniania',
        street: 'ul. Wodna 1',
        postalCode: '00-950',
        city: 'Nibylandia',
        contactName: 'Jan Kos',
        contactPhone: '120000071',
      },
    ],
  },
  {
    key: 'beispiel',
    name: 'Beispiel Netz GmbH',
    taxCountry: 'DE',
    country: 'DE',
    taxId: 'DE123456788',
    street: 'Musterstraße 5',
    postalCode: '01067',
    city: 'Dresden',
    sites: [
      {
        key: 'beispiel-dresden',
        name: 'data room',
        street: 'Musterstraße 5',
        postalCode: '01067',
        city: 'Dresden',
        contactName: 'Klaus Weber',
        contactPhone: '+493510000001',
      },
    ],
  },
  {
    key: 'priklad',
    name: 'Příklad s.r.o.',
    taxCountry: 'CZ',
    country: 'CZ',
    taxId: 'CZ12345679',
    street: 'Vzorová 9',
    postalCode: '602 00',
    city: 'Brno',
    sites: [
      {
        key: 'priklad-brno',
        name: 'office',
        street: 'Vzorová 9',
        postalCode: '602 00',
        city: 'Brno',
        contactName: 'Jana Dvořáková',
        contactPhone: '+420500000001',
      },
    ],
  },
  {
    key: 'kropka',
    name: 'Integrator Kropka Sp. z o.o.',
    ...polish,
    taxId: '1200000092',
    street: 'ul. Kropkowa 10',
    postalCode: '00-001',
    city: 'Warszawa',
    sites: [],
  },
  {
    key: 'luk',
    name: 'AV Łuk S.C.',
    ...polish,
    taxId: '1200000100',
    street: 'ul. Łukowa 4',
    postalCode: '50-001',
    city: 'Wrocław',
    sites: [
      {
        key: 'luk-studio',
        name: 'sala pokazowa',
        street: 'ul. Łukowa 4',
        postalCode: '50-001',
        city: 'Wrocław',
        contactName: 'Michał Łuk',
        contactPhone: '120000101',
      },
    ],
  },
  {
    key: 'serwis',
    name: 'Serwis Demo S.A.',
    ...polish,
    taxId: '1200000117',
    street: 'ul. Serwisowa 1',
    postalCode: '30-001',
    city: 'Kraków',
    sites: [],
  },
]
