import { describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, aStaffMember } from '../../../../test/cast.ts'
import { cookieOf } from '../../../../test/cast-account.ts'
import { useWorld, type World } from '../../../../test/world.ts'
import { enterAsDemoPerson } from '../../identity/index.ts'

const demo = useWorld({ environment: { PORTAL_MODE: 'demo' } })
const production = useWorld({
  environment: {
    PORTAL_MODE: 'production',
    PUBLIC_URL_PL: 'https://myhezo.pl',
    PUBLIC_URL_EN: 'https://myhezo.com',
    SMTP_URL: 'smtp://localhost:25',
    SECRET_KEY: '11'.repeat(32),
  },
})
const tests = useWorld()

const enter = (world: World, person: string) =>
  world.app.inject({
    method: 'POST',
    url: '/dev/people',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `person=${person}`,
  })

describe('/dev/people in the demo', () => {
  test('shows everybody by role, with company and language', async () => {
    const gron = await anOrganisation(demo)
    await aCustomer(demo, [gron], { name: 'Żaneta Świątek' })
    await aCustomer(demo, [], { name: 'Nowa Osoba', locale: 'en' })
    await aStaffMember(demo, ['coordinator', 'admin'], { name: 'Ewa Źrebięcka' })

    const page = await demo.app.inject({ url: '/dev/people' })
    const text = page.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toMatch(
      /Klienci .*Żaneta Świątek Złoty Gron Sp\. z o\.o\. .* Polski .*Bez potwierdzonych uprawnień .*Nowa Osoba .* English/,
    )
    expect(text.match(/Ewa Źrebięcka/g)?.length).toBeGreaterThanOrEqual(2)
  })

  test.each([
    ['a customer to the dashboard', () => aCustomer(demo), '/pulpit'],
    ['an engineer to the queue', () => aStaffMember(demo), '/k/kolejka'],
  ])('signs in %s, both factors passed', async (_, make, home) => {
    const person = await make()
    const answer = await enter(demo, person.id)

    expect([answer.statusCode, answer.headers.location]).toEqual([303, home])
    const cookie = cookieOf(answer.headers['set-cookie'], '__Host-session')
    expect((await demo.app.inject({ url: '/api/v1/account', headers: { cookie } })).json()).toMatchObject({
      id: person.id,
    })
  })

  test('knows no closed account', async () => {
    const person = await aCustomer(demo, [], { name: 'Była Pracownica' })
    await demo.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', person.id).execute()

    expect((await enter(demo, person.id)).statusCode).toBe(404)
    expect((await demo.app.inject({ url: '/dev/people' })).body).not.toContain('Była Pracownica')
  })
})

describe('outside the demo', () => {
  test.each([
    ['production', () => production],
    ['tests', () => tests],
  ])('there are no such routes in %s', async (_, of) => {
    const world = of()
    const person = await aStaffMember(world, ['admin'])

    expect((await world.app.inject({ url: '/dev/people' })).statusCode).toBe(404)
    const answer = await enter(world, person.id)
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([404, undefined])
    await expect(enterAsDemoPerson(world.as({ kind: 'visitor' }), person.id, '')).rejects.toThrow('http.not_found')
    expect(world.app.hasRoute({ method: 'GET', url: '/dev/people' })).toBe(false)
  })
})
