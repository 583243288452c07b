import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { Type, type Static } from 'typebox'
import { mailPolicy } from '../../../platform/http/security-headers.ts'
import { Uuid } from '../../../platform/jobs.ts'
import { Refusal } from '../../../refusal.ts'
import { formatMoment } from '../../../web/format.ts'
import { sendPage } from '../../../web/respond.tsx'
import { findMail, listMailRecipients, listMails, senderAddress, type OutboundMail } from '../../mail/index.ts'
import { linksIn } from '../rules/links-in.ts'
import { MailboxPage, type ListedMail, type OpenMail } from './mailbox-page.tsx'

const LISTED = 200

const Wish = Type.Object({ to: Type.Optional(Type.String({ maxLength: 254 })), mail: Type.Optional(Uuid) })

const Mail = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  from: Type.String(),
  to: Type.String(),
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
  links: Type.Array(Type.String()),
  state: Type.String(),
  createdAt: Type.String(),
})

/** `/dev/mail` and `/dev/mail.json`: registered in demo mode only. */
export const mailboxPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const open = { access: 'public' } as const

  pages.get('/dev/mail', { config: open, schema: { hide: true, querystring: Wish } }, async (request, reply) => {
    const { ctx, query, t } = request
    const recipient = query.to ?? ''
    const mails = await listMails(ctx, { recipient: recipient || null, limit: LISTED })
    const recipients = await listMailRecipients(ctx)
    const chosen = query.mail === undefined ? (mails[0] ?? null) : await findMail(ctx, query.mail)
    const shown = { recipient, recipients, mails: mails.map((mail) => listed(request, mail)) }
    const leaves = ctx.services.config.smtpUrl !== null
    const page = <MailboxPage t={t} leaves={leaves} {...shown} open={chosen && opened(request, chosen)} />
    return sendPage(request, reply, t('demo.mail'), page)
  })

  const json = { hide: true, querystring: Wish, response: { 200: Type.Array(Mail) } }
  pages.get('/dev/mail.json', { config: open, schema: json }, async ({ ctx, query }) => {
    const mails = await listMails(ctx, { recipient: query.to ?? null, limit: LISTED })
    return mails.map((mail) => asJson(ctx.services.config, mail))
  })

  const one = { hide: true, params: Type.Object({ id: Uuid }) }
  pages.get('/dev/mail/:id/html', { config: open, schema: one }, async ({ ctx, params }, reply) => {
    const mail = await findMail(ctx, params.id)
    if (mail === null) throw new Refusal('http.not_found')
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', mailPolicy)
      .send(mail.html.replace('<head>', '<head>\n<base target="_blank">'))
  })
}

function listed({ ctx }: FastifyRequest, { id, toAddress, subject, kind, createdAt }: OutboundMail): ListedMail {
  return { id, to: toAddress, subject, kind, when: formatMoment(createdAt, ctx.now, ctx.locale) }
}

function opened(request: FastifyRequest, mail: OutboundMail): OpenMail {
  const { from, headers, links } = asJson(request.ctx.services.config, mail)
  return { ...listed(request, mail), from, state: mail.state, text: mail.text, headers: Object.entries(headers), links }
}

function asJson(config: FastifyRequest['ctx']['services']['config'], mail: OutboundMail): Static<typeof Mail> {
  const { id, kind, toAddress, subject, text, html, state, fromName, replyTo, messageId, createdAt } = mail
  const from = `${fromName} <${senderAddress(config, mail.replyTo !== null)}>`
  const own = { From: from, 'Message-ID': messageId, ...(replyTo === null ? {} : { 'Reply-To': replyTo }) }
  const headers = { ...own, ...mail.headers }
  return {
    id,
    kind,
    from,
    to: toAddress,
    subject,
    text,
    html,
    headers,
    links: linksIn(text),
    state,
    createdAt: createdAt.toString(),
  }
}
