import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/world.ts'

const world = useWorld()

describe('every answer', () => {
  test('carries the security headers and is not kept', async () => {
    const { headers } = await world.app.inject('/healthz')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('unsafe-inline')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })

  test('of an unknown address is the same for page and interface: 404', async () => {
    expect((await world.app.inject('/nie-ma')).statusCode).toBe(404)
    const problem = await world.app.inject('/api/v1/none')
    expect(problem.statusCode).toBe(404)
    expect(problem.headers['content-type']).toContain('application/problem+json')
    expect(problem.json()).toMatchObject({ status: 404, code: 'http.not_found', errors: [] })
    expect(problem.json<{ traceId: string }>().traceId).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['a foreign origin', { origin: 'https://evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['our own pages', { 'sec-fetch-site': 'same-origin' }, 404],
    ['a client that is no browser', {}, 404],
  ])('to a write from %s', async (_, headers, status) => {
    expect((await world.app.inject({ method: 'POST', url: '/api/v1/none', headers })).statusCode).toBe(status)
  })

  test('the probes say that the portal is alive, ready and measured', async () => {
    expect((await world.app.inject('/readyz')).json()).toEqual({ status: 'ready' })
    expect((await world.app.inject('/metrics')).body).toContain('http_request_duration_seconds')
    expect((await world.app.inject('/.well-known/security.txt')).body).toContain('Contact: mailto:')
  })
})
