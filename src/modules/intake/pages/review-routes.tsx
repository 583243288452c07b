import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { maySupport } from '../../tickets/rules/policy.ts'
import { answerEnquiry } from '../actions/answer-enquiry.ts'
import { dismissEnquiry } from '../actions/dismiss-enquiry.ts'
import { listReview } from '../actions/list-review.ts'
import { promoteEnquiry } from '../actions/promote-enquiry.ts'
import { mayVouch } from '../rules/promotion.ts'
import { EnquiryPage } from './enquiry-page.tsx'
import { accountOf, gatherEnquiry } from './gather-enquiry.ts'
import { ReviewListPage } from './review-list-page.tsx'

const LIST = '/k/poczta'
const CASE = `${LIST}/sprawy/:id`
const staff = { config: { access: 'staff' } } as const
const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Line = Type.String({ maxLength: 2000 })

const AnswerForm = Type.Object({ text: Type.String({ maxLength: 100_000 }) })
const PromotionForm = Type.Object({
  contractNumber: Line,
  serial: Line,
  priority: Line,
  reason: Type.Optional(Line),
  invite: Type.Optional(Line),
})
const DismissalForm = Type.Object({ dismissal: Line })

/** One list of everything that waits for a person, and the cases of the public forms (ux.md 4.4, R48). */
export const reviewPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const one = { ...staff, schema: { hide: true, params: Params } } as const

  pages.get(LIST, { ...staff, schema: { hide: true } }, async (request, reply) => {
    const { t, ctx } = request
    const items = await listReview(ctx)
    return sendPage(
      request,
      reply,
      t('intake.title'),
      <ReviewListPage {...{ t, items }} now={ctx.now} locale={ctx.locale} />,
    )
  })

  pages.get(CASE, one, (request, reply) => showCase(request, reply, request.params.id))

  pages.post(`${CASE}/odpowiedz`, { ...staff, schema: { ...one.schema, body: AnswerForm } }, (request, reply) => {
    const { id } = request.params
    return answer(request, reply, id, request.body, () => answerEnquiry(request.ctx, id, request.body.text))
  })

  pages.post(`${CASE}/zgloszenie`, { ...staff, schema: { ...one.schema, body: PromotionForm } }, (request, reply) => {
    const { id } = request.params
    const { reason = '', invite, ...line } = request.body
    const wanted = { ...line, reason, invite: invite !== undefined }
    return answer(request, reply, id, { ...line, reason }, () => promoteEnquiry(request.ctx, id, wanted))
  })

  pages.post(`${CASE}/odrzucenie`, { ...staff, schema: { ...one.schema, body: DismissalForm } }, (request, reply) => {
    const { id } = request.params
    return answer(request, reply, id, request.body, () => dismissEnquiry(request.ctx, id, request.body.dismissal))
  })
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  typed: Readonly<Record<string, string>>,
  work: () => Promise<unknown>,
): Promise<FastifyReply> {
  const refused = await refusalOf(work)
  if (refused === null) return reply.redirect(`${LIST}/sprawy/${id}`, 303)
  return showCase(request, reply, id, refusedForm(request.t, typed, refused), refused.status)
}

async function showCase(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  form: FormState = untouchedForm,
  status = 200,
): Promise<FastifyReply> {
  const { t, ctx } = request
  const enquiry = await gatherEnquiry(ctx, t, id)
  const page = (
    <EnquiryPage
      {...{ t, enquiry, form }}
      mayAct={maySupport(ctx.actor)}
      mayVouch={mayVouch(ctx.actor)}
      account={await accountOf(ctx, enquiry.personId)}
    />
  )
  return sendPage(request, reply, enquiry.subject, page, { status })
}
