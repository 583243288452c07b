import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderDescription } from '../scripts/openapi/render-description.ts'
import { refusals } from '../src/refusal.ts'
import { isPage, routesOf, type Route } from './permissions/routes.ts'
import { useWorld } from './world.ts'

type Reference = { readonly $ref: string }
type Answer = {
  readonly description?: string
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>
}
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: object }
type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<Record<string, Answer | Reference>>
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
}
type Description = {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>
}
type Described = Operation & { readonly name: string; readonly method: string; readonly path: string }

const world = useWorld()
let description: Description
let operations: readonly Described[]

beforeAll(async () => {
  description = (await world.app.inject('/api/v1/openapi.json')).json<Description>()
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
      name: `${method.toUpperCase()} ${path}`,
    })),
  )
})

/** Names of interfaces.md that belong to what is built later. */
const later = [
  'createPhoneTicket',
  'requestReplacement',
  'acceptClaim',
  'rejectClaim',
  'createShipment',
  'recordDelivery',
  'recordReturn',
  'planVisit',
  'recordVisit',
  'listReplacements',
  'getReplacement',
  'listMaterials',
  'getMaterial',
  'importContracts',
  'listAuditEvents',
  'exportPerson',
  'erasePerson',
]

/** Names of interfaces.md that checks use: a contract, so none may go. */
const promised = [
  'register',
  'verifyEmail',
  'login',
  'secondFactor',
  'enrolSecondFactor',
  'confirmSecondFactor',
  'logout',
  'getAccount',
  'changePassword',
  'changeEmail',
  'claimEntitlement',
  'listContracts',
  'getContract',
  'getCoverage',
  'listTickets',
  'getTicket',
  'createTicket',
  'replyToTicket',
  'addNote',
  'closeTicket',
  'reactivateTicket',
  'addRecipient',
  'removeRecipient',
  'uploadAttachment',
  'downloadAttachment',
  'setPartnerAccess',
  'previewPromise',
  'getTicketClocks',
  'escalateTicket',
  'assignTicket',
  'changePriority',
  'search',
  'liveEvents',
  'createEmergencyReport',
]

