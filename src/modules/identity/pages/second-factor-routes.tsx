import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import type { Refusal } from '../../../refusal.ts'
import { frameOf, sendPage } from '../../../web/respond.tsx'
import type { SignedIn } from '../actions/complete-sign-in.ts'
import type { OpenedSession } from '../actions/open-session.ts'
import { passSecondFactor } from '../actions/pass-second-factor.ts'
import { useRecoveryCode } from '../actions/use-recovery-code.ts'
import { browserOfRequest, halfSessionOf } from '../request-facts.ts'
import { keepDevice, keepSession } from '../session-cookie.ts'
import { listCredentialIds } from '../store/passkeys.ts'
import { hasSecondFactor } from '../store/credentials.ts'
import { findTotp } from '../store/totp.ts'
import { destinationOf, half, Line, Next, refusedField, withNext, type Server } from './entry-parts.ts'
import { RecoveryCodePage } from './recovery-code-page.tsx'
import { SecondFactorPage } from './second-factor-page.tsx'

const CODE = '/logowanie/kod'
const RECOVERY = '/logowanie/kod-zapasowy'
const CodeForm = Type.Object({ code: Line, dalej: Type.Optional(Line) })

export function secondFactorRoutes(server: Server): void {
  server.get(CODE, { config: half, schema: { hide: true, querystring: Next } }, async (request, reply) => {
    const { person } = halfSessionOf(request)
    if (isFull(request)) return reply.redirect(destinationOf(person.kind, request.query.dalej), 303)
    if (!(await hasSecondFactor(request.ctx, person.id)))
      return reply.redirect(withNext('/zabezpieczenia/aplikacja', request.query.dalej), 303)
    return showCode(request, reply, null, request.query.dalej)
  })

  server.post(CODE, { config: half, schema: { hide: true, body: CodeForm } }, async (request, reply) => {
    const session = halfSessionOf(request)
    const { code, dalej } = request.body
    if (isFull(request)) return reply.redirect(destinationOf(session.person.kind, dalej), 303)
    const outcome: { entered: SignedIn | null } = { entered: null }
    const refused = await refusalOf(async () => {
      outcome.entered = await passSecondFactor(request.ctx, session, code, browserOfRequest(request))
    })
    if (outcome.entered === null) return showCode(request, reply, refused, dalej)
    keepSession(reply, outcome.entered.session)
    keepDevice(reply, outcome.entered.device)
    return reply.redirect(destinationOf(session.person.kind, dalej), 303)
  })

  server.get(RECOVERY, { config: half, schema: { hide: true, querystring: Next } }, (request, reply) =>
    isFull(request)
      ? reply.redirect(destinationOf(halfSessionOf(request).person.kind, request.query.dalej), 303)
      : showRecovery(request, reply, null, request.query.dalej),
  )

  server.post(RECOVERY, { config: half, schema: { hide: true, body: CodeForm } }, async (request, reply) => {
    const session = halfSessionOf(request)
    const { code, dalej } = request.body
    if (isFull(request)) return reply.redirect(destinationOf(session.person.kind, dalej), 303)
    const outcome: { opened: OpenedSession | null } = { opened: null }
    const refused = await refusalOf(async () => {
      outcome.opened = await useRecoveryCode(request.ctx, session, code, request.headers['user-agent'] ?? '')
    })
    if (outcome.opened === null) return showRecovery(request, reply, refused, dalej)
    keepSession(reply, outcome.opened)
    return reply.redirect(withNext('/zabezpieczenia/aplikacja', dalej), 303)
  })
}

const isFull = ({ signed }: FastifyRequest): boolean => signed?.session?.level === 'full'

async function showCode(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refusal | null,
  next: string | undefined,
): Promise<FastifyReply> {
  const { t, ctx } = request
  const { person } = halfSessionOf(request)
  const totp = await findTotp(ctx, person.id)
  const passkeys = await listCredentialIds(ctx, person.id)
  const page = (
    <SecondFactorPage
      t={t}
      form={refusedField(t, refused, 'code')}
      next={next}
      email={request.signed?.person.email ?? ''}
      clockHint={(totp?.failures ?? 0) >= 2}
      hasTotp={totp !== null}
      hasPasskey={passkeys.length > 0}
    />
  )
  return sendPage(request, reply, t('identity.sign_in_code'), page, { status: refused?.status ?? 200 })
}

function showRecovery(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refusal | null,
  next: string | undefined,
): FastifyReply {
  const { t } = request
  const page = (
    <RecoveryCodePage
      t={t}
      form={refusedField(t, refused, 'code')}
      next={next}
      hotline={frameOf(request).brand.hotline}
    />
  )
  return sendPage(request, reply, t('identity.sign_in_recovery'), page, { status: refused?.status ?? 200 })
}
