import type { FastifyReply, FastifyRequest } from 'fastify'
import { system } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { untouchedForm, type FormState } from '../../../web/form-state.ts'
import { sendPage } from '../../../web/respond.tsx'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { explainClocks, previewPromises } from '../../promises/index.ts'
import { findSubject } from '../actions/find-subject.ts'
import { maySeeInternal, mayShare, mayWrite } from '../rules/policy.ts'
import { coveredAgain, suggestsNewTicket } from '../rules/reactivation.ts'
import { takes } from '../rules/state.ts'
import type { Ticket } from '../rules/ticket.ts'
import { linkedTickets } from '../store/linked.ts'
import { findTicket } from '../store/tickets.ts'
import { presentClocks } from './clocks-view.tsx'
import type { Composer } from './composer-view.tsx'
import { lookOf, viewerOf } from './look-of.ts'
import { participantFor } from './participant-for.ts'
import { fileLimits } from './read-ticket-form.ts'
import type { Escalation, Reactivation } from './ticket-acts-view.tsx'
import { TicketPage } from './ticket-page.tsx'

/** What a person has just done or tried to do on the page. */
export type Attempt = {
  readonly reply?: Pick<Composer, 'form' | 'waiting' | 'warned'> & { readonly seen: number }
  readonly reason?: FormState
  readonly escalation?: FormState
  readonly recipient?: FormState
  readonly done?: string
  readonly oldestFirst?: boolean
}

/** Sends a ticket's page as it stands now, with what was just tried in its place. */
export async function showTicket(
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
  attempt: Attempt = {},
  status = 200,
): Promise<FastifyReply> {
  const { ctx, t } = request
  const ticket = await findTicket(ctx, number)
  const internal = maySeeInternal(ctx.actor)
  const isCustomers = mayWrite(ctx.actor, ticket) && ctx.actor.kind === 'customer'
  const [entries, clocks, recipients, linked, reactivation] = await Promise.all([
    listEntries(ctx, ticket.id, { internal }),
    explainClocks(ctx, ticket.id, ticket.planVersionId),
    listRecipients(ctx, ticket.id),
    linkedTickets(ctx, ticket),
    isCustomers && ticket.state === 'closed' ? reactivationOf(request, ticket, attempt.reason ?? untouchedForm) : null,
  ])
  const composer = isCustomers && ticket.state !== 'closed' ? composerOf(request, ticket, entries, attempt.reply) : null
  const page = (
    <TicketPage
      look={lookOf(request)}
      viewer={viewerOf(request)}
      ticket={ticket}
      entries={entries.filter((entry) => !(composer?.crossing ?? []).includes(entry))}
      oldestFirst={attempt.oldestFirst ?? false}
      clocks={presentClocks(clocks, ticket.cycle)}
      participants={{ participants: recipients.map(participantFor(request)), form: attempt.recipient ?? untouchedForm }}
      linked={linked}
      mayWrite={isCustomers}
      mayShare={mayShare(ctx.actor, ticket)}
      composer={composer}
      reactivation={reactivation}
      escalation={isCustomers && takes(ticket.state, 'escalate') ? escalationOf(request, attempt.escalation) : null}
      done={attempt.done ?? null}
      deskPath={internal ? `/k/zgloszenia/${number}` : null}
    />
  )
  return sendPage(request, reply, `${number} ${ticket.title} · ${t('tickets.list.title')}`, page, {
    status,
    live: true,
  })
}

type Entries = Awaited<ReturnType<typeof listEntries>>

function composerOf(request: FastifyRequest, ticket: Ticket, entries: Entries, tried: Attempt['reply']): Composer {
  const seen = tried?.seen ?? ticket.lastEntryPosition
  return {
    form: tried?.form ?? untouchedForm,
    once: newId(),
    position: ticket.lastEntryPosition,
    waiting: tried?.waiting ?? [],
    limits: fileLimits(request),
    crossing: entries.filter(({ position }) => position > seen),
    warned: tried?.warned ?? false,
  }
}

function escalationOf({ ctx }: FastifyRequest, tried: FormState | undefined): Escalation {
  const { escalationPhone, escalationPhoneHref, escalationEmail } = ctx.services.config.operator
  return {
    form: tried ?? untouchedForm,
    phone: escalationPhone,
    phoneHref: escalationPhoneHref,
    email: escalationEmail,
    open: tried !== undefined,
  }
}

/** What the next cycle would promise, by the contract as it is today, whoever asks. */
async function reactivationOf({ ctx }: FastifyRequest, ticket: Ticket, form: FormState): Promise<Reactivation> {
  const subject = await findSubject(
    { ...ctx, actor: system },
    { lineId: ticket.contractLineId, contractNumber: ticket.contractNumber },
  )
  const covered = subject !== null && coveredAgain(subject.state)
  const cards = covered && ticket.planVersionId !== null ? await previewPromises(ctx, ticket.planVersionId) : []
  const promise = cards.find(({ priority }) => priority === ticket.priority)?.reaction ?? null
  return { form, covered, promise, suggestNew: suggestsNewTicket(ticket.closedAt, ctx.now) }
}
