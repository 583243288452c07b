import type { LightMyRequestResponse } from 'fastify'

/** What somebody meets at a door. */
export type Outcome =
  /** Asked to sign in: 401, or the sign-in page. */
  | 'sign-in'
  /** Asked for the second factor. */
  | 'code'
  /** Asked to prove a right. */
  | 'prove'
  /** Asked to confirm who one is. */
  | 'step-up'
  /** 404: there is no such thing, or it is not theirs to know of. */
  | 'absent'
  | 'forbidden'
  /** The input was refused before anything was done: 400, 413, 415, 422. */
  | 'refused'
  | 'limited'
  | 'broken'
  | 'enters'

export function outcomeOf(response: LightMyRequestResponse): Outcome {
  const { statusCode } = response
  const to = String(response.headers.location ?? '')
  if (statusCode >= 500) return 'broken'
  if (statusCode === 303)
    return ways.find(([start]) => to === start || to.startsWith(`${start}?dalej=`))?.[1] ?? 'enters'
  if (statusCode === 401) return isProblem(response, 'http.sign_in_required') ? 'sign-in' : 'refused'
  return byStatus[statusCode] ?? 'enters'
}

const ways: readonly (readonly [string, Outcome])[] = [
  ['/logowanie', 'sign-in'],
  ['/logowanie/kod', 'code'],
  ['/umowy/dodaj', 'prove'],
  ['/potwierdz', 'step-up'],
]

const byStatus: Readonly<Record<number, Outcome>> = {
  400: 'refused',
  403: 'forbidden',
  404: 'absent',
  413: 'refused',
  415: 'refused',
  422: 'refused',
  429: 'limited',
}

function isProblem(response: LightMyRequestResponse, code: string): boolean {
  return String(response.headers['content-type']).startsWith('application/problem+json')
    ? response.json<{ code: string }>().code === code
    : false
}
