import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Refusal } from '../../../refusal.ts'
import { sendPage } from '../../../web/respond.tsx'
import { findOriginal } from '../actions/find-original.ts'
import type { MailShower } from '../rules/original-mail.ts'
import { findRawMail, isForReview, type RawMail } from '../store/raw-mails.ts'
import { sendFrame } from './frame-document.ts'
import { OriginalPage } from './original-page.tsx'
import { openOriginal, shownOriginal } from './show-original.ts'

const params = Type.Object({ number: Type.String(), id: Type.String({ format: 'uuid' }) })
const querystring = Type.Object({ obrazy: Type.Optional(Type.String()) })
const person = { config: { access: 'person' }, schema: { hide: true, params, querystring } } as const
const staff = { access: 'staff' } as const

/** The whole mail behind an entry, for whoever sees the entry (features G19, ux.md 4.5). */
export const originalPages =
  (show: MailShower): FastifyPluginAsync =>
  async (plugin) => {
    const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

    pages.get('/zgloszenia/:number/wpisy/:id/oryginal', person, async (request, reply) => {
      const { number, id } = request.params
      const mail = await findOriginal(request.ctx, { number, entryId: id })
      const withImages = request.query.obrazy === 'tak'
      return showOriginal(request, reply, { mail, number, entryId: id, withImages, show })
    })

    pages.get('/zgloszenia/:number/wpisy/:id/oryginal/tresc', person, async (request, reply) => {
      const { number, id } = request.params
      const mail = await findOriginal(request.ctx, { number, entryId: id })
      return sendHtml(request, reply, mail, request.query.obrazy === 'tak', show)
    })

    pages.get(
      '/k/zgloszenia/:number/wpisy/:id/plik',
      { config: staff, schema: { hide: true, params } },
      async (request, reply) => {
        const { number, id } = request.params
        return sendRaw(request, reply, await findOriginal(request.ctx, { number, entryId: id }))
      },
    )

    const waiting = { hide: true, params: Type.Object({ id: Type.String({ format: 'uuid' }) }), querystring }
    pages.get('/k/poczta/:id/tresc', { config: staff, schema: waiting }, async (request, reply) => {
      const mail = await findRawMail(request.ctx, request.params.id)
      if (mail === null || !isForReview(mail)) throw new Refusal('http.not_found')
      return sendHtml(request, reply, mail, request.query.obrazy === 'tak', show)
    })
  }

/** Sends a mail as it came, as a file. */
export function sendRaw({ ctx }: FastifyRequest, reply: FastifyReply, mail: RawMail): FastifyReply {
  return reply
    .type('message/rfc822')
    .header('content-disposition', `attachment; filename="${mail.id}.eml"`)
    .header('content-length', mail.size)
    .send(ctx.services.files.read(mail.sha256))
}

type Wish = {
  readonly mail: RawMail
  readonly number: string
  readonly entryId: string
  readonly withImages: boolean
  readonly show: MailShower
}

async function showOriginal(request: FastifyRequest, reply: FastifyReply, wish: Wish): Promise<FastifyReply> {
  const { t, ctx } = request
  const { mail, number, entryId, withImages, show } = wish
  const original = await openOriginal(request, mail, show, withImages)
  const isStaff = ctx.actor.kind === 'staff'
  const page = (
    <OriginalPage
      {...{ t, number, withImages }}
      mail={original === null ? null : shownOriginal(request, mail, original)}
      back={`${isStaff ? '/k' : ''}/zgloszenia/${number}`}
      path={`/zgloszenia/${number}/wpisy/${entryId}/oryginal`}
      download={isStaff ? `/k/zgloszenia/${number}/wpisy/${entryId}/plik` : null}
    />
  )
  return sendPage(request, reply, `${t('intake.whole_mail')} · ${number}`, page)
}

async function sendHtml(
  request: FastifyRequest,
  reply: FastifyReply,
  mail: RawMail,
  withImages: boolean,
  show: MailShower,
): Promise<FastifyReply> {
  const original = await openOriginal(request, mail, show, withImages)
  if (original === null || original.html === null) throw new Refusal('http.not_found')
  return sendFrame(reply, original.html, withImages)
}
