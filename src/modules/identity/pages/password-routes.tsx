import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { clearCookie, cookies } from '../../../platform/http/cookies.ts'
import { refusalOf } from '../../../platform/forms.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { askForEntryLink } from '../actions/ask-for-entry-link.ts'
import { readMailLink } from '../actions/read-mail-link.ts'
import { resetPassword } from '../actions/reset-password.ts'
import { Line, open, type Server } from './entry-parts.ts'
import { DeadPasswordLinkPage, PasswordResetPage, PasswordResetSentPage } from './password-reset-page.tsx'
import { NewPasswordPage } from './new-password-page.tsx'

const Token = Type.String({ maxLength: 200 })

export function passwordRoutes(server: Server): void {
  server.get('/haslo', { config: open, schema: { hide: true } }, (request, reply) =>
    showWish(request, reply, untouchedForm),
  )

  server.post(
    '/haslo',
    { config: open, schema: { hide: true, body: Type.Object({ email: Line }) } },
    async (request, reply) => {
      const { email } = request.body
      const refused = await refusalOf(() => askForEntryLink(request.ctx, { email, wish: 'reset', browserHash: null }))
      if (refused) return showWish(request, reply, refusedForm(request.t, { email }, refused), refused.status)
      return reply.redirect('/haslo/wyslano', 303)
    },
  )

  server.get('/haslo/wyslano', { config: open, schema: { hide: true } }, (request, reply) =>
    sendPage(request, reply, request.t('identity.password_reset_sent'), <PasswordResetSentPage t={request.t} />),
  )

  server.get(
    '/haslo/nowe',
    { config: open, schema: { hide: true, querystring: Type.Object({ t: Type.Optional(Token) }) } },
    (request, reply) => showNew(request, reply, request.query.t ?? '', untouchedForm),
  )

  server.post(
    '/haslo/nowe',
    { config: open, schema: { hide: true, body: Type.Object({ t: Token, password: Line }) } },
    async (request, reply) => {
      const { t: token, password } = request.body
      const refused = await refusalOf(() => resetPassword(request.ctx, token, password))
      if (refused) return showNew(request, reply, token, refusedForm(request.t, {}, refused), refused.status)
      clearCookie(reply, cookies.session)
      return reply.redirect(`${paths.signIn}?po=haslo`, 303)
    },
  )
}

function showWish(request: FastifyRequest, reply: FastifyReply, form: FormState, status = 200): FastifyReply {
  return sendPage(
    request,
    reply,
    request.t('identity.password_reset'),
    <PasswordResetPage t={request.t} form={form} />,
    { status },
  )
}

async function showNew(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  form: FormState,
  status = 200,
): Promise<FastifyReply> {
  const { t } = request
  const { state } = await readMailLink(request.ctx, token, 'reset_password')
  if (state !== 'good')
    return sendPage(request, reply, t('identity.password_link_dead'), <DeadPasswordLinkPage t={t} />, { status: 410 })
  return sendPage(request, reply, t('identity.password_new'), <NewPasswordPage t={t} token={token} form={form} />, {
    status,
  })
}
