import { setTimeout as pause } from 'node:timers/promises'
import type { Ledger } from './ledger.ts'

export type Request = {
  readonly path: string
  readonly token: string
  /** The same for every try: the portal does it once. */
  readonly onceKey?: string
  readonly body: object | FormData
}

const SILENCE = 15_000
const PAUSE = 100
const PATIENCE = 120_000

/**
 * Says something until the portal has acknowledged it: a torn connection and an answer from a portal that is just
 * coming up (5xx) leave open whether it was done, so the same is said again under the same key.
 *
 * @throws for an answer that no correct portal gives.
 */
export async function say<Answer>(origin: string, request: Request, ledger: Ledger): Promise<Answer> {
  const begun = performance.now()
  for (;;) {
    const answer = await post(origin, request).catch(() => null)
    if (answer !== null && answer.status === 201) return answer.body as Answer
    if (answer !== null && answer.status < 500) throw surprise(ledger, request, answer)
    if (performance.now() - begun > PATIENCE) throw surprise(ledger, request, answer)
    ledger.repeated += 1
    await pause(PAUSE)
  }
}

type Answer = { readonly status: number; readonly body: unknown }

async function post(origin: string, { path, token, onceKey, body }: Request): Promise<Answer> {
  const isForm = body instanceof FormData
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(isForm ? {} : { 'content-type': 'application/json' }),
      ...(onceKey === undefined ? {} : { 'idempotency-key': onceKey }),
    },
    body: isForm ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(SILENCE),
  })
  return { status: answer.status, body: await answer.json() }
}

function surprise(ledger: Ledger, { path }: Request, answer: Answer | null): Error {
  const text = `${path}: ${answer === null ? 'no answer' : `${answer.status} ${JSON.stringify(answer.body)}`}`
  ledger.surprises.push(text)
  return new Error(text)
}

export async function read<Answer>(origin: string, path: string, token: string): Promise<Answer> {
  const answer = await fetch(`${origin}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}