describe('the description of the interface', () => {
  test('is the committed one (node scripts/generate-openapi.ts)', async () => {
    const committed = await readFile(join(import.meta.dirname, '..', 'docs', 'openapi.json'), 'utf8')
    expect(renderDescription(description) === committed).toBe(true)
  })

  test('is an OpenAPI 3.1 document whose references all lead somewhere', () => {
    expect(description.openapi).toBe('3.1.0')
    expect(description.info).toMatchObject({ title: 'myHEZO', version: '1' })
    expect(Object.keys(description.components).toSorted()).toEqual(['responses', 'schemas', 'securitySchemes'])
    const dead = referencesIn(description).filter((reference) => targetOf(reference) === undefined)
    expect(dead).toEqual([])
    expect(schemaFaults(description)).toEqual([])
  })

  test('names every route under /api/v1, and nothing else', () => {
    const routes = routesOf(world.app).filter(({ url }) => !isPage(url))
    expect(operations.map(({ name }) => name).toSorted()).toEqual(routes.map(asPath).toSorted())
  })

  test('has the operations that checks use', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(promised.filter((id) => !ids.includes(id))).toEqual([])
    expect(later.filter((id) => ids.includes(id))).toEqual([])
  })

  test('gives each operation a name of its own, a known tag and a sentence', () => {
    const ids = operations.map(({ operationId }) => operationId)
    expect(ids.filter((id, index) => !/^[a-z][A-Za-z]+$/.test(id) || ids.indexOf(id) !== index)).toEqual([])
    const tags = description.tags.map(({ name }) => name)
    for (const { name, tags: own, summary, operationId } of operations) {
      expect([name, own.length, own.every((tag) => tags.includes(tag))]).toEqual([name, 1, true])
      expect([name, /^[A-Z].{5,90}$/.test(summary) && summary !== operationId]).toEqual([name, true])
    }
  })

  test('says of each operation what it answers, and a problem for whatever it refuses', () => {
    for (const { name, responses } of operations) {
      const good = Object.entries(responses).filter(([status]) => status < '400')
      expect([name, good.length]).toEqual([name, 1])
      for (const [status, answer] of good)
        expect([name, status, 'content' in answer]).toEqual([
          name,
          status,
          !['204', '202'].includes(status) || 'content' in answer,
        ])
      for (const [status, answer] of Object.entries(responses).filter(([status]) => status >= '400')) {
        expect([name, status, answer]).toEqual([name, status, { $ref: refOf(status) }])
        expect([name, status === 'default' || knownStatuses.has(Number(status))]).toEqual([name, true])
      }
      expect([name, ['400', '403', '404', '422', '429', 'default'].every((each) => each in responses)]).toEqual([
        name,
        true,
      ])
    }
  })

  test('says who may use each operation as its route does', () => {
    const routes = new Map(routesOf(world.app).map((route) => [asPath(route), route]))
    for (const { name, security } of operations) {
      const { access, scope } = routes.get(name)!
      const session = { session: [] }
      const expected = scope === undefined ? [session] : [session, { token: [scope] }]
      expect([name, security]).toEqual([name, access === 'public' ? [] : expected])
    }
  })

  test('describes every parameter of a path and every body of a write', () => {
    for (const { name, path, parameters = [] } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
      const described = parameters.filter((each) => each.in === 'path' && each.required).map((each) => each.name)
      expect([name, ...described.toSorted()]).toEqual([name, ...inPath.toSorted()])
    }
    const routes = new Map(routesOf(world.app).map((route) => [asPath(route), route]))
    for (const { name, requestBody } of operations) {
      const { body, consumes } = routes.get(name)!.schema ?? {}
      expect([name, requestBody !== undefined]).toEqual([name, body !== undefined || consumes !== undefined])
    }
  })

  test('offers a key to whatever makes something, so that it is made once', () => {
    /** An upload that nobody attaches stays its sender's alone; a passkey's challenge counts once by itself. */
    const withoutKey = ['uploadAttachment', 'enrolPasskey']
    const creating = operations.filter(({ method, responses }) => method === 'POST' && '201' in responses)
    expect(creating.length).toBeGreaterThan(5)
    for (const { operationId, parameters = [] } of creating) {
      const hasKey = parameters.some((each) => each.in === 'header' && each.name === 'idempotency-key')
      expect([operationId, hasKey]).toEqual([operationId, !withoutKey.includes(operationId)])
    }
  })

  test('offers limit and after to every list of what can grow without end', () => {
    for (const operationId of ['listContracts', 'listTickets']) {
      const { parameters = [] } = operations.find((each) => each.operationId === operationId)!
      expect(parameters.filter((each) => each.in === 'query').map(({ name }) => name)).toEqual(
        expect.arrayContaining(['limit', 'after']),
      )
    }
  })
})

const knownStatuses: ReadonlySet<number> = new Set(Object.values(refusals))

const asPath = ({ method, url }: Route): string => `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`

const refOf = (status: string): string => `#/components/responses/Problem${status === 'default' ? '' : status}`

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  )
}

function targetOf(reference: string): unknown {
  const names = reference.replace(/^#\//, '').split('/')
  return names.reduce<unknown>((inside, name) => (inside as Record<string, unknown> | undefined)?.[name], description)
}

const types = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null']
const schemaWords = ['$ref', 'type', 'anyOf', 'allOf', 'oneOf', 'enum', 'const', 'not']

/** Where something that stands as a schema is none: JSON Schema 2020-12 as far as the portal uses it. */
function schemaFaults(value: unknown, place = '#'): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => schemaFaults(each, `${place}/${index}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [
    ...(name === 'schema' || name === 'items' ? faultOf(inner, `${place}/${name}`) : []),
    ...(name === 'properties'
      ? Object.entries(Object(inner)).flatMap(([each, schema]) => faultOf(schema, `${place}/properties/${each}`))
      : []),
    ...schemaFaults(inner, `${place}/${name}`),
  ])
}

function faultOf(schema: unknown, place: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [`${place} is no schema`]
  const names = Object.keys(schema)
  if (names.includes('nullable')) return [`${place} says nullable, which OpenAPI 3.1 has no more`]
  const { type = [] } = schema as { type?: string | string[] }
  const unknown = [type].flat().filter((each) => !types.includes(each))
  if (unknown.length > 0) return [`${place} has the type ${unknown.join()}`]
  return names.length === 0 || names.some((name) => schemaWords.includes(name)) ? [] : [`${place} says nothing`]
}
