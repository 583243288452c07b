import { beforeAll, describe, expect, test } from 'vitest'
import { signedIn, type Person } from '../../../test/cast.ts'
import { aDesk, aTicket, type Desk } from '../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../test/world.ts'
import { createToken } from '../identity/actions/create-token.ts'

const world = useWorld()
let desk: Desk

beforeAll(async () => {
  desk = await aDesk(world)
  await aTicket(world, desk, { title: 'Żółta kontrolka na X440 świeci się' })
})

type Answer = { readonly lines: { readonly contractNumber: string }[]; readonly tickets: { readonly title: string }[] }

async function search(headers: Record<string, string>, words: string): Promise<Answer> {
  const url = `/api/v1/search?${new URLSearchParams({ q: words }).toString()}`
  const response = await world.app.inject({ method: 'GET', url, headers })
  expect(response.statusCode).toBe(200)
  return response.json<Answer>()
}

const searchAs = async (person: Person, words: string) => search(await signedIn(world, person), words)

describe('one search over the interface', () => {
  test('finds devices and tickets, without regard to case and diacritics', async () => {
    const found = await searchAs(desk.anna, 'x440')
    expect(found.lines).toMatchObject([
      { contractNumber: desk.contract.number, validTo: '2028-03-31', state: 'active' },
    ])
    expect(found.tickets).toMatchObject([{ title: 'Żółta kontrolka na X440 świeci się', closed: false }])
    expect((await searchAs(desk.anna, 'ZOLTA KONTROLKA')).tickets).toHaveLength(1)
  })

  test('finds nothing of what is not shared with the partner', async () => {
    expect(await searchAs(desk.ola, 'kontrolka')).toEqual({ lines: [], tickets: [] })
  })

  test('finds no devices with a token that may not read contracts', async () => {
    const wanted = { personId: desk.anna.id, name: 'Raporty', days: 30 }
    const tokenFor = async (scopes: string[]) => ({
      authorization: `Bearer ${await createToken(world.as(portalItself), { ...wanted, scopes })}`,
    })
    expect((await search(await tokenFor(['tickets:read']), 'x440')).lines).toEqual([])
    expect((await search(await tokenFor(['tickets:read', 'contracts:read']), 'x440')).lines).toHaveLength(1)
  })

  test('asks for words', async () => {
    const headers = await signedIn(world, desk.anna)
    expect((await world.app.inject({ method: 'GET', url: '/api/v1/search', headers })).statusCode).toBe(422)
  })
})
