import { beforeAll, describe, expect, test } from 'vitest'
import { aReader, textOf, type Reader } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket, type Desk } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'

const world = useWorld()
let desk: Desk
let anna: Reader
let ola: Reader

beforeAll(async () => {
  desk = await aDesk(world)
  await aTicket(world, desk, { title: 'Żółta kontrolka świeci się w Łodzi' })
  anna = await aReader(world, desk.anna)
  ola = await aReader(world, desk.ola)
})

const search = (reader: Reader, words: string) => reader.get(`/szukaj?q=${encodeURIComponent(words)}`)

describe('the search box', () => {
  test('opens what was named by its whole number', async () => {
    expect((await search(anna, desk.contract.number)).headers.location).toBe(`/umowy/${desk.contract.number}`)
    expect((await search(anna, '#26-000001')).headers.location).toBe('/zgloszenia/26-000001')
  })

  test('finds tickets and devices without regard to case and diacritics', async () => {
    expect(textOf(await search(anna, 'ZOLTA lodzi'))).toContain('Żółta kontrolka')
    expect(textOf(await search(anna, desk.contract.lines[0]?.serial ?? ''))).toContain(desk.contract.number)
  })

  test('shows a partner nothing of a ticket that is not shared', async () => {
    expect(textOf(await search(ola, 'zolta kontrolka'))).toContain('Nic nie znaleziono')
  })

  test('says what can be searched when nothing was typed', async () => {
    expect(textOf(await search(await aReader(world, desk.anna, 'en'), ''))).toContain(
      'Case and diacritics do not matter',
    )
  })
})
