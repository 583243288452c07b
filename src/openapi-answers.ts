/** What each status means; the body is a problem for all of them. */
const meanings: Readonly<Record<string, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in',
  403: 'Refused: another site, a missing scope, or a confirmation is asked for',
  404: 'There is no such thing, or not for who asks',
  409: 'Something else has happened meanwhile',
  410: 'The link was used or is too old',
  413: 'Too large',
  422: 'The input breaks a rule, named field by field',
  429: 'Too many requests; Retry-After says when again',
  503: 'Not available for the moment',
  default: 'Any other refusal or failure',
}
const successes: Readonly<Record<string, string>> = {
  200: 'The answer',
  201: 'Made',
  202: 'Accepted; the rest comes by mail',
  204: 'Done',
}

const refName = (status: string): string => (status === 'default' ? 'Problem' : `Problem${status}`)

/** The problem answers of the whole interface, which operations refer to. */
export function problemResponses() {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    Object.entries(meanings).map(([status, meaning]) => [refName(status), { description: meaning, content }]),
  )
}

type Response = { description: string } | { $ref: string }
type Operation = { security?: object[]; responses?: Record<string, Response> }

/** Every refusal is the one problem, and every operation can meet those that stand before all of them. */
export function nameResponses(operation: Operation): void {
  const { responses = {}, security = [] } = operation
  const always = ['400', '403', '404', '422', '429', 'default', ...(security.length === 0 ? [] : ['401'])]
  const good = Object.entries(responses).filter(([status]) => status < '400')
  const refused = new Set([...Object.keys(responses).filter((status) => status >= '400'), ...always])
  operation.responses = {
    ...Object.fromEntries(
      good.map(([status, answer]) => [status, { ...answer, description: successes[status] ?? 'Done' }]),
    ),
    ...Object.fromEntries(
      [...refused].map((status) => [status, { $ref: `#/components/responses/${refName(status)}` }]),
    ),
  }
}
