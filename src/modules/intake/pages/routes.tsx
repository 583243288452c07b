import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { formatFileSize, formatMoment } from '../../../web/format.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { findTicketById } from '../../tickets/index.ts'
import { maySupport } from '../../tickets/rules/policy.ts'
import { attachMail } from '../actions/attach-mail.ts'
import { proposePlaces } from '../actions/propose-places.ts'
import { discardMail } from '../actions/discard-mail.ts'
import { openParser } from '../parser.ts'
import type { MailShower } from '../rules/original-mail.ts'
import { shownReason } from '../rules/shown-reason.ts'
import { findRawMail, isForReview, type RawMail } from '../store/raw-mails.ts'
import { MailPage, type ListedMail } from './mail-page.tsx'
import { originalPages, sendRaw } from './original-routes.tsx'
import { openOriginal, shownOriginal } from './show-original.ts'

const LIST = '/k/poczta'

const staff = { config: { access: 'staff' } } as const
const Params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Images = Type.Object({ obrazy: Type.Optional(Type.String()) })
const AttachForm = Type.Object({ number: Type.Optional(Type.String({ maxLength: 50 })) })

/** The mails of the review list, for staff (ux.md 4.4). */
export const intakePages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const parser = openParser({ size: 1 })
  plugin.addHook('onClose', () => parser.close())
  await plugin.register(originalPages(parser.show))
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const { show } = parser
  const one = { ...staff, schema: { hide: true, params: Params } } as const

  pages.get(`${LIST}/:id`, { ...staff, schema: { ...one.schema, querystring: Images } }, (request, reply) =>
    showMail(request, reply, { id: request.params.id, show, withImages: request.query.obrazy === 'tak' }),
  )

  pages.get(`${LIST}/:id/oryginal`, one, async (request, reply) => {
    return sendRaw(request, reply, await reviewed(request, request.params.id))
  })

  pages.post(`${LIST}/:id/zgloszenie`, { ...staff, schema: { ...one.schema, body: AttachForm } }, (request, reply) => {
    const { id } = request.params
    const { number = '' } = request.body
    return answer(request, reply, { id, show, typed: { number } }, () => attachMail(request.ctx, { id, number }))
  })

  pages.post(`${LIST}/:id/odrzucenie`, one, (request, reply) => {
    const { id } = request.params
    return answer(request, reply, { id, show, typed: {} }, () => discardMail(request.ctx, id))
  })
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, show, typed }: Pick<Wish, 'id' | 'show'> & { readonly typed: Readonly<Record<string, string>> },
  work: () => Promise<void>,
): Promise<FastifyReply> {
  const refused = await refusalOf(work)
  if (refused === null || refused.code === 'intake.mail_gone') return reply.redirect(LIST, 303)
  const form = refusedForm(request.t, typed, refused)
  return showMail(request, reply, { id, show, withImages: false, form }, refused.status)
}

type Wish = {
  readonly id: string
  readonly show: MailShower
  readonly withImages: boolean
  readonly form?: FormState
}

async function showMail(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, show, withImages, form = untouchedForm }: Wish,
  status = 200,
): Promise<FastifyReply> {
  const { t, ctx } = request
  const mail = await reviewed(request, id)
  const hint = mail.ticketId === null ? null : (await findTicketById(ctx, mail.ticketId)).number
  const original = await openOriginal(request, mail, show, withImages)
  const names = original?.files.map(({ name }) => name) ?? []
  const proposals = await proposePlaces(ctx, [mail.subject, ...names, mail.body, original?.text.slice(0, 20_000) ?? ''])
  const shown = {
    ...listed(request, mail),
    size: formatFileSize(mail.size, ctx.locale),
    body: mail.body,
    hint,
    verdict: mail,
  }
  const page = (
    <MailPage
      {...{ t, form, withImages, proposals }}
      mail={shown}
      original={original && shownOriginal(request, mail, original)}
      mayAct={maySupport(ctx.actor)}
    />
  )
  return sendPage(request, reply, t('intake.title'), page, { status })
}

/** Only what waits for a person is shown here; what has its place is read there. */
async function reviewed({ ctx }: FastifyRequest, id: string): Promise<RawMail> {
  const mail = await findRawMail(ctx, id)
  if (mail === null || !isForReview(mail)) throw new Refusal('http.not_found')
  return mail
}

function listed({ ctx }: FastifyRequest, mail: RawMail): ListedMail {
  const { id, subject, fromName, fromAddress, receivedAt, reason } = mail
  return {
    id,
    subject,
    sender: fromName === '' ? (fromAddress ?? '') : `${fromName} <${fromAddress ?? ''}>`,
    received: formatMoment(receivedAt, ctx.now, ctx.locale),
    reason: shownReason(reason),
  }
}
