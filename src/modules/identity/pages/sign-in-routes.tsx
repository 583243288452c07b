import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { clearCookie, cookies } from '../../../platform/http/cookies.ts'
import { refusalOf } from '../../../platform/forms.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { frameOf, refusedForm, sendPage } from '../../../web/respond.tsx'
import { signIn, type FirstFactor } from '../actions/sign-in.ts'
import { signOut } from '../actions/sign-out.ts'
import { browserOfRequest } from '../request-facts.ts'
import { keepSession } from '../session-cookie.ts'
import { destinationOf, Line, open, withNext, type Server } from './entry-parts.ts'
import { SignInPage } from './sign-in-page.tsx'

const notices: Readonly<Record<string, string>> = {
  aktywacja: 'identity.sign_in_notice_active',
  haslo: 'identity.sign_in_notice_password',
  wyjscie: 'identity.sign_in_notice_out',
}

export function signInRoutes(server: Server): void {
  const SignInQuery = Type.Object({ dalej: Type.Optional(Line), po: Type.Optional(Line) })
  server.get(paths.signIn, { config: open, schema: { hide: true, querystring: SignInQuery } }, (request, reply) => {
    const { dalej, po } = request.query
    if (request.signed?.session?.level === 'full')
      return reply.redirect(destinationOf(request.signed.person.kind, dalej), 303)
    return showSignIn(request, reply, {
      form: untouchedForm,
      next: dalej,
      notice: po === undefined ? undefined : notices[po],
    })
  })

  const SignInForm = Type.Object({ email: Line, password: Line, dalej: Type.Optional(Line) })
  server.post(paths.signIn, { config: open, schema: { hide: true, body: SignInForm } }, async (request, reply) => {
    const { email, password, dalej } = request.body
    const outcome: { passed: FirstFactor | null } = { passed: null }
    const refused = await refusalOf(async () => {
      const endedSessionId = request.signed?.session?.id ?? null
      outcome.passed = await signIn(request.ctx, {
        email,
        password,
        browser: browserOfRequest(request),
        endedSessionId,
      })
    })
    if (refused)
      return showSignIn(request, reply, {
        form: refusedForm(request.t, { email }, refused),
        next: dalej,
        status: refused.status,
      })
    return goOn(reply, outcome.passed, dalej)
  })

  server.post(paths.signOut, { config: open, schema: { hide: true } }, async (request, reply) => {
    const { signed, ctx } = request
    if (signed?.session) await signOut(ctx, { id: signed.session.id, personId: signed.person.id })
    clearCookie(reply, cookies.session)
    return reply.redirect(`${paths.signIn}?po=wyjscie`, 303)
  })
}

function goOn(reply: FastifyReply, passed: FirstFactor | null, wanted: string | undefined): FastifyReply {
  if (passed === null) return reply.redirect(paths.signIn, 303)
  keepSession(reply, passed.session)
  return reply.redirect(withNext(passed.next === 'enrol' ? '/zabezpieczenia/aplikacja' : '/logowanie/kod', wanted), 303)
}

type Shown = { form: FormState; next: string | undefined; notice?: string | undefined; status?: number }

function showSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, next, notice, status = 200 }: Shown,
): FastifyReply {
  const { t } = request
  const page = (
    <SignInPage
      t={t}
      form={form}
      next={withNext('/', next) === '/' ? undefined : next}
      notice={notice && t(notice)}
      hotline={frameOf(request).brand.hotline}
    />
  )
  return sendPage(request, reply, t('identity.sign_in'), page, { status })
}
