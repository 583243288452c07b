import { Temporal } from 'temporal-polyfill'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { useWorld, type World } from '../../../../test/world.ts'
import { systemClock } from '../../../platform/clock.ts'
import { moveClock } from '../actions/move-clock.ts'

const demo = useWorld({ start: '2027-03-30T07:05:00Z', environment: { PORTAL_MODE: 'demo' } })
const tests = useWorld()
const production = useWorld({
  environment: {
    PORTAL_MODE: 'production',
    PUBLIC_URL_PL: 'https://myhezo.pl',
    PUBLIC_URL_EN: 'https://myhezo.com',
    SMTP_URL: 'smtp://localhost:25',
    SECRET_KEY: '11'.repeat(32),
  },
})

const show = (world: World) => world.app.inject({ url: '/dev/clock' })
const sendJson = (payload: object) => demo.app.inject({ method: 'POST', url: '/dev/clock', payload })
const sendForm = (fields: string) =>
  demo.app.inject({
    method: 'POST',
    url: '/dev/clock',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: fields,
  })

describe('/dev/clock', () => {
  test('shows the present moment and the steps forward', async () => {
    const page = await show(demo)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('dateTime="2027-03-30T07:05:00Z"')
    expect(page.body).toContain('Następny dzień roboczy')
  })

  test('moves forward by a form and shows the new time', async () => {
    const answer = await sendForm('advance=PT1H')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/dev/clock'])
    expect(demo.now().toString()).toBe('2027-03-30T08:05:00Z')
    expect((await sendForm('to=next-working-day')).statusCode).toBe(303)
    expect(demo.now().toString()).toBe('2027-03-31T07:00:00Z')
  })

  test('moves forward by JSON, and rings for everything that waits', async () => {
    const listener = new Client({ connectionString: demo.databaseUrl })
    await listener.connect()
    await listener.query('listen portal_clock')
    const rung = new Promise((resolve) => listener.once('notification', ({ channel }) => resolve(channel)))

    const answer = await sendJson({ to: '2027-04-01T09:00:00+02:00' })
    expect([answer.statusCode, answer.json()]).toEqual([200, { now: '2027-04-01T07:00:00Z' }])
    expect(await rung).toBe('portal_clock')
    await listener.end()
    expect((await sendJson({ advance: 'P1D' })).json()).toEqual({ now: '2027-04-02T07:00:00Z' })
  })

  test('never moves back', async () => {
    const before = demo.now().toString()
    const answer = await sendJson({ to: '2020-01-01T00:00:00Z' })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'demo.clock_backwards'])
    const page = await sendForm('to=jutro')
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('value="jutro"')
    expect(demo.now().toString()).toBe(before)
  })

  test('a clock that shows real time is shown and stays as it is', async () => {
    const world = { ...demo.services, clock: systemClock }
    const ctx = { ...demo.as({ kind: 'visitor' }), services: world }
    await expect(moveClock(ctx, { advance: 'PT1H' })).rejects.toMatchObject({ code: 'demo.clock_fixed' })
  })
})

describe('outside the demo', () => {
  test.each([
    ['production', () => production],
    ['tests', () => tests],
  ])('there is no such address in %s', async (_, of) => {
    const world = of()
    expect((await show(world)).statusCode).toBe(404)
    const before = world.now()
    const answer = await world.app.inject({ method: 'POST', url: '/dev/clock', payload: { advance: 'PT1H' } })
    expect(answer.statusCode).toBe(404)
    expect(Temporal.Instant.compare(world.now(), before)).toBe(0)
    expect(world.app.hasRoute({ method: 'GET', url: '/dev/clock' })).toBe(false)
  })
})
