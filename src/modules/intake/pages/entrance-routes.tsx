import formbody from '@fastify/formbody'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { resultOrRefusal } from '../../../platform/forms.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { paths } from '../../../web/paths.ts'
import { frameOf, refusedForm, sendPage } from '../../../web/respond.tsx'
import { sendContactEnquiry } from '../actions/send-contact-enquiry.ts'
import { sendEmergencyReport } from '../actions/send-emergency-report.ts'
import type { TakenEnquiry } from '../actions/take-enquiry.ts'
import { isCaseNumber, type EnquiryKind } from '../rules/enquiry.ts'
import { ContactPage } from './contact-page.tsx'
import { EmergencyPage } from './emergency-page.tsx'
import { ReceivedPage } from './received-page.tsx'

const open = { access: 'public' } as const
/** Longer than any rule allows, so that the rule may say what is wrong. */
const Line = Type.String({ maxLength: 2000 })
const Text = Type.String({ maxLength: 100_000 })
const Optional = Type.Optional(Line)

const EmergencyForm = Type.Object({
  contractNumber: Line,
  serial: Line,
  phone: Line,
  email: Optional,
  title: Line,
  message: Text,
  once: Optional,
})
const ContactForm = Type.Object({
  name: Line,
  company: Optional,
  email: Line,
  phone: Optional,
  subject: Line,
  message: Text,
  taxId: Optional,
  contractNumber: Optional,
  serial: Optional,
  once: Optional,
})
const Received = Type.Object({ sprawa: Optional })

const pathOf: Readonly<Record<EnquiryKind, string>> = { emergency: paths.emergency, contact: paths.contact }

/** Two doors for people without an account: the emergency report (S02) and the contact form (R48). */
export const entrancePages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(formbody)
  const server = plugin.withTypeProvider<TypeBoxTypeProvider>()

  server.get(paths.emergency, { config: open, schema: { hide: true } }, (request, reply) => {
    if (!request.ctx.services.config.operator.emergencyForm) throw new Refusal('http.not_found')
    return showForm(request, reply, 'emergency', untouchedForm)
  })

  server.post(paths.emergency, { config: open, schema: { hide: true, body: EmergencyForm } }, (request, reply) => {
    const { once = '', email = '', ...typed } = request.body
    const work = () => sendEmergencyReport(request.ctx, { ...typed, email }, keyOf(once))
    return answer(request, reply, 'emergency', { ...typed, email, once }, work)
  })

  server.get(paths.contact, { config: open, schema: { hide: true } }, (request, reply) =>
    showForm(request, reply, 'contact', { typed: knownOf(request), errors: [] }),
  )

  server.post(paths.contact, { config: open, schema: { hide: true, body: ContactForm } }, (request, reply) => {
    const { once = '', ...sent } = request.body
    const typed = { company: '', phone: '', taxId: '', contractNumber: '', serial: '', ...sent }
    return answer(request, reply, 'contact', { ...typed, once }, () =>
      sendContactEnquiry(request.ctx, typed, keyOf(once)),
    )
  })

  for (const kind of ['emergency', 'contact'] as const)
    server.get(
      `${pathOf[kind]}/przyjeto`,
      { config: open, schema: { hide: true, querystring: Received } },
      (request, reply) => {
        const { sprawa = '' } = request.query
        const number = isCaseNumber(sprawa) ? sprawa : null
        const page = <ReceivedPage t={request.t} brand={frameOf(request).brand} kind={kind} number={number} />
        return sendPage(request, reply, request.t('intake.received_title'), page)
      },
    )
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: EnquiryKind,
  typed: Readonly<Record<string, string>>,
  work: () => Promise<TakenEnquiry>,
): Promise<FastifyReply> {
  const result = await resultOrRefusal(work)
  if (result instanceof Refusal)
    return showForm(request, reply, kind, refusedForm(request.t, typed, result), result.status)
  return reply.redirect(`${pathOf[kind]}/przyjeto?sprawa=${result.number}`, 303)
}

function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  kind: EnquiryKind,
  form: FormState,
  status = 200,
): FastifyReply {
  const { t } = request
  const props = { t, form, brand: frameOf(request).brand, once: form.typed['once'] ?? newId() }
  const page = kind === 'emergency' ? <EmergencyPage {...props} /> : <ContactPage {...props} />
  return sendPage(request, reply, t(`intake.${kind}`), page, { status })
}

/** Who is signed in need not type what their account knows. */
function knownOf({ signed }: FastifyRequest): Record<string, string> {
  if (signed?.session?.level !== 'full' || signed.person.kind !== 'customer') return {}
  const { name, email } = signed.person
  return { name, email }
}

const keyOf = (once: string): string | null => (once === '' ? null : once.slice(0, 100))
