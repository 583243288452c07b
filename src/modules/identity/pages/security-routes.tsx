import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf, resultOrRefusal } from '../../../platform/forms.ts'
import { Uuid } from '../../../platform/jobs.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { createToken } from '../actions/create-token.ts'
import { endOtherSessions } from '../actions/end-other-sessions.ts'
import { endSession } from '../actions/end-session.ts'
import { removePasskey } from '../actions/remove-passkey.ts'
import { renamePasskey } from '../actions/rename-passkey.ts'
import { revokeToken } from '../actions/revoke-token.ts'
import { describeDevice } from '../rules/device.ts'
import { FEW_RECOVERY_CODES, RECOVERY_CODES } from '../rules/recovery-code.ts'
import { scopes } from '../rules/scope.ts'
import { idleMinutesOf } from '../rules/session.ts'
import { tokenLives } from '../rules/token.ts'
import { sessionOf } from '../session-cookie.ts'
import { listPasskeys } from '../store/passkeys.ts'
import { listSessions } from '../store/session-list.ts'
import { listTokens } from '../store/tokens.ts'
import { countRecoveryCodes, findTotp } from '../store/totp.ts'
import { titleOf } from './account-frame-view.tsx'
import { doneText } from './done-text.ts'
import { SecurityPage } from './security-page.tsx'
import { SessionsPage } from './sessions-page.tsx'
import { TokensPage } from './tokens-page.tsx'

const Typed = Type.Optional(Type.String({ maxLength: 2000 }))
const params = Type.Object({ id: Uuid })
const NameForm = Type.Object({ name: Typed })
const TokenForm = Type.Object({
  name: Typed,
  days: Typed,
  ...Object.fromEntries(scopes.map((scope) => [scope, Typed])),
})

const person = { config: { access: 'person' }, schema: { hide: true } } as const
const confirmed = { config: { access: 'person', fresh: true }, schema: { hide: true } } as const

/** Second factor, sessions and tokens of a person. What weakens or widens access asks for a confirmed session (R58). */
export const securityPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/konto/zabezpieczenia', confirmed, (request, reply) => showSecurity(request, reply))
  pages.post(
    '/konto/passkey/:id/nazwa',
    { ...confirmed, schema: { hide: true, params, body: NameForm } },
    async (request, reply) => {
      const wanted = {
        personId: sessionOf(request).person.id,
        passkeyId: request.params.id,
        name: request.body.name ?? '',
      }
      const refused = await refusalOf(() => renamePasskey(request.ctx, wanted))
      return refused
        ? showSecurity(request, reply, refused)
        : reply.redirect('/konto/zabezpieczenia?zapisano=nazwa', 303)
    },
  )
  pages.post(
    '/konto/passkey/:id/usuniecie',
    { ...confirmed, schema: { hide: true, params } },
    async (request, reply) => {
      const refused = await refusalOf(() => removePasskey(request.ctx, sessionOf(request).person.id, request.params.id))
      return refused
        ? showSecurity(request, reply, refused)
        : reply.redirect('/konto/zabezpieczenia?zapisano=usunieto', 303)
    },
  )

  pages.get('/konto/sesje', person, showSessions)
  pages.post('/konto/sesje/:id/koniec', { ...person, schema: { hide: true, params } }, async (request, reply) => {
    await endSession(request.ctx, sessionOf(request).person.id, request.params.id)
    return reply.redirect('/konto/sesje?zapisano=sesja', 303)
  })
  pages.post('/konto/sesje/inne/koniec', person, async (request, reply) => {
    const { person: holder, sessionId } = sessionOf(request)
    await endOtherSessions(request.ctx, holder.id, sessionId)
    return reply.redirect('/konto/sesje?zapisano=sesje', 303)
  })
  await pages.register(tokenPages)
}

const tokenPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/konto/tokeny', confirmed, (request, reply) => showTokens(request, reply, { form: untouchedForm }))
  pages.post('/konto/tokeny', { ...confirmed, schema: { hide: true, body: TokenForm } }, async (request, reply) => {
    const typed: Record<string, string | undefined> = request.body
    const wanted = {
      name: typed['name'] ?? '',
      scopes: scopes.filter((scope) => typed[scope] === 'yes'),
      days: Number(typed['days']),
    }
    const made = await resultOrRefusal(() =>
      createToken(request.ctx, { personId: sessionOf(request).person.id, ...wanted }),
    )
    if (!(made instanceof Refusal)) return showTokens(request, reply, { form: untouchedForm, made, status: 201 })
    const kept = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value ?? '']))
    return showTokens(request, reply, { form: refusedForm(request.t, kept, made), status: made.status })
  })
  pages.post('/konto/tokeny/:id/koniec', { ...confirmed, schema: { hide: true, params } }, async (request, reply) => {
    await revokeToken(request.ctx, sessionOf(request).person.id, request.params.id)
    return reply.redirect('/konto/tokeny?zapisano=token', 303)
  })
}

async function showSecurity(request: FastifyRequest, reply: FastifyReply, refused: Refusal | null = null) {
  const { ctx, t } = request
  const { id } = sessionOf(request).person
  const [totp, passkeys, codesLeft] = await Promise.all([
    findTotp(ctx, id),
    listPasskeys(ctx, id),
    countRecoveryCodes(ctx, id),
  ])
  const security = {
    totpSince: totp?.confirmedAt ?? null,
    passkeys,
    codesLeft,
    codesWhole: RECOVERY_CODES,
    fewCodes: FEW_RECOVERY_CODES,
  }
  const page = (
    <SecurityPage
      t={t}
      locale={ctx.locale}
      now={ctx.now}
      security={security}
      refused={refused ? t(refused.code, refused.params) : undefined}
      done={doneText(request)}
    />
  )
  return sendPage(request, reply, t(titleOf('security')), page, { status: refused?.status ?? 200 })
}

async function showSessions(request: FastifyRequest, reply: FastifyReply) {
  const { ctx, t } = request
  const { person: holder, sessionId } = sessionOf(request)
  const sessions = await listSessions(ctx, holder.id, idleMinutesOf(holder.kind, ctx.services.config.operator.limits))
  const shown = sessions.map(({ userAgent, ...session }) => ({
    ...session,
    device: describeDevice(userAgent),
    present: session.id === sessionId,
  }))
  return sendPage(
    request,
    reply,
    t(titleOf('sessions')),
    <SessionsPage t={t} locale={ctx.locale} now={ctx.now} sessions={shown} done={doneText(request)} />,
  )
}

type TokensShown = { readonly form: FormState; readonly made?: string; readonly status?: number }

async function showTokens(request: FastifyRequest, reply: FastifyReply, { form, made, status = 200 }: TokensShown) {
  const { ctx, t } = request
  const tokens = await listTokens(ctx, sessionOf(request).person.id)
  const page = (
    <TokensPage
      t={t}
      locale={ctx.locale}
      now={ctx.now}
      form={form}
      tokens={tokens}
      scopes={scopes}
      lives={tokenLives}
      made={made}
      done={doneText(request)}
    />
  )
  return sendPage(request, reply, t(titleOf('tokens')), page, { status })
}
