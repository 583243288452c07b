import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/platform/config.ts'
import { routesOf } from '../permissions/routes.ts'
import { useWorld } from '../world.ts'

const production = {
  PORTAL_MODE: 'production',
  PUBLIC_URL_PL: 'https://myhezo.pl',
  PUBLIC_URL_EN: 'https://myhezo.com',
  SMTP_URL: 'smtp://mail.example:25',
}

describe('in production', () => {
  const world = useWorld({ environment: production })

  test('nothing under /dev exists, not even for who guesses the address', async () => {
    expect(routesOf(world.app).filter(({ url }) => url.startsWith('/dev'))).toEqual([])
    for (const path of ['people', 'mail', 'mail.json', 'mail/1/html', 'clock', 'gallery', ''])
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const) {
        const { statusCode } = await world.app.inject({ method, url: `/dev/${path}` })
        expect([method, path, statusCode]).toEqual([method, path, 404])
      }
  })

  test('browsers are told to come back by https only', async () => {
    const { headers } = await world.app.inject({ method: 'GET', url: '/logowanie' })
    expect(headers['strict-transport-security']).toContain('max-age=63072000')
  })

  test('a fresh portal has no account (row 59)', async () => {
    expect(await world.db.selectFrom('person').select('id').execute()).toEqual([])
  })

  test('the clock cannot be set', () => {
    const asked = { ...production, DATA_DIR: world.services.config.dataDir, PORTAL_CLOCK: '2027-03-30T09:05:00+02:00' }
    expect(() => parseConfig(asked)).toThrow('PORTAL_CLOCK: expected nothing in production')
  })
})
