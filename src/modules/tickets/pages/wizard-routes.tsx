import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { newId } from '../../../platform/id.ts'
import type { FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import type { TicketSubject } from '../actions/find-subject.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { namedBy } from './line-picker-view.tsx'
import { copiedReport } from './copied-report.ts'
import { lookOf } from './look-of.ts'
import {
  fileLimits,
  readTicketForm,
  refuseFiles,
  waitingFiles,
  withWarnings,
  type SentForm,
} from './read-ticket-form.ts'
import { showOpened } from './show-opened.tsx'
import { wizardChoices } from './wizard-choices.ts'
import { WizardPage, type ChosenSubject, type WizardProps } from './wizard-page.tsx'

const Line = Type.Optional(Type.String({ maxLength: 200 }))
const wizardQuery = Type.Object({ umowa: Line, linia: Line, szukaj: Line, jak: Line })

/** What is typed into the wizard and comes back with it. */
const fields = [
  'szukaj',
  'umowa',
  'jak',
  'lineId',
  'priority',
  'title',
  'description',
  'recipients',
  'partnerAccess',
  'language',
  'fileKind',
] as const
type Typed = Readonly<Record<string, string>>

const proven = { access: 'proven' } as const

/** A new ticket (ux S12) and the page that confirms it. */
export const wizardPages: FastifyPluginAsync = async (plain) => {
  const pages = plain.withTypeProvider<TypeBoxTypeProvider>()

  pages.get(
    '/zgloszenia/nowe',
    { config: proven, schema: { hide: true, querystring: wizardQuery } },
    async (request, reply) => {
      const { umowa = '', linia = '', szukaj = '', jak = '' } = request.query
      const copied = jak === '' ? {} : await copiedReport(request.ctx, jak)
      return show(request, reply, { form: { typed: { ...copied, umowa, lineId: linia, szukaj }, errors: [] } })
    },
  )

  pages.post('/zgloszenia/nowe', { config: proven, schema: { hide: true } }, async (request, reply) => {
    const sent = await readTicketForm(request)
    const typed = Object.fromEntries(fields.map((field) => [field, sent.one(field)]))
    if (sent.one('do') !== 'send') return show(request, reply, await kept(request, sent, { typed, errors: [] }), 422)
    return send(request, reply, sent, typed)
  })

  pages.get(
    '/zgloszenia/:number/przyjete',
    { config: proven, schema: { hide: true, params: Type.Object({ number: Type.String() }) } },
    (request, reply) => showOpened(request, reply, request.params.number),
  )
}

async function send(request: FastifyRequest, reply: FastifyReply, sent: SentForm, typed: Typed): Promise<FastifyReply> {
  let number = ''
  const refused = await refusalOf(async () => {
    refuseFiles(sent)
    number = (await openTicket(request.ctx, wantedBy(typed, sent))).number
  })
  if (refused === null) return reply.redirect(`/zgloszenia/${number}/przyjete`, 303)
  // A second click while the first was on its way: the ticket is there already.
  if (refused.code === 'http.idempotency_mismatch') return reply.redirect('/zgloszenia', 303)
  const form = atOneField(refusedForm(request.t, typed, refused), typed)
  return show(request, reply, await kept(request, sent, withWarnings(form, sent)), refused.status)
}

function wantedBy(typed: Typed, sent: SentForm): Parameters<typeof openTicket>[1] {
  const choice = typed['partnerAccess']
  return {
    ...(namedBy(typed['lineId'] ?? '') ?? { lineId: null }),
    priority: typed['priority'] ?? '',
    title: typed['title'] ?? '',
    description: typed['description'] ?? '',
    uploads: sent.uploads,
    recipients: addressesIn(typed),
    partnerAccess: choice === 'yes' || choice === 'no' ? choice === 'yes' : null,
    ...(typed['language'] === 'pl' || typed['language'] === 'en' ? { language: typed['language'] } : {}),
    copyOf: typed['jak'] || null,
    once: sent.one('once') || null,
  }
}

const addressesIn = (typed: Typed): string[] =>
  (typed['recipients'] ?? '').split(/[\s,;]+/).filter((address) => address !== '')

/** Several addresses stand in one field: its errors say which of them is meant. */
function atOneField(form: FormState, typed: Typed): FormState {
  const addresses = addressesIn(typed)
  const errors = form.errors.map(({ field, message }) => {
    const place = /^recipients\.(\d+)$/.exec(field)?.[1]
    return place === undefined
      ? { field, message }
      : { field: 'recipients', message: `${addresses[Number(place)] ?? ''}: ${message}` }
  })
  return { ...form, errors }
}

type Kept = { readonly form: FormState } & Partial<Pick<WizardProps, 'once' | 'waiting' | 'warned'>>

async function kept(request: FastifyRequest, sent: SentForm, form: FormState): Promise<Kept> {
  return {
    form,
    once: sent.one('once') || newId(),
    waiting: await waitingFiles(request, sent),
    warned: sent.warnings.length > 0 || sent.one('warned') !== '',
  }
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, once = newId(), waiting = [], warned = false }: Kept,
  status = 200,
): Promise<FastifyReply> {
  const { typed } = form
  const contractNumber = (typed['umowa'] ?? '').trim().toUpperCase() || null
  const choices = await wizardChoices(request, {
    search: (typed['szukaj'] ?? '').trim(),
    contractNumber,
    chosen: typed['lineId'] ?? '',
  })
  const page = (
    <WizardPage
      look={lookOf(request)}
      form={{ ...withCover(request, form, choices.subject), typed: { ...typed, lineId: choices.chosen } }}
      once={once}
      lines={choices.lines}
      subject={choices.chosen === '' || choices.subject === null ? null : chosenSubject(choices.subject)}
      priorities={choices.priorities}
      waiting={waiting}
      limits={fileLimits(request)}
      warned={warned}
      recipientsMost={request.ctx.services.config.operator.limits.recipientsPerTicket}
    />
  )
  return sendPage(request, reply, request.t('tickets.list.new'), page, { status })
}

/** A line that is not covered today is named in the address of an old link: say why it cannot be chosen. */
function withCover({ t }: FastifyRequest, form: FormState, subject: TicketSubject | null): FormState {
  if (subject === null || subject.state === 'active' || form.errors.length > 0) return form
  return { ...form, errors: [{ field: 'lineId', message: t(`tickets.line_${subject.state}`) }] }
}

const chosenSubject = ({
  device,
  serial,
  place,
  contractNumber,
  organisationName,
  partner,
  actorSide,
}: TicketSubject): ChosenSubject => ({
  device,
  serial,
  place,
  contractNumber,
  organisationName,
  partner: partner?.name ?? null,
  openedByPartner: actorSide === 'partner',
})
