import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import { Type } from 'typebox'
import { safeReturn } from '../../../platform/http/access.ts'
import type { Refusal } from '../../../refusal.ts'
import type { FormState } from '../../../web/form-state.ts'
import { homeOf } from '../../../web/paths.ts'
import { refusedForm } from '../../../web/respond.tsx'

export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** One line of a form; longer than any rule allows, so that the rule may say what is wrong. */
export const Line = Type.String({ maxLength: 2000 })
export const Next = Type.Object({ dalej: Type.Optional(Line) })

export const open = { access: 'public' } as const
export const half = { access: 'half' } as const

/** An address with what comes after it, where that is not the start page anyway. */
export function withNext(path: string, wanted: unknown): string {
  const next = safeReturn(wanted)
  return next === '/' ? path : `${path}?dalej=${encodeURIComponent(next)}`
}

/** Where a person goes who has just come in: to what they asked for, else to their start. */
export function destinationOf(kind: 'customer' | 'staff', wanted: unknown): string {
  const next = safeReturn(wanted)
  return next === '/' ? homeOf(kind) : next
}

/** A refused form with one field: what is wrong is said at the field, also when the refusal names none. */
export function refusedField(t: FastifyRequest['t'], refused: Refusal | null, field: string): FormState {
  if (refused === null || refused.fields.length > 0 || refused.status === 429) return refusedForm(t, {}, refused)
  return { typed: {}, errors: [{ field, message: t(refused.code, refused.params) }] }
}
