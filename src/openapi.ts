import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { Problem } from './platform/http/problem.ts'
import type { Access } from './platform/http/types.ts'
import { nameResponses, problemResponses } from './openapi-answers.ts'
import { summaries } from './openapi-summaries.ts'

const description = `Service contracts and technical support. Changes are additive only.

Instants are RFC 3339 in UTC. Lists come in parts: send \`next\` as \`after\` to read on. Creating operations take an
\`Idempotency-Key\`, with which a repetition gets the first answer. A thing that one may not see answers 404, like one that
does not exist. Everything that is refused is a problem (RFC 9457) with a \`code\` from a closed list; field errors are JSON
pointers.`

/** The description of the JSON interface; the routes' own schemas and their declared access fill it. */
export const openApiOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'myHEZO', version: '1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [
      { name: 'access', description: 'Registration, sign-in, second factor, forgotten password' },
      { name: 'account', description: 'One’s own account: profile, sessions, passkeys, tokens' },
      { name: 'contracts', description: 'Contracts, their lines and what they cover; proving a right' },
      { name: 'tickets', description: 'Tickets, their dialogue and what is done to them' },
      { name: 'files', description: 'Files of tickets' },
      { name: 'promises', description: 'Promised times, before and after a ticket is opened' },
      { name: 'entrance', description: 'The public forms for people without an account' },
      { name: 'review', description: 'What came in without a provable sender and waits for a person' },
      { name: 'templates', description: 'The words of the portal’s mails, for administrators' },
      { name: 'terms', description: 'Plans and calendars: their versions, what differs, and what a change would do' },
      { name: 'search', description: 'One search over everything' },
      { name: 'interface', description: 'The description of this interface' },
    ],
    components: {
      schemas: { Problem: JSON.parse(JSON.stringify(Problem)) },
      responses: problemResponses(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session', description: 'A browser that has signed in' },
        token: { type: 'http', scheme: 'bearer', description: 'A personal token; each operation names its scope' },
      },
    },
  },
  refResolver: {
    buildLocalReference: (json, _base, _fragment, index) =>
      typeof json['$id'] === 'string' ? json['$id'] : `Schema${index}`,
  },
  transform: ({ schema, url, route }) => ({ schema: described(schema, route.config ?? {}), url }),
  transformObject: (document) => {
    if (!('openapiObject' in document)) return document.swaggerObject
    const { paths = {} } = document.openapiObject
    const operations = Object.values(paths).flatMap((path) => [path?.get, path?.post, path?.put, path?.delete])
    for (const operation of operations) if (operation !== undefined) nameResponses(operation)
    return document.openapiObject
  },
}

type Schema = NonNullable<Parameters<NonNullable<FastifyDynamicSwaggerOptions['transform']>>[0]['schema']>
type Declared = { readonly access?: Access; readonly scope?: string }

/** What the description says of an operation: its own schema, and who may use it. */
function described(schema: Schema, { access, scope }: Declared): Schema {
  if (schema.hide === true) return schema
  const { operationId = '', consumes = [], body, response } = schema
  return {
    ...schema,
    summary: summaries[operationId] ?? operationId,
    security: securityOf(access, scope),
    ...(body === undefined && consumes.includes('multipart/form-data') ? { body: aFile } : {}),
    ...(hasSuccess(response) ? {} : { response: { ...Object(response), 200: { content: aDownload } } }),
  }
}

function securityOf(access: Access | undefined, scope: string | undefined): { [name: string]: string[] }[] {
  if (access === 'public') return []
  return scope === undefined ? [{ session: [] }] : [{ session: [] }, { token: [scope] }]
}

const hasSuccess = (response: unknown): boolean =>
  Object.keys(Object(response)).some((status) => status.startsWith('2'))

const aDownload = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
const aFile = {
  type: 'object',
  required: ['file'],
  properties: {
    kind: { type: 'string', description: 'What the file is; sent before it.' },
    file: { type: 'string', format: 'binary' },
  },
}
