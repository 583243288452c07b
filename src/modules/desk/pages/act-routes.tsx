import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { refusalOf } from '../../../platform/forms.ts'
import type { FieldError, Refusal, RefusalCode } from '../../../refusal.ts'
import type { FormState } from '../../../web/form-state.ts'
import { refusedForm } from '../../../web/respond.tsx'
import { closeTicket, escalateTicket, moves, moveTicket, reactivateTicket } from '../../tickets/index.ts'
import { readLocalMoment } from '../rules/local-moment.ts'
import type { Act } from './acts-view.tsx'
import { backOf } from './look-of.ts'
import { showRefused } from './ticket-routes.tsx'

const Typed = Type.Optional(Type.String())
const NumberParams = Type.Object({ number: Type.String({ maxLength: 20 }) })
const MoveForm = Type.Object({ wroc: Typed, move: Typed, text: Typed, until: Typed })
const ReasonForm = Type.Object({ wroc: Typed, escalation: Typed, closure: Typed, reactivation: Typed })

const fieldOfMove: Partial<Record<RefusalCode, string>> = {
  'tickets.reason_too_short': 'text',
  'tickets.reason_too_long': 'text',
  'tickets.until_missing': 'until',
  'tickets.until_past': 'until',
}

/** Acts that need nothing but their reason, which stands in a field of the act's own name. */
const reasonedActs = [
  {
    act: 'escalation',
    part: 'eskalacja',
    work: (ctx: Context, number: string, reason: string): Promise<unknown> => escalateTicket(ctx, { number, reason }),
  },
  {
    act: 'closure',
    part: 'zamkniecie',
    work: (ctx: Context, number: string, text: string): Promise<unknown> => closeTicket(ctx, { number, text }),
  },
  {
    act: 'reactivation',
    part: 'wznowienie',
    work: (ctx: Context, number: string, reason: string): Promise<unknown> => reactivateTicket(ctx, { number, reason }),
  },
] as const

/** Handing over the move, escalating, closing and reactivating: forms that stand on the ticket itself. */
export const actPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const staff = { config: { access: 'staff' } } as const

  pages.post(
    '/k/zgloszenia/:number/ruch',
    { ...staff, schema: { hide: true, params: NumberParams, body: MoveForm } },
    (request, reply) => {
      const { number } = request.params
      const { move: wanted = '', text = '', until = '' } = request.body
      const move = moves.find((each) => each === wanted) ?? 'support'
      const act = async () => moveTicket(request.ctx, { number, move, text, until: readLocalMoment(until) })
      return answer(request, reply, number, {
        act: 'move',
        typed: { move, text, until },
        fields: fieldOfMove,
        work: act,
      })
    },
  )

  for (const { act, part, work } of reasonedActs) {
    pages.post(
      `/k/zgloszenia/:number/${part}`,
      { ...staff, schema: { hide: true, params: NumberParams, body: ReasonForm } },
      (request, reply) => {
        const { number } = request.params
        const reason = request.body[act] ?? ''
        return answer(
          request,
          reply,
          number,
          reasoned(act, reason, () => work(request.ctx, number, reason)),
        )
      },
    )
  }
}

type Attempt = {
  readonly act: Act
  readonly typed: Readonly<Record<string, string>>
  /** The field that each refusal is about. */
  readonly fields: Partial<Record<RefusalCode, string>>
  readonly work: () => Promise<unknown>
}

function reasoned(act: Act, reason: string, work: () => Promise<unknown>): Attempt {
  return {
    act,
    typed: { [act]: reason },
    fields: { 'tickets.reason_too_short': act, 'tickets.reason_too_long': act },
    work,
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
  { act, typed, fields, work }: Attempt,
): Promise<FastifyReply> {
  const back = backOf(wantedBack(request.body), number)
  const refused = await refusalOf(work)
  if (refused === null) return reply.redirect(back, 303)
  return showRefused(
    request,
    reply,
    number,
    { back, refused: { act, form: formAt(request, typed, refused, fields) } },
    refused.status,
  )
}

/** Puts a refusal that knows no field at the field it is about. */
export function formAt(
  { t }: FastifyRequest,
  typed: Readonly<Record<string, string>>,
  refused: Refusal,
  fields: Partial<Record<RefusalCode, string>>,
): FormState {
  const field = fields[refused.code]
  const placed: FieldError[] = field === undefined ? [] : [{ field, code: refused.code, params: refused.params }]
  if (placed.length === 0) return refusedForm(t, typed, refused)
  return { typed, errors: placed.map((error) => ({ field: error.field, message: t(error.code, error.params) })) }
}

const wantedBack = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'wroc' in body && typeof body.wroc === 'string' ? body.wroc : undefined
