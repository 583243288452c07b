import {
  Breadcrumbs,
  ButtonLink,
  Card,
  EmptyState,
  Facts,
  Identifier,
  InlineStatus,
  PageHeader,
  StateBadge,
  Timeline,
  type TimelineStep,
} from '../../../web/components/index.ts'
import { formatMoment } from '../../../web/format.ts'
import type { Entry } from '../../dialogue/rules/entry.ts'
import type { LinkedTicket, Ticket } from '../rules/ticket.ts'
import { ClocksView, milestoneOf, type ShownClock } from './clocks-view.tsx'
import { ComposerView, type Composer } from './composer-view.tsx'
import { DialogueView } from './dialogue-view.tsx'
import { ParticipantsView, SharingView, type ParticipantsProps } from './participants-view.tsx'
import {
  CloseForm,
  EscalateView,
  ReactivateView,
  SolutionView,
  type Escalation,
  type Reactivation,
} from './ticket-acts-view.tsx'
import { ticketFacts } from './ticket-facts-view.tsx'
import { hasPromise, NextPromise, PriorityMark, StandingMark, type Look, type Viewer } from './ticket-marks-view.tsx'

export type TicketPageProps = {
  readonly look: Look
  readonly viewer: Viewer
  readonly ticket: Ticket
  readonly entries: readonly Entry[]
  readonly oldestFirst: boolean
  readonly clocks: readonly ShownClock[]
  readonly participants: Pick<ParticipantsProps, 'participants' | 'form'>
  /** The same report on other devices, as far as the reader may see it. */
  readonly linked: readonly LinkedTicket[]
  readonly mayWrite: boolean
  readonly mayShare: boolean
  /** One of them stands above the dialogue of whoever may write: the second on a closed ticket. */
  readonly composer: Composer | null
  readonly reactivation: Reactivation | null
  readonly escalation: Escalation | null
  /** What was just done, said where it was done. */
  readonly done: string | null
  readonly deskPath: string | null
}

/** One ticket: what is promised, whose move it is, everything that was said (ux S13). */
export function TicketPage(props: TicketPageProps) {
  const { look, ticket, clocks, done } = props
  return (
    <>
      <TicketHeader {...props} />
      {done && (
        <div className="ticket-done">
          <InlineStatus tone="ok">{done}</InlineStatus>
        </div>
      )}
      <Card>
        <Timeline label={look.t('tickets.page.milestones')} steps={milestones(look, ticket, clocks)} />
      </Card>
      <div className="main-aside ticket-body">
        <section aria-labelledby="dialog">
          <Writing {...props} />
          <DialogueHead {...props} />
          <Dialogue {...props} />
        </section>
        <aside className="stack">
          <TicketAside {...props} />
        </aside>
      </div>
    </>
  )
}

function TicketHeader({ look, viewer, ticket, composer, deskPath }: TicketPageProps) {
  const { t } = look
  return (
    <PageHeader
      above={<Breadcrumbs t={t} trail={[{ href: '/zgloszenia', label: t('tickets.list.title') }]} />}
      title={<span lang={ticket.language === look.locale ? undefined : ticket.language}>{ticket.title}</span>}
      actions={
        <>
          {deskPath && (
            <ButtonLink kind="primary" href={deskPath}>
              {t('tickets.page.to_desk')}
            </ButtonLink>
          )}
          {composer && ticket.state === 'open' && <CloseForm number={ticket.number} label={t('tickets.page.close')} />}
          <ButtonLink icon="print" href={`/zgloszenia/${ticket.number}/druk`}>
            {t('tickets.page.print')}
          </ButtonLink>
        </>
      }
    >
      <div className="ticket-standing">
        <Identifier value={ticket.number} t={t} />
        <PriorityMark t={t} ticket={ticket} />
        <StandingMark t={t} ticket={ticket} viewer={viewer} />
        {ticket.escalatedAt && <StateBadge tone="danger">{t('tickets.page.escalated')}</StateBadge>}
        {hasPromise(ticket) && <NextPromise look={look} ticket={ticket} named />}
      </div>
    </PageHeader>
  )
}

function Writing({ look, ticket, composer, reactivation, mayWrite }: TicketPageProps) {
  const { number, state } = ticket
  if (!mayWrite) return null
  return (
    <>
      {state === 'solved' && composer && <SolutionView {...{ look, number }} />}
      {reactivation && <ReactivateView {...{ look, number, reactivation }} />}
      {composer && (
        <ComposerView
          {...{ look, number, composer }}
          partner={ticket.partner?.name ?? null}
          solved={state === 'solved'}
        />
      )}
    </>
  )
}

