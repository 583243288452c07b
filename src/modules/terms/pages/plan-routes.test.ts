import { beforeAll, describe, expect, test } from 'vitest'
import { aStaffMember, type Person } from '../../../../test/cast.ts'
import { aReader, textOf, type Reader } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket, ticketNow } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { findPlanInForce, savePlanVersion } from '../../catalogue/index.ts'
import { planVersion } from '../../catalogue/rules/plans.ts'
import { formOfPlan } from '../rules/plan-form.ts'
import { rowFields, type Typed } from '../rules/typed.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const CODE = 'LOGI-HEZOPLUS'
const EDIT = `/admin/plany/${CODE}/edycja`
const rally = formOfPlan(planVersion(CODE))
let keeper: Person
let reader: Reader

beforeAll(async () => {
  keeper = await aStaffMember(world, ['contracts'], { name: 'Dorota Sarna' })
  reader = await aReader(world, keeper)
})

const words = (response: Awaited<ReturnType<Reader['get']>>): string =>
  textOf(response).replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ')
const saved = (typed: Typed, base: number, reason = 'nowa oferta') =>
  reader.post(EDIT, { ...typed, base: String(base), reason, act: 'save' })

describe('the plan editor without script', () => {
  test('simulates the moment that is typed with what is typed, and saves nothing', async () => {
    const typed = { ...rally, 'row-0-hours': '2', simAt: '2027-03-26T16:30', base: '1' }

    const shown = words(await reader.post(EDIT, { ...typed, act: 'simulate' }))

    expect(shown).toContain('Otwarte pt., 26 mar 2027, 16:30')
    expect(shown).toContain('Reakcja pt., 26 mar 2027, 18:30')
    expect(shown).toContain('Reakcja wt., 30 mar 2027, 9:30')
    expect(shown).toContain('Poniedziałek Wielkanocny')
    expect((await findPlanInForce(itself(), CODE))?.version).toBe(1)
  })

  test('answers the same to the script, as a part of the page', async () => {
    const { body } = await reader.post('/admin/plany/symulacja', { ...rally, simAt: '2027-03-26T16:30' })

    expect(body).toMatch(/^<div class="simulation"/)
    expect(body.replaceAll('\u00a0', ' ')).toContain('wt., 30 mar 2027, 9:30')
  })

  test('adds and removes rows and keeps every word', async () => {
    const more = await reader.post(EDIT, { ...rally, namePl: 'Inna nazwa', base: '1', act: 'add-row' })
    const fewer = await reader.post(EDIT, { ...rally, namePl: 'Inna nazwa', base: '1', act: 'remove-row:0' })

    expect([more.body, fewer.body].every((body) => body.includes('value="Inna nazwa"'))).toBe(true)
    expect(rowsIn(more.body)).toBe(rowsIn(fewer.body) + 2)
  })

  test('refuses two clocks for one promise and names both, and keeps what was typed', async () => {
    const doubled = {
      ...rally,
      ...rowFields('row', 40, {
        priority: 'P1',
        target: 'reaction',
        mark: 'promise',
        rule: 'hours',
        hours: '3',
        calendar: '8x5',
        bound: '',
      }),
    }

    const refused = await saved(doubled, 1)

    expect(refused.statusCode).toBe(422)
    expect(words(refused)).toContain('P1 ma czas reakcji dwa razy: „1 h, 24x7” i „3 h, 8x5”')
    expect(refused.body).toContain('href="#field-row-40-hours"')
    expect(refused.body).toContain('nowa oferta')
  })

  test.each([
    [
      'a hole between two priorities',
      { 'row-3-target': 'onSite' },
      'Luka: P1 i P3 mają czas reakcji, a P2 między nimi nie',
    ],
    ['a question before a dead device', { 'row-6-hours': '0,5', 'row-3-hours': '1' }, 'krótszy niż pilniejszy P2'],
    ['no time', { 'row-0-hours': '' }, 'P1: czas musi być liczbą całkowitą minut'],
    ['no calendar', { 'row-0-calendar': '' }, 'P1: prosimy wybrać kalendarz'],
    ['no reason', { reason: ' ' }, 'Prosimy podać powód zmiany planu'],
    ['a cut-off that is no hour', { cutOff: '29:99' }, 'Godzina graniczna musi leżeć'],
  ])('refuses %s at its field', async (_, change, sentence) => {
    const refused = await reader.post(EDIT, { ...rally, base: '1', reason: 'próba', ...change, act: 'save' })

    expect(refused.statusCode).toBe(422)
    expect(words(refused)).toContain(sentence)
    expect((await findPlanInForce(itself(), CODE))?.version).toBe(1)
  })

  test('shows before saving what would be different', async () => {
    const shown = words(await reader.post(EDIT, { ...rally, returnDays: '14', base: '1', act: 'compare' }))

    expect(shown).toContain('Dni na zwrot 7 dni 14 dni')
  })
})

