import { beforeAll, describe, expect, test } from 'vitest'
import { aStaffMember } from '../../../../test/cast.ts'
import { aReader, textOf, type Reader } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket, ticketNow } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEventsOf } from '../../audit/index.ts'
import { changeCalendar, listCalendarRecords } from '../../calendar/index.ts'
import { eightByFive } from '../../calendar/rules/calendar.ts'
import type { Ticket } from '../../tickets/index.ts'
import { formOfCalendar } from '../rules/calendar-form.ts'
import { rowFields, type Typed } from '../rules/typed.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const EDIT = '/admin/kalendarze/8x5/edycja'
const usual = formOfCalendar(eightByFive)
const closed = {
  ...usual,
  ...rowFields('ex', 0, { date: '2026-11-23', kind: 'closed', hours: '', reason: 'Inwentaryzacja', author: '' }),
}
let reader: Reader
let ticket: Ticket

beforeAll(async () => {
  const desk = await aDesk(world, { plan: 'LOGI-HEZOPLUS' })
  ticket = await aTicket(world, desk, { priority: 'P3' })
  reader = await aReader(world, await aStaffMember(world, ['admin'], { name: 'Alicja Ryś' }))
})

const words = (response: Awaited<ReturnType<Reader['get']>>): string =>
  textOf(response).replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ')
const send = (typed: Typed, act: string, base = 1, reason = 'inwentaryzacja') =>
  reader.post(EDIT, { ...typed, base: String(base), reason, act })
const dueNow = async () => (await ticketNow(world, ticket.id)).nextDueAt?.toString()

describe('the calendar editor without script', () => {
  test('lists before saving exactly which clocks move, from when to when, and writes nothing', async () => {
    const page = await send(closed, 'preview')

    expect(words(page)).toContain('Przesunie się 1 zegar z 2 otwartych')
    expect(words(page)).toContain(`${ticket.number} Reakcja pon., 23 lis 2026, 11:05 wt., 24 lis 2026, 11:05`)
    expect(words(page)).toContain('23.11.2026 nie podano zamknięte cały dzień: Inwentaryzacja (Alicja Ryś)')
    expect(page.body).toContain(`href="/k/zgloszenia/${ticket.number}"`)
    expect(await dueNow()).toBe('2026-11-23T10:05:00Z')
  })

  test('goes back from the preview to the form with everything in it', async () => {
    const page = await send(closed, 'edit')

    expect(page.body).toContain('value="Inwentaryzacja"')
    expect(page.body).toContain('>inwentaryzacja</textarea>')
  })

  test.each<[string, Typed, string]>([
    [
      'two windows that overlap',
      { 'day-2': '9:00–17:00, 16:00–18:00' },
      'Okna zachodzą na siebie: wt. 9:00–17:00 oraz wt. 16:00–18:00',
    ],
    ['a window over midnight into the next', { 'day-1': '22:00–10:00' }, 'pn. 22:00–10:00 oraz wt. 9:00–17:00'],
    ['hours that cannot be read', { 'day-2': 'rano' }, 'Prosimy zapisać godziny jak 9:00–17:00'],
    ['a zone that is none', { timeZone: 'Europe/Cracow' }, 'strefy'],
    [
      'one day closed twice',
      rowFields('ex', 1, { date: '2026-11-23', kind: 'closed', hours: '', reason: 'Remont', author: '' }),
      'wykluczają się: „Inwentaryzacja” i „Remont”',
    ],
    ['a closure without a reason', { 'ex-0-reason': '' }, 'wymaga powodu i autora'],
    ['no reason for the change', { reason: '' }, 'Prosimy podać powód'],
  ])('refuses %s at its field', async (_, change, sentence) => {
    const refused = await reader.post(EDIT, { ...closed, base: '1', reason: 'próba', ...change, act: 'preview' })

    expect(refused.statusCode).toBe(422)
    expect(words(refused)).toContain(sentence)
  })

  test('adds a row and takes one away', async () => {
    const rowsIn = async (act: string) => [...(await send(closed, act)).body.matchAll(/name="ex-\d+-date"/g)].length

    expect([await rowsIn('add-row'), await rowsIn('remove-row:0')]).toEqual([2, 0])
  })
})

describe('a saved calendar', () => {
  test('is a version with author and reason; open clocks follow and the page says how far', async () => {
    const answer = await send(closed, 'save')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin/kalendarze/8x5?zapisano=2'])
    expect(words(await reader.get('/admin/kalendarze/8x5'))).toContain('Przeliczanie otwartych zegarów: 0 z 2')

    await world.drain()

    const page = words(await reader.get('/admin/kalendarze/8x5'))
    expect(page).toContain('Przeliczono otwarte zegary: 2, przesunięte: 1')
    expect(page).toMatch(/Wersja 2 obowiązuje Alicja Ryś .* inwentaryzacja/)
    expect(await dueNow()).toBe('2026-11-24T10:05:00Z')
    expect(await listEventsOf(itself(), '8x5')).toContainEqual(expect.objectContaining({ type: 'calendar.changed' }))
    expect(words(await reader.get('/admin/kalendarze/8x5/porownanie?od=1&do=2'))).toContain('1 różnica')
    expect(words(await reader.get('/admin/kalendarze'))).toContain('pn.–pt. 9:00–17:00')
  })

  test('of somebody else meanwhile shows both sides and loses nothing', async () => {
    await changeCalendar(itself(), { ...eightByFive, timeZone: 'Europe/Berlin' }, 'przeprowadzka', 2)

    const held = await send({ ...closed, 'day-6': '10:00–14:00' }, 'preview', 2)

    expect(held.statusCode).toBe(409)
    expect(words(held)).toContain('zapisano wersję 3 (wiersz poleceń): „przeprowadzka”')
    expect(words(held)).toContain('Strefa czasowa Europe/Warsaw Europe/Berlin')
    expect(words(held)).toContain('Sobota zamknięte 10:00–14:00')
    expect(held.body).toContain('name="base" value="3"')
    expect(await listCalendarRecords(itself(), '8x5')).toHaveLength(3)
  })
})

test('statutory days are shown with their law and cannot be edited', async () => {
  const page = await reader.get(EDIT)

  expect(words(page)).toContain('24.12.2026 Wigilia Bożego Narodzenia ustawa z 6 grudnia 2024 r. (Dz.U. poz. 1965)')
  expect(page.body).not.toContain('value="2026-12-24"')
})
