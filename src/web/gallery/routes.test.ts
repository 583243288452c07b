import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/world.ts'

const demo = useWorld({ environment: { PORTAL_MODE: 'demo' } })
const tests = useWorld()

const show = async (query: string) => demo.app.inject({ url: `/dev/gallery${query}` })

describe('/dev/gallery', () => {
  test('shows every component, in the density asked for', async () => {
    const page = await show('?density=compact')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('<html lang="pl" data-density="compact">')
    expect(page.body).toContain('Odznaki i zegary')
  })

  test('shows whole pages with made-up data', async () => {
    expect((await show('?page=ticket')).body).toContain('FortiGate 100F nie uruchamia się')
  })

  test('does not exist outside the demo', async () => {
    expect((await tests.app.inject({ url: '/dev/gallery' })).statusCode).toBe(404)
  })
})
