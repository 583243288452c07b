import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { activate } from '../actions/activate.ts'
import { askForEntryLink } from '../actions/ask-for-entry-link.ts'
import type { OpenedSession } from '../actions/open-session.ts'
import { readMailLink, type LinkState } from '../actions/read-mail-link.ts'
import { browserOf, hashOfBrowser, keepRegistration, readRegistration } from '../registration-cookie.ts'
import { keepSession } from '../session-cookie.ts'
import { findPerson } from '../store/persons.ts'
import { ActivationPage } from './activation-page.tsx'
import { DeadActivationPage } from './dead-activation-page.tsx'
import { Line, open, type Server } from './entry-parts.ts'

const ACTIVATION = '/aktywacja'
const Token = Type.String({ maxLength: 200 })

export function activationRoutes(server: Server): void {
  server.get(
    ACTIVATION,
    { config: open, schema: { hide: true, querystring: Type.Object({ t: Type.Optional(Token) }) } },
    (request, reply) => showLink(request, reply, request.query.t ?? '', untouchedForm),
  )

  server.post(
    ACTIVATION,
    { config: open, schema: { hide: true, body: Type.Object({ t: Token, password: Line }) } },
    async (request, reply) => {
      const { t: token, password } = request.body
      let session: OpenedSession | null = null
      const refused = await refusalOf(async () => {
        const browser = readRegistration(request)?.browser ?? null
        session = await activate(request.ctx, {
          token,
          password,
          browser,
          userAgent: request.headers['user-agent'] ?? '',
        })
      })
      if (refused) return showLink(request, reply, token, refusedForm(request.t, {}, refused), refused.status)
      return leave(reply, session)
    },
  )

  server.post(
    `${ACTIVATION}/nowy-link`,
    { config: open, schema: { hide: true, body: Type.Object({ email: Line }) } },
    async (request, reply) => {
      const browser = browserOf(request)
      const refused = await refusalOf(async () => {
        const { email } = await askForEntryLink(request.ctx, {
          email: request.body.email,
          wish: 'activate',
          browserHash: hashOfBrowser(browser),
        })
        keepRegistration(request, reply, { browser, email })
      })
      if (refused)
        return showDead(request, reply, 'expired', refusedForm(request.t, request.body, refused), refused.status)
      return reply.redirect('/rejestracja/wyslano', 303)
    },
  )
}

/** In the browser that registered the way goes on; elsewhere a link alone is no session (E54). */
function leave(reply: FastifyReply, session: OpenedSession | null): FastifyReply {
  if (session === null) return reply.redirect(`${paths.signIn}?po=aktywacja`, 303)
  keepSession(reply, session)
  return reply.redirect('/zabezpieczenia/aplikacja', 303)
}

async function showLink(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  form: FormState,
  status = 200,
): Promise<FastifyReply> {
  const { state, personId } = await readMailLink(request.ctx, token, 'activate')
  const person = personId === null ? null : await findPerson(request.ctx, personId)
  if (person?.state === 'active') return showDead(request, reply, 'used', untouchedForm)
  if (state !== 'good' || person?.state !== 'registered') return showDead(request, reply, 'expired', untouchedForm, 410)
  const { t } = request
  return sendPage(
    request,
    reply,
    t('identity.activation'),
    <ActivationPage t={t} token={token} email={person.email} form={form} />,
    { status },
  )
}

function showDead(
  request: FastifyRequest,
  reply: FastifyReply,
  state: Exclude<LinkState, 'good'>,
  form: FormState,
  status = 200,
): FastifyReply {
  const { t } = request
  const title = t(state === 'used' ? 'identity.activation_done' : 'identity.activation_expired')
  return sendPage(request, reply, title, <DeadActivationPage t={t} state={state} form={form} />, { status })
}
