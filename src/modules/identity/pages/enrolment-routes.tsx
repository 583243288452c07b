import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { formatDateShort } from '../../../web/format.ts'
import { frameOf, sendPage } from '../../../web/respond.tsx'
import type { SignedIn } from '../actions/complete-sign-in.ts'
import { confirmEnrolment } from '../actions/confirm-enrolment.ts'
import { readEnrolment } from '../actions/read-enrolment.ts'
import { recogniseRecoveryCodes } from '../actions/recognise-recovery-codes.ts'
import { renewRecoveryCodes } from '../actions/renew-recovery-codes.ts'
import { browserOfRequest, enrollerOf } from '../request-facts.ts'
import { keepDevice, keepSession } from '../session-cookie.ts'
import { EnrolmentPage } from './enrolment-page.tsx'
import { destinationOf, half, Line, Next, refusedField, withNext, type Server } from './entry-parts.ts'
import { RecoveryCodesPage } from './recovery-codes-page.tsx'
import { RecoveryCodesSheet } from './recovery-codes-sheet-view.tsx'

const APPLICATION = '/zabezpieczenia/aplikacja'
const CODES = '/zabezpieczenia/kody'
const person = { access: 'person' } as const

export function enrolmentRoutes(server: Server): void {
  server.get(APPLICATION, { config: half, schema: { hide: true, querystring: Next } }, (request, reply) =>
    showEnrolment(request, reply, null, request.query.dalej),
  )

  server.post(
    APPLICATION,
    { config: half, schema: { hide: true, body: Type.Object({ code: Line, dalej: Type.Optional(Line) }) } },
    async (request, reply) => {
      const { code, dalej } = request.body
      const outcome: { entered: (SignedIn & { codes: readonly string[] }) | null } = { entered: null }
      const refused = await refusalOf(async () => {
        outcome.entered = await confirmEnrolment(request.ctx, enrollerOf(request), code, browserOfRequest(request))
      })
      if (outcome.entered === null) return showEnrolment(request, reply, refused, dalej)
      keepSession(reply, outcome.entered.session)
      keepDevice(reply, outcome.entered.device)
      return showCodes(request, reply, { codes: outcome.entered.codes, next: dalej, isNew: true })
    },
  )

  server.post(
    '/konto/zabezpieczenia/kody',
    { config: { access: 'person', fresh: true }, schema: { hide: true } },
    async (request, reply) => {
      const codes = await renewRecoveryCodes(request.ctx, enrollerOf(request).person.id)
      return showCodes(request, reply, { codes, next: '/konto/zabezpieczenia', isNew: false })
    },
  )
  keepingRoutes(server)
}

/** The codes come back from the page that shows them, because the portal itself keeps only their hashes. */
function keepingRoutes(server: Server): void {
  const CodesForm = Type.Object({ codes: Line, dalej: Type.Optional(Line) })
  server.post(`${CODES}/plik`, { config: person, schema: { hide: true, body: CodesForm } }, async (request, reply) => {
    const codes = await recognised(request, request.body.codes)
    return reply
      .header('content-disposition', 'attachment; filename="myhezo-kody.txt"')
      .type('text/plain; charset=utf-8')
      .send(`${headOf(request)}\r\n\r\n${codes.join('\r\n')}\r\n`)
  })

  server.post(
    `${CODES}/wydruk`,
    { config: person, schema: { hide: true, body: CodesForm } },
    async (request, reply) => {
      const codes = await recognised(request, request.body.codes)
      const { t, ctx } = request
      const { brand } = frameOf(request)
      const sheet = (
        <RecoveryCodesSheet
          t={t}
          locale={ctx.locale}
          now={ctx.now}
          brand={brand.name}
          email={request.signed?.person.email ?? ''}
          codes={codes}
        />
      )
      return sendPage(request, reply, t('identity.totp_codes'), sheet)
    },
  )

  const KeptForm = Type.Object({ codes: Line, dalej: Type.Optional(Line), kept: Type.Optional(Line) })
  server.post(
    `${CODES}/zapisane`,
    { config: person, schema: { hide: true, body: KeptForm } },
    async (request, reply) => {
      const { codes, dalej, kept } = request.body
      if (kept !== undefined)
        return reply.redirect(
          dalej === undefined ? startOf(request) : destinationOf(enrollerOf(request).person.kind, dalej),
          303,
        )
      const refused = new Refusal('identity.codes_not_kept')
      return showCodes(request, reply, { codes: await recognised(request, codes), next: dalej, isNew: true, refused })
    },
  )
}

/** Who has proven no right yet goes on to the contract window, the last step of registration (S04). */
function startOf({ ctx, signed }: FastifyRequest): string {
  if (ctx.actor.kind === 'customer' && ctx.actor.organisationIds.length === 0) return '/umowy/dodaj'
  return destinationOf(signed?.person.kind ?? 'customer', '/')
}

async function recognised(request: FastifyRequest, typed: string): Promise<readonly string[]> {
  const codes = await recogniseRecoveryCodes(request.ctx, enrollerOf(request).person.id, typed)
  if (codes === null) throw new Refusal('http.not_found')
  return codes
}

function headOf({ t, ctx, signed }: FastifyRequest): string {
  const { productName } = ctx.services.config.operator
  return t('identity.totp_codes_file_head', {
    brand: productName,
    email: signed?.person.email ?? '',
    date: formatDateShort(ctx.now, ctx.locale),
  })
}

async function showEnrolment(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refusal | null,
  next: string | undefined,
): Promise<FastifyReply> {
  const enroller = enrollerOf(request)
  const outcome: { enrolment: Awaited<ReturnType<typeof readEnrolment>> | null } = { enrolment: null }
  await refusalOf(async () => {
    outcome.enrolment = await readEnrolment(request.ctx, enroller)
  })
  if (outcome.enrolment === null)
    return reply.redirect(
      enroller.level === 'full' ? `/potwierdz?dalej=${APPLICATION}` : withNext('/logowanie/kod', next),
      303,
    )
  const { secret, address, replaces } = outcome.enrolment
  const { t } = request
  const lead = t(replaces && enroller.level === 'password' ? 'identity.totp_again' : 'identity.totp_lead')
  const page = (
    <EnrolmentPage
      t={t}
      form={refusedField(t, refused, 'code')}
      secret={secret}
      address={address}
      lead={lead}
      account={enroller.person.email}
      next={next}
    />
  )
  return sendPage(request, reply, t('identity.totp'), page, { status: refused?.status ?? 200 })
}

type ShownCodes = { codes: readonly string[]; next: string | undefined; isNew: boolean; refused?: Refusal }

function showCodes(
  request: FastifyRequest,
  reply: FastifyReply,
  { codes, next, isNew, refused }: ShownCodes,
): FastifyReply {
  const { t } = request
  const page = (
    <RecoveryCodesPage t={t} form={refusedField(t, refused ?? null, 'kept')} codes={codes} next={next} isNew={isNew} />
  )
  return sendPage(request, reply, t('identity.totp_codes'), page, { status: refused?.status ?? 200 })
}
