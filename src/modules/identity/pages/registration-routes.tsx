import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { askForEntryLink } from '../actions/ask-for-entry-link.ts'
import { register } from '../actions/register.ts'
import { browserOf, hashOfBrowser, keepRegistration, readRegistration } from '../registration-cookie.ts'
import { maskEmail } from '../rules/email.ts'
import { wasLinkOfBrowserUsed } from '../store/mail-links.ts'
import { Line, open, type Server } from './entry-parts.ts'
import { RegistrationPage } from './registration-page.tsx'
import { RegistrationSentPage } from './registration-sent-page.tsx'

const RESEND_SECONDS = 60
const SENT = '/rejestracja/wyslano'

const RegistrationForm = Type.Object({
  country: Line,
  taxId: Line,
  company: Line,
  name: Line,
  email: Line,
  phone: Line,
  locale: Type.Union([Type.Literal('pl'), Type.Literal('en')]),
})

export function registrationRoutes(server: Server): void {
  server.get(paths.register, { config: open, schema: { hide: true } }, (request, reply) =>
    showForm(request, reply, untouchedForm),
  )

  server.post(
    paths.register,
    { config: open, schema: { hide: true, body: RegistrationForm } },
    async (request, reply) => {
      const { country, ...typed } = request.body
      const browser = browserOf(request)
      const refused = await refusalOf(async () => {
        const { email } = await register(request.ctx, { ...typed, taxCountry: country }, hashOfBrowser(browser))
        keepRegistration(request, reply, { browser, email })
      })
      if (refused) return showForm(request, reply, refusedForm(request.t, request.body, refused), refused.status)
      return reply.redirect(SENT, 303)
    },
  )

  server.get(
    SENT,
    { config: open, schema: { hide: true, querystring: Type.Object({ ponownie: Type.Optional(Line) }) } },
    async (request, reply) => {
      const kept = readRegistration(request)
      if (kept === null) return reply.redirect(paths.register, 303)
      if (await wasLinkOfBrowserUsed(request.ctx, Buffer.from(hashOfBrowser(kept.browser), 'hex')))
        return reply.redirect(nextStep(request), 303)
      return showSent(request, reply, kept.email, { resent: request.query.ponownie !== undefined })
    },
  )

  server.post(`${SENT}/ponownie`, { config: open, schema: { hide: true } }, async (request, reply) => {
    const kept = readRegistration(request)
    if (kept === null) return reply.redirect(paths.register, 303)
    const refused = await refusalOf(async () => {
      if (request.ctx.now.epochMilliseconds < (kept.sentAt + RESEND_SECONDS) * 1000)
        throw new Refusal('http.too_many_requests', { minutes: 1 })
      await askForEntryLink(request.ctx, {
        email: kept.email,
        wish: 'activate',
        browserHash: hashOfBrowser(kept.browser),
      })
      keepRegistration(request, reply, kept)
    })
    if (refused) return showSent(request, reply, kept.email, { refused })
    return reply.redirect(`${SENT}?ponownie=tak`, 303)
  })
}

/** Activated in this browser, the way goes on where the link led; activated elsewhere, one signs in here. */
function nextStep({ signed }: FastifyRequest): string {
  if (signed === null) return `${paths.signIn}?po=aktywacja`
  return signed.session?.level === 'password' ? '/zabezpieczenia/aplikacja' : '/'
}

function showForm(request: FastifyRequest, reply: FastifyReply, form: FormState, status = 200): FastifyReply {
  const { t, ctx } = request
  const page = (
    <RegistrationPage t={t} locale={ctx.locale} form={form} company={ctx.services.config.operator.companyName} />
  )
  return sendPage(request, reply, t('identity.register'), page, { status })
}

function showSent(
  request: FastifyRequest,
  reply: FastifyReply,
  email: string,
  outcome: { resent?: boolean; refused?: Refusal },
): FastifyReply {
  const { t } = request
  const refused = outcome.refused && t(outcome.refused.code, outcome.refused.params)
  const page = (
    <RegistrationSentPage t={t} email={maskEmail(email)} resent={outcome.resent ?? false} refused={refused} />
  )
  return sendPage(request, reply, t('identity.register_sent'), page, { status: outcome.refused?.status ?? 200 })
}
