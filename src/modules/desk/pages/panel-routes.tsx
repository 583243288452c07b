import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refusalOf } from '../../../platform/forms.ts'
import { Refusal } from '../../../refusal.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { refusedForm, sendPage } from '../../../web/respond.tsx'
import { listRecipients } from '../../dialogue/index.ts'
import { previewPriorities } from '../../promises/index.ts'
import {
  addRecipient,
  assignTicket,
  changePriority,
  findTicket,
  listAssignable,
  maySupport,
  removeRecipient,
} from '../../tickets/index.ts'
import { formAt } from './act-routes.tsx'
import { AssignmentPage } from './assignment-page.tsx'
import { backOf, lookOf } from './look-of.ts'
import { PriorityPage } from './priority-page.tsx'
import { RecipientsPage } from './recipients-page.tsx'

const Typed = Type.Optional(Type.String())
const NumberParams = Type.Object({ number: Type.String({ maxLength: 20 }) })
const RecipientParams = Type.Object({ number: Type.String({ maxLength: 20 }), id: Type.String({ format: 'uuid' }) })
const Back = Type.Object({ wroc: Typed })
const AssignmentForm = Type.Object({ wroc: Typed, assigneeId: Typed })
const PriorityForm = Type.Object({ wroc: Typed, priority: Typed, reason: Typed })
const RecipientForm = Type.Object({ wroc: Typed, 'recipients.0': Typed })

const shown = { config: { access: 'staff' }, schema: { hide: true, params: NumberParams, querystring: Back } } as const

const taking = <Body,>(body: Body) =>
  ({ config: { access: 'staff' }, schema: { hide: true, params: NumberParams, body } }) as const

/** Forms that need to ask more of the database: each is a page, and a panel of the ticket that comes when it is opened. */
export const panelPages: FastifyPluginAsync = async (plugin) => {
  await plugin.register(assignmentPages)
  await plugin.register(priorityPages)
  await plugin.register(recipientPages)
}

const assignmentPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/k/zgloszenia/:number/przydzial', shown, (request, reply) =>
    showAssignment(request, reply, panelOf(request.params.number, request.query.wroc)),
  )
  pages.post('/k/zgloszenia/:number/przydzial', taking(AssignmentForm), async (request, reply) => {
    const { wroc, assigneeId = '' } = request.body
    const panel = panelOf(request.params.number, wroc)
    const refused = await refusalOf(() =>
      assignTicket(request.ctx, { number: panel.number, assigneeId: assigneeId === '' ? null : assigneeId }),
    )
    if (refused === null) return reply.redirect(panel.back, 303)
    const form = formAt(request, { assigneeId }, refused, { 'tickets.assignee_unknown': 'assigneeId' })
    return showAssignment(request, reply, panel, form, refused.status)
  })
}

const priorityPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/k/zgloszenia/:number/priorytet', shown, (request, reply) =>
    showPriority(request, reply, panelOf(request.params.number, request.query.wroc)),
  )
  pages.post('/k/zgloszenia/:number/priorytet', taking(PriorityForm), async (request, reply) => {
    const { wroc, priority = '', reason = '' } = request.body
    const panel = panelOf(request.params.number, wroc)
    const refused = await refusalOf(() => changePriority(request.ctx, { number: panel.number, priority, reason }))
    if (refused === null) return reply.redirect(panel.back, 303)
    const form = formAt(request, { priority, reason }, refused, {
      'tickets.priority_same': 'priority',
      'tickets.priority_unknown': 'priority',
      'tickets.reason_too_short': 'reason',
      'tickets.reason_too_long': 'reason',
    })
    return showPriority(request, reply, panel, form, refused.status)
  })
}

const recipientPages: FastifyPluginAsync = async (plugin) => {
  const pages = plugin.withTypeProvider<TypeBoxTypeProvider>()

  pages.get('/k/zgloszenia/:number/odbiorcy', shown, (request, reply) =>
    showRecipients(request, reply, panelOf(request.params.number, request.query.wroc)),
  )
  pages.post('/k/zgloszenia/:number/odbiorcy', taking(RecipientForm), async (request, reply) => {
    const { wroc, 'recipients.0': email = '' } = request.body
    const panel = panelOf(request.params.number, wroc)
    const refused = await refusalOf(() => addRecipient(request.ctx, { number: panel.number, email }))
    if (refused === null) return reply.redirect(panel.back, 303)
    return showRecipients(
      request,
      reply,
      panel,
      refusedForm(request.t, { 'recipients.0': email }, refused),
      refused.status,
    )
  })
  pages.post(
    '/k/zgloszenia/:number/odbiorcy/:id/usuniecie',
    { config: { access: 'staff' }, schema: { hide: true, params: RecipientParams, body: Back } },
    async (request, reply) => {
      const { number, id } = request.params
      await removeRecipient(request.ctx, { number, recipientId: id })
      return reply.redirect(backOf(request.body.wroc, number), 303)
    },
  )
}

type Panel = { readonly number: string; readonly back: string }

const panelOf = (number: string, wroc: string | undefined): Panel => ({ number, back: backOf(wroc, number) })

async function showAssignment(
  request: FastifyRequest,
  reply: FastifyReply,
  { number, back }: Panel,
  form: FormState = untouchedForm,
  status = 200,
) {
  requireSupport(request)
  const [ticket, people] = await Promise.all([findTicket(request.ctx, number), listAssignable(request.ctx)])
  const title = request.t('desk.assign_title', { number })
  return sendPage(
    request,
    reply,
    title,
    <AssignmentPage look={lookOf(request)} {...{ ticket, back, people, form }} />,
    { status },
  )
}

async function showPriority(
  request: FastifyRequest,
  reply: FastifyReply,
  { number, back }: Panel,
  form: FormState = untouchedForm,
  status = 200,
) {
  requireSupport(request)
  const ticket = await findTicket(request.ctx, number)
  const due = new Map(
    (await previewPriorities(request.ctx, ticket.id)).map(({ priority, nextDueAt }) => [priority, nextDueAt]),
  )
  const title = request.t('desk.priority_title', { number })
  return sendPage(request, reply, title, <PriorityPage look={lookOf(request)} {...{ ticket, back, due, form }} />, {
    status,
  })
}

async function showRecipients(
  request: FastifyRequest,
  reply: FastifyReply,
  { number, back }: Panel,
  form: FormState = untouchedForm,
  status = 200,
) {
  const ticket = await findTicket(request.ctx, number)
  const recipients = (await listRecipients(request.ctx, ticket.id)).map(({ id, email, endedHow }) => ({
    id,
    email,
    ended: endedHow,
  }))
  const title = request.t('desk.recipients_title', { number })
  const mayWrite = maySupport(request.ctx.actor)
  return sendPage(
    request,
    reply,
    title,
    <RecipientsPage look={lookOf(request)} {...{ number, back, recipients, mayWrite, form }} />,
    { status },
  )
}

/** Who may not work on tickets finds no form for it either. */
function requireSupport({ ctx }: FastifyRequest): void {
  if (!maySupport(ctx.actor)) throw new Refusal('http.not_found')
}
