import { beforeAll, describe, expect, test } from 'vitest'
import { aStaffMember, signedIn } from '../../../test/cast.ts'
import { aDesk, aTicket } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'
import { eightByFive } from '../calendar/rules/calendar.ts'
import { planVersion } from '../catalogue/rules/plans.ts'

const world = useWorld()
const rally = planVersion('LOGI-HEZOPLUS')
let headers: Record<string, string>

beforeAll(async () => {
  await aTicket(world, await aDesk(world, { plan: rally.code }), { priority: 'P3' })
  headers = await signedIn(world, await aStaffMember(world, ['contracts'], { name: 'Dorota Sarna' }))
})

async function call(method: 'GET' | 'PUT' | 'POST', path: string, body?: object, more: Record<string, string> = {}) {
  const answer = await world.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...headers, ...more },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, body: answer.json(), etag: answer.headers.etag }
}

describe('plans', () => {
  test('are read with the version that is sold, saved on top of it, and compared in words', async () => {
    const { body, etag } = await call('GET', '/plans/LOGI-HEZOPLUS')
    expect([etag, body]).toEqual(['"1"', { version: 1, plan: rally }])

    const plan = { ...body.plan, returnDays: 14 }
    expect(await call('PUT', '/plans/LOGI-HEZOPLUS', { plan, reason: 'oferta' }, { 'if-match': '"1"' })).toMatchObject({
      status: 200,
      body: { code: 'LOGI-HEZOPLUS', version: 2, isNew: true },
    })
    expect((await call('GET', '/plans/LOGI-HEZOPLUS/differences?from=1&to=2')).body.differences).toEqual([
      { field: 'Dni na zwrot', before: '7 dni', after: '14 dni' },
    ])
    expect((await call('GET', '/plans/LOGI-HEZOPLUS/versions/1')).body.plan.returnDays).toBe(7)
  })

  test('tell what points to each version', async () => {
    const { body } = await call('GET', '/plans')
    const own = body.plans.find(({ code }: { code: string }) => code === 'LOGI-HEZOPLUS')

    expect(own.versions).toMatchObject([
      { version: 2, inForce: true, origin: 'operator', author: 'Dorota Sarna', reason: 'oferta', openTickets: 0 },
      { version: 1, inForce: false, origin: 'shipped', shippedVersion: 1, openTickets: 1 },
    ])
  })

  test.each([
    ['somebody saved meanwhile', { plan: rally, reason: 'x' }, '"1"', 409, 'catalogue.version_moved'],
    ['no reason', { plan: rally, reason: ' ' }, '"2"', 422, 'form.invalid'],
    ['something else than a plan', { plan: { a: 1 }, reason: 'x' }, '"2"', 422, 'catalogue.plan_unreadable'],
  ])('are not saved: %s', async (_, body, base, status, code) => {
    expect(await call('PUT', '/plans/LOGI-HEZOPLUS', body, { 'if-match': base })).toMatchObject({
      status,
      body: { code },
    })
  })

  test('are simulated by the engine itself, within 200 ms', async () => {
    const began = performance.now()
    const { body } = await call('POST', '/plans/simulation', { plan: rally, at: '2027-03-26T15:30:00Z' })

    expect(performance.now() - began).toBeLessThan(200)
    expect(body.priorities[1]).toMatchObject({
      priority: 'P2',
      intakeOpen: true,
      clocks: [{ kind: 'reaction', internal: false, dueAt: '2027-03-30T07:30:00Z' }, {}, {}],
    })
    expect(body.priorities[2].clocks[1]).toEqual({ kind: 'reaction', internal: true, dueAt: '2027-03-30T07:30:00Z' })
  })
})

describe('calendars', () => {
  const closure = { date: '2026-11-23', kind: 'closed', reason: 'Inwentaryzacja', author: 'Dorota Sarna' }
  const calendar = { ...eightByFive, exceptions: [closure] }

  test('tell before a change which clocks would move, and change on top of what was read', async () => {
    expect((await call('POST', '/calendars/8x5/preview', { calendar })).body).toMatchObject({
      checked: 2,
      moved: 1,
      moves: [{ kind: 'reaction', internal: false, from: '2026-11-23T10:05:00Z', to: '2026-11-24T10:05:00Z' }],
    })
    const { body, etag } = await call('GET', '/calendars/8x5')
    expect([etag, body.calendar]).toEqual(['"1"', eightByFive])

    const changed = await call('PUT', '/calendars/8x5', { calendar, reason: 'remanent' }, { 'if-match': '"1"' })
    expect(changed.body).toEqual({ code: '8x5', version: 2, isNew: true })
    expect(
      (await call('PUT', '/calendars/8x5', { calendar: eightByFive, reason: 'x' }, { 'if-match': '"1"' })).body,
    ).toMatchObject({ code: 'calendar.version_moved', status: 409 })
    expect((await call('GET', '/calendars/8x5/differences?from=1&to=2')).body.differences).toHaveLength(1)
    expect((await call('GET', '/calendars/8x5/versions/1')).body.calendar).toEqual(eightByFive)
  })

  test('are listed with who changed them and why', async () => {
    const { body } = await call('GET', '/calendars')

    expect(body.calendars.find(({ code }: { code: string }) => code === '8x5')).toMatchObject({
      version: 2,
      openClocks: 2,
      versions: [{ author: 'Dorota Sarna', reason: 'remanent', inForce: true }, { version: 1 }],
    })
    expect((await call('GET', '/calendars/5x5')).status).toBe(404)
    expect((await call('PUT', '/calendars/5x5', { calendar, reason: 'x' })).status).toBe(404)
  })
})