describe('a saved version', () => {
  test('is listed with author and reason, compared in words, and leaves running tickets alone', async () => {
    const desk = await aDesk(world, { plan: CODE })
    const ticket = await aTicket(world, desk)

    const answer = await saved({ ...rally, returnDays: '14' }, 1)

    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/admin/plany/${CODE}?zapisano=2`])
    const page = words(await reader.get(`/admin/plany/${CODE}?zapisano=2`))
    expect(page).toContain('Zapisano wersję 2')
    expect(page).toMatch(/Wersja 2 obowiązuje Dorota Sarna .* nowa oferta 0 0/)
    expect(page).toMatch(/Wersja 1 z portalem .* – \d+ 1/)
    expect(words(await reader.get(`/admin/plany/${CODE}/porownanie?od=1&do=2`))).toContain('Dni na zwrot 7 dni 14 dni')
    expect(words(await reader.get(`/admin/plany/${CODE}?wersja=1`))).toContain('Dni na zwrot 7 dni')
    expect((await ticketNow(world, ticket.id)).planVersionId).toBe(ticket.planVersionId)
  })

  test('of somebody else meanwhile shows both sides and loses nothing', async () => {
    const other = planVersion(CODE)
    await savePlanVersion(itself(), { ...other, returnDays: 21 }, { base: 2, reason: 'uzgodnienie' })

    const held = await saved({ ...rally, cutOff: '14:00', 'row-2-rule': 'nbd' }, 2)

    expect(held.statusCode).toBe(409)
    const page = words(held)
    expect(page).toContain('W czasie tej edycji zapisano wersję 3 (wiersz poleceń): „uzgodnienie”')
    expect(page).toContain('Dni na zwrot 14 dni 21 dni')
    expect(page).toContain('Dni na zwrot 21 dni 7 dni')
    expect(held.body).toContain('value="14:00"')
    expect(held.body).toContain('name="base" value="3"')
    expect((await saved({ ...rally, cutOff: '14:00', 'row-2-rule': 'nbd' }, 3)).headers.location).toContain(
      'zapisano=4',
    )
  })

  test('can be copied into a plan of another code, once', async () => {
    const form = await reader.get(`/admin/plany/nowy?wzor=${CODE}`)
    expect(form.body).toContain('value="Logitech"')
    const typed = { ...rally, code: 'LOGI-NEW-1', base: '0', reason: 'nowa linia', act: 'save' }

    expect((await reader.post('/admin/plany/nowy', typed)).headers.location).toBe('/admin/plany/LOGI-NEW-1?zapisano=1')
    expect(words(await reader.post('/admin/plany/nowy', typed))).toContain('Plan o tym kodzie już istnieje')
    expect(words(await reader.get('/admin/plany'))).toContain('LOGI-NEW-1')
  })
})

test('whoever may only read sees no way to change, and a version that is not there is not found', async () => {
  const manager = await aReader(world, await aStaffMember(world, ['manager']), 'en')

  expect((await manager.get(`/admin/plany/${CODE}`)).body).not.toContain('/edycja')
  expect(words(await manager.get('/admin/plany'))).not.toContain('New plan')
  expect((await manager.get(EDIT)).statusCode).toBe(404)
  expect((await reader.get(`/admin/plany/${CODE}?wersja=99`)).statusCode).toBe(404)
  expect((await reader.get('/admin/plany/NIE-MA')).statusCode).toBe(404)
})

const rowsIn = (body: string): number => [...body.matchAll(/name="row-\d+-hours"/g)].length
