import type { StaffRole } from '../../../platform/context.ts'

/** A person of the demo world. Customers and partners name their companies; staff their roles. */
export type DemoPerson = {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly locale: 'pl' | 'en'
  readonly phone: string
  readonly companies: readonly string[]
  readonly isAdministrator?: boolean
  readonly roles?: readonly StaffRole[]
  /** Has an account and a company, but has not proven a right yet. */
  readonly unproven?: boolean
}

const customers: readonly DemoPerson[] = [
  {
    key: 'anna',
    name: 'Anna Nowak',
    email: 'anna.nowak@zlotygron.example',
    locale: 'pl',
    phone: '120000012',
    companies: ['gron'],
    isAdministrator: true,
  },
  {
    key: 'lukasz',
    name: 'Łukasz Żak',
    email: 'lukasz.zak@zlotygron.example',
    locale: 'pl',
    phone: '120000011',
    companies: ['gron'],
  },
  {
    key: 'marta',
    name: 'Marta Ćwiklińska-Wróbel',
    email: 'marta.cwiklinska@przykladowo.example',
    locale: 'pl',
    phone: '120000021',
    companies: ['gmina'],
    isAdministrator: true,
  },
  {
    key: 'slawomir',
    name: 'Sławomir Śliwa',
    email: 's.sliwa@szpital-zmyslin.example',
    locale: 'pl',
    phone: '120000031',
    companies: ['szpital'],
    isAdministrator: true,
  },
  {
    key: 'noc',
    name: 'Dyżur NOC',
    email: 'noc@szpital-zmyslin.example',
    locale: 'pl',
    phone: '120000032',
    companies: ['szpital'],
  },
  {
    key: 'irena',
    name: 'Irena Łoś',
    email: 'irena.los@widokmorski.example',
    locale: 'pl',
    phone: '120000041',
    companies: ['hotel'],
    isAdministrator: true,
  },
  {
    key: 'pawel',
    name: 'Paweł Dąbek',
    email: 'pawel.dabek@uw.example',
    locale: 'pl',
    phone: '120000051',
    companies: ['uniwersytet'],
    isAdministrator: true,
  },
  {
    key: 'zofia',
    name: 'Zofia Źrebięcka',
    email: 'zofia@cwik-zrebiecki.example',
    locale: 'pl',
    phone: '120000061',
    companies: ['kancelaria'],
    isAdministrator: true,
  },
  {
    key: 'jan',
    name: 'Jan Kos',
    email: 'jan.kos@wodociagi.example',
    locale: 'pl',
    phone: '120000071',
    companies: ['wodociagi'],
    isAdministrator: true,
  },
  {
    key: 'klaus',
    name: 'Klaus Weber',
    email: 'klaus.weber@beispielnetz.example',
    locale: 'en',
    phone: '+493510000001',
    companies: ['beispiel'],
    isAdministrator: true,
  },
  {
    key: 'jana',
    name: 'Jana Dvořáková',
    email: 'jana@priklad.example',
    locale: 'en',
    phone: '+420500000001',
    companies: ['priklad'],
    isAdministrator: true,
  },
  {
    key: 'ewa-krajewska',
    name: 'Ewa Krajewska',
    email: 'ewa.krajewska@uslugi-it.example',
    locale: 'pl',
    phone: '120000081',
    companies: ['gron', 'kancelaria'],
  },
  {
    key: 'nowy',
    name: 'Olga Kwiatek',
    email: 'olga.kwiatek@zlotygron.example',
    locale: 'pl',
    phone: '120000013',
    companies: ['gron'],
    unproven: true,
  },
]

const partners: readonly DemoPerson[] = [
  {
    key: 'tomasz',
    name: 'Tomasz Górny',
    email: 'tomasz.gorny@kropka.example',
    locale: 'pl',
    phone: '120000091',
    companies: ['kropka'],
    isAdministrator: true,
  },
  {
    key: 'beata',
    name: 'Beata Łęcka',
    email: 'beata.lecka@kropka.example',
    locale: 'pl',
    phone: '120000092',
    companies: ['kropka'],
  },
  {
    key: 'michal',
    name: 'Michał Łuk',
    email: 'michal@avluk.example',
    locale: 'pl',
    phone: '120000101',
    companies: ['luk'],
    isAdministrator: true,
  },
]

const staff: readonly DemoPerson[] = [
  member('adam', 'Adam Wilk', ['engineer']),
  member('kinga', 'Kinga Lis', ['engineer']),
  { ...member('oleksandr', 'Oleksandr Melnyk', ['engineer']), locale: 'en' },
  member('halina', 'Halina Żuraw', ['coordinator']),
  member('piotr', 'Piotr Sowa', ['coordinator']),
  member('rafal', 'Rafał Jeleń', ['onsite']),
  member('sara', 'Sara Bąk', ['onsite']),
  member('dorota', 'Dorota Sarna', ['contracts']),
  member('igor', 'Igor Tur', ['contracts']),
  member('ewa-orzel', 'Ewa Orzeł', ['manager']),
  member('marek', 'Marek Żubr', ['manager']),
  member('alicja', 'Alicja Ryś', ['admin']),
  member('bogdan', 'Bogdan Bóbr', ['admin', 'engineer']),
]

export const people: readonly DemoPerson[] = [...customers, ...partners, ...staff]

function member(key: string, name: string, roles: readonly StaffRole[]): DemoPerson {
  return {
    key,
    name,
    email: `${key.replaceAll(/[^a-z]/g, '.')}@serwis.example`,
    locale: 'pl',
    phone: '120000110',
    companies: [],
    roles,
  }
}
