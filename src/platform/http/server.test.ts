import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { useWorld } from '../../../test/world.ts'
import { createServer } from './server.ts'

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

  test.each([
    ['compressed for who can read it', { 'accept-encoding': 'gzip, br' }, 'br'],
    ['compressed as older programs know it', { 'accept-encoding': 'gzip' }, 'gzip'],
    ['plain for who asks for nothing', {}, undefined],
    ['plain where another site led here', { 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' }, undefined],
  ])('is %s', async (_, headers, encoding) => {
    const page = await world.app.inject({ url: '/logowanie', headers })
    expect(page.headers['content-encoding']).toBe(encoding)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('to something compressed is that we do not unpack it', async () => {
    const sent = { method: 'POST', url: '/api/v1/session', payload: gzipSync('{"email":"a@b.example"}') } as const
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect((await world.app.inject({ ...sent, headers })).statusCode).toBe(400)
  })

  test('the probes say that the portal is alive, ready and measured', async () => {
    expect((await world.app.inject('/readyz')).json()).toEqual({ status: 'ready' })
    expect((await world.app.inject('/metrics')).body).toContain('http_request_duration_seconds')
    expect((await world.app.inject('/.well-known/security.txt')).body).toContain('Contact: mailto:')
  })
})

describe('closing the server', () => {
  test('waits for the work of somebody who has gone away', async () => {
    const server = await createServer({ services: world.services, db: world.db, authenticate: async () => null })
    const begun = Promise.withResolvers<void>()
    const work = Promise.withResolvers<void>()
    const order: string[] = []
    server.get('/slow', { config: { access: 'public' } }, async () => {
      begun.resolve()
      await work.promise
      order.push('worked')
      return 'done'
    })
    const origin = await server.listen({ host: '127.0.0.1', port: 0 })
    const visit = new AbortController()
    const answer = fetch(`${origin}/slow`, { signal: visit.signal })
    await begun.promise
    visit.abort()
    await expect(answer).rejects.toThrow('aborted')

    const connectionsEnded = once(server.server, 'close')
    const closed = server.close().then(() => order.push('closed'))
    await connectionsEnded
    await new Promise(setImmediate)
    work.resolve()
    await closed
    expect(order).toEqual(['worked', 'closed'])
  })
})
