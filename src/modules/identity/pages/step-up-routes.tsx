import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { safeReturn } from '../../../platform/http/access.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { confirmEmailChange } from '../actions/confirm-email-change.ts'
import { confirmIdentity } from '../actions/confirm-identity.ts'
import { readMailLink } from '../actions/read-mail-link.ts'
import { revertEmailChange } from '../actions/revert-email-change.ts'
import { keepSession, sessionOf } from '../session-cookie.ts'
import { listPasskeys } from '../store/passkeys.ts'
import { findTotp } from '../store/totp.ts'
import { EmailLinkPage, type EmailLinkKind, type EmailLinkState } from './email-link-page.tsx'
import { StepUpPage } from './step-up-page.tsx'

const Typed = Type.Optional(Type.String({ maxLength: 2000 }))
const BackQuery = Type.Object({ dalej: Typed })
const StepUpForm = Type.Object({ password: Typed, code: Typed, dalej: Typed })
const LinkQuery = Type.Object({ t: Type.Optional(Type.String({ maxLength: 200 })) })

/** Showing again who one is, and the pages behind the links that confirm or take back an address. */
export const stepUpPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()
  const person = { config: { access: 'person' } } as const

  pages.get('/potwierdz', { ...person, schema: { hide: true, querystring: BackQuery } }, (request, reply) =>
    showStepUp(request, reply, request.query.dalej, untouchedForm),
  )
  pages.post('/potwierdz', { ...person, schema: { hide: true, body: StepUpForm } }, async (request, reply) => {
    const { password = '', code = '', dalej } = request.body
    const { person: holder, sessionId } = sessionOf(request)
    const session = await resultOrRefusal(() =>
      confirmIdentity(request.ctx, { personId: holder.id, sessionId, password, code }),
    )
    if (session instanceof Refusal)
      return showStepUp(request, reply, dalej, refusedForm(request.t, {}, session), session.status)
    keepSession(reply, session)
    return reply.redirect(safeReturn(dalej), 303)
  })

  for (const { kind, path, purpose, act } of links) {
    const config = { access: 'public' } as const
    pages.get(path, { config, schema: { hide: true, querystring: LinkQuery } }, async (request, reply) => {
      const { state } = await readMailLink(request.ctx, request.query.t ?? '', purpose)
      return showLink(request, reply, { kind, state, token: request.query.t ?? '' })
    })
    pages.post(path, { config, schema: { hide: true, body: LinkQuery } }, async (request, reply) => {
      const done = await resultOrRefusal(() => act(request.ctx, request.body.t ?? ''))
      return showLink(request, reply, {
        kind,
        state: done instanceof Refusal ? 'expired' : 'done',
        token: '',
        refused: done instanceof Refusal ? done : null,
      })
    })
  }
}

const links = [
  { kind: 'confirm', path: '/konto/email/potwierdz', purpose: 'confirm_email', act: confirmEmailChange },
  { kind: 'revert', path: '/konto/email/cofnij', purpose: 'revert_email', act: revertEmailChange },
] as const

async function showStepUp(
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: string | undefined,
  form: FormState,
  status = 200,
) {
  const { ctx, t } = request
  const { id, email } = sessionOf(request).person
  const [totp, passkeys] = await Promise.all([findTotp(ctx, id), listPasskeys(ctx, id)])
  const { freshMinutes } = ctx.services.config.operator.limits
  const page = (
    <StepUpPage
      t={t}
      form={form}
      email={email}
      next={safeReturn(wanted)}
      hasTotp={totp !== null}
      hasPasskey={passkeys.length > 0}
      minutes={freshMinutes}
    />
  )
  return sendPage(request, reply, t('identity.step_up'), page, { status })
}

type Shown = {
  readonly kind: EmailLinkKind
  readonly state: EmailLinkState
  readonly token: string
  readonly refused?: Refusal | null
}

/** Turbo shows the answer of a form only when it is a redirect or an error, so the form of this page goes without it. */
function showLink(request: FastifyRequest, reply: FastifyReply, { kind, state, token, refused = null }: Shown) {
  const { t, ctx } = request
  const text = refused === null ? undefined : t(refused.code, refused.params)
  const page = (
    <EmailLinkPage
      t={t}
      kind={kind}
      state={state}
      token={token}
      refused={text}
      signedIn={ctx.actor.kind !== 'visitor'}
    />
  )
  return sendPage(request, reply, t(`identity.email_${kind}`), page, {
    status: refused?.status ?? (state === 'expired' || state === 'used' ? 410 : 200),
  })
}
