import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Translate } from '../i18n.ts'
import { Refusal, type RefusalCode } from '../../refusal.ts'

/** RFC 9457, with the field errors as JSON pointers. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    traceId: Type.String(),
    errors: Type.Array(Type.Object({ pointer: Type.String(), code: Type.String(), detail: Type.String() })),
  },
  { $id: 'Problem' },
)

/** What is said of an error: a refusal keeps its code, a framework error gets one, a bug says only that it happened. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { statusCode, validation } = error as Partial<FastifyError>
  if (validation !== undefined) return new Refusal('form.invalid', {}, validation.map(fieldOf))
  if (statusCode === 404) return new Refusal('http.not_found')
  if (statusCode === 413) return new Refusal('form.too_large', { megabytes: 1 })
  if (statusCode === 429) return new Refusal('http.too_many_requests', { minutes: 1 })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Refusal('form.unreadable')
  if (holdsNoSuchCharacter(error)) return new Refusal('form.unreadable')
  return new Refusal(isLostConnection(error) ? 'http.unavailable' : 'http.failure')
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { t } = request
  if (refusal.code === 'http.too_many_requests')
    reply.header('retry-after', Number(refusal.params['minutes'] ?? 1) * 60)
  return reply
    .code(refusal.status)
    .type('application/problem+json')
    .send({
      type: `/problemy#${refusal.code}`,
      title: t(refusal.code, refusal.params),
      status: refusal.status,
      code: refusal.code,
      traceId: request.id,
      errors: fieldProblems(refusal, t),
    })
}

export function fieldProblems(refusal: Refusal, t: Translate): { pointer: string; code: string; detail: string }[] {
  return refusal.fields.map(({ field, code, params }) => ({
    pointer: `/${field.replaceAll('.', '/')}`,
    code,
    detail: t(code, params),
  }))
}

type SchemaError = NonNullable<FastifyError['validation']>[number]

function fieldOf({ instancePath, keyword, params }: SchemaError) {
  const missing = keyword === 'required' ? `/${String(params['missingProperty'])}` : ''
  const code: RefusalCode = 'form.unreadable'
  return { field: `${instancePath}${missing}`.slice(1).replaceAll('/', '.'), code }
}

/** PostgreSQL keeps no NUL in a text (22021) nor in JSON (22P05); nobody types one, so nothing is said of where it was. */
const holdsNoSuchCharacter = (error: unknown): boolean =>
  /^(22021|22P05)$/.test((error as { code?: string } | null)?.code ?? '')

/** PostgreSQL is away: connection refused, shut down or starting. */
function isLostConnection(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code ?? ''
  return (
    /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(String(error))
  )
}
