import { madeUpTaxIds } from '../rules/made-up-tax-ids.ts'
import type { DemoCompany } from './companies.ts'

/** Name and town of the companies that only fill the lists; no hand-written story is about them. */
const namesAndTowns: readonly (readonly [name: string, city: string, postalCode: string])[] = [
  ['Fabryka Wzorów Sp. z o.o.', 'Zmyślin', '05-002'],
  ['Drukarnia Zmyślona S.A.', 'Nibylandia', '00-951'],
  ['Browar Niebyły Sp. z o.o.', 'Przykładowo', '62-002'],
  ['Teatr Wymyślony', 'Kraków', '31-002'],
  ['Muzeum Przykładu', 'Przykładowo', '62-003'],
  ['Liceum Fikcyjne nr 0', 'Łódź', '90-003'],
  ['Spedycja Donikąd Sp. z o.o.', 'Gdynia', '81-004'],
  ['Gospodarstwo Rolne Nibyłąka', 'Nibylandia', '00-952'],
  ['Piekarnia Próbna S.C.', 'Poznań', '61-005'],
  ['Apteki Wzorcowe Sp. z o.o.', 'Wrocław', '50-006'],
  ['Stadnina Pozorna', 'Zmyślin', '05-003'],
  ['Port Lotniczy Zmyślin', 'Zmyślin', '05-004'],
  ['Kopalnia Pomysłów S.A.', 'Katowice', '40-007'],
  ['Bank Spółdzielczy w Nibylandii', 'Nibylandia', '00-953'],
  ['Powiat Przykładowy', 'Przykładowo', '62-004'],
  ['Biblioteka Urojona', 'Wrocław', '50-007'],
  ['Klinika Próbna Sp. z o.o.', 'Warszawa', '00-008'],
  ['Hurtownia Atrapa S.A.', 'Katowice', '40-008'],
  ['Elektrownia Fikcja S.A.', 'Gdynia', '81-009'],
  ['Telewizja Nigdzie Sp. z o.o.', 'Warszawa', '00-009'],
]

/** The first serial part that the hand-written companies have not taken. */
const FIRST_FREE = 20

/** Twenty more customers, each with one site, so that lists are as long as in real life. */
export const extraCompanies: readonly DemoCompany[] = madeUpTaxIds(FIRST_FREE, namesAndTowns.length).flatMap(
  (taxId, index) => {
    const [name, city, postalCode] = namesAndTowns[index] ?? []
    if (name === undefined || city === undefined || postalCode === undefined) return []
    const key = `extra-${index + 1}`
    const street = `ul. Umowna ${index + 1}`
    const site = { key: `${key}-site`, name: 'siedziba', street, postalCode, city, contactName: '', contactPhone: '' }
    return [{ key, name, taxCountry: 'PL', country: 'PL', taxId, street, postalCode, city, sites: [site] }]
  },
)