function DialogueHead({ look: { t }, ticket, oldestFirst }: TicketPageProps) {
  const address = `/zgloszenia/${ticket.number}`
  return (
    <div className="dialogue-head">
      <h2 id="dialog">{t('tickets.page.dialogue')}</h2>
      <a href={oldestFirst ? `${address}#dialog` : `${address}?kolejnosc=od-najstarszych#dialog`} className="no-print">
        {t(oldestFirst ? 'tickets.page.newest_first' : 'tickets.page.oldest_first')}
      </a>
    </div>
  )
}

function Dialogue({ look, ticket, entries, clocks, oldestFirst }: TicketPageProps) {
  const answered = entries.some(({ side }) => side === 'support')
  return (
    <>
      {!answered && ticket.state === 'open' && (
        <EmptyState icon="clock" title={look.t('tickets.page.waiting')}>
          {clocks.length > 0 && <NextPromise look={look} ticket={ticket} named />}
        </EmptyState>
      )}
      <DialogueView
        {...{ look }}
        number={ticket.number}
        entries={oldestFirst ? entries.toReversed() : entries}
        partner={ticket.partner?.name ?? null}
      />
    </>
  )
}

function TicketAside({ look, ticket, linked, clocks, participants, mayWrite, mayShare, escalation }: TicketPageProps) {
  const { t } = look
  const { number, partner } = ticket
  return (
    <>
      <ClocksView {...{ look, clocks }} covered={ticket.covered} />
      <DeviceCard {...{ look, ticket, linked }} />
      <ParticipantsView
        {...{ look, number, mayWrite, ...participants }}
        reporter={ticket.reporter.name}
        company={ticket.organisationName}
      />
      {partner && <SharingView {...{ look, number, mayShare }} partner={partner.name} access={ticket.partnerAccess} />}
      {escalation && (
        <div className="no-print">
          <Card title={t('tickets.page.escalation')} level={3} id="eskalacja">
            <EscalateView {...{ look, number, escalation }} />
          </Card>
        </div>
      )}
    </>
  )
}

function DeviceCard({ look: { t }, ticket, linked }: Pick<TicketPageProps, 'look' | 'ticket' | 'linked'>) {
  const facts = ticketFacts(t, ticket)
  return (
    <Card title={t('tickets.page.device')} level={3}>
      <div className="stack">
        <Facts items={facts} />
        {linked.length > 0 && <LinkedTickets t={t} linked={linked} />}
      </div>
    </Card>
  )
}

/** One report on several devices is several tickets, each with its own times (E81). */
function LinkedTickets({ t, linked }: { t: Look['t']; linked: readonly LinkedTicket[] }) {
  return (
    <section aria-labelledby="powiazane">
      <h4 id="powiazane">{t('tickets.page.linked')}</h4>
      <ul className="plain-links">
        {linked.map(({ number, device, title, state }) => (
          <li key={number}>
            <a href={`/zgloszenia/${number}`}>{number}</a> {device === '' ? title : device}{' '}
            <span className="faint">{t(`tickets.state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function milestones({ t, locale, now }: Look, ticket: Ticket, clocks: readonly ShownClock[]): TimelineStep[] {
  const at = (moment: ShownClock['startedAt'] | null) => moment && formatMoment(moment, now, locale)
  const kinds = (['reaction', 'delivery', 'on_site', 'return'] as const).flatMap(
    (kind) => clocks.find((clock) => clock.kind === kind && clock.state !== 'cancelled') ?? [],
  )
  const accepted = t(ticket.cycle > 1 ? 'tickets.page.step_reopened' : 'tickets.page.step_accepted')
  return [
    { title: accepted, note: at(ticket.cycleStartedAt), state: 'done' },
    ...kinds.map((clock): TimelineStep => ({
      title: t(`promises.clock.${clock.kind}`),
      note: at(clock.stoppedAt ?? clock.dueAt),
      state: milestoneOf(clock),
    })),
    ...(ticket.state === 'closed'
      ? []
      : [{ title: t('tickets.page.step_solved'), state: stepState(ticket, 'solved') }]),
    { title: t('tickets.page.step_closed'), note: at(ticket.closedAt), state: stepState(ticket, 'closed') },
  ]
}

function stepState({ state }: Ticket, step: 'solved' | 'closed'): TimelineStep['state'] {
  if (state === 'closed') return 'done'
  return state === step ? 'current' : 'open'
}
