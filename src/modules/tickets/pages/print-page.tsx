import { Facts, PrintSheet } from '../../../web/components/index.ts'
import { formatDeadline, formatMoment } from '../../../web/format.ts'
import type { Entry } from '../../dialogue/rules/entry.ts'
import { priorityMessages } from '../../catalogue/rules/priorities.ts'
import type { Ticket } from '../rules/ticket.ts'
import type { ShownClock } from './clocks-view.tsx'
import { DialogueView } from './dialogue-view.tsx'
import { ticketFacts } from './ticket-facts-view.tsx'
import type { Look } from './ticket-marks-view.tsx'

type Props = {
  readonly look: Look
  readonly ticket: Ticket
  readonly clocks: readonly ShownClock[]
  /** Oldest first: paper is read downwards. */
  readonly entries: readonly Entry[]
  readonly address: string
  readonly brand: string
}

/** A ticket on paper: what it is about, what was promised and kept, everything that was said in its order (ux 3.8). */
export function PrintPage({ look, ticket, clocks, entries, address, brand }: Props) {
  const { t, locale, now } = look
  return (
    <PrintSheet {...{ t, locale, now, address, brand }} title={`${ticket.number} ${ticket.title}`}>
      <div className="stack">
        <Facts
          items={[
            ...standing(look, ticket),
            ...ticketFacts(t, ticket),
            ...clocks.map((clock) => clockFact(look, clock)),
          ]}
        />
        <div className="paper-order">
          <h2 className="visually-hidden">{t('tickets.page.dialogue')}</h2>
          <DialogueView look={look} number={ticket.number} entries={entries} partner={ticket.partner?.name ?? null} />
        </div>
      </div>
    </PrintSheet>
  )
}

function standing({ t, locale, now }: Look, ticket: Ticket) {
  return [
    { name: t('tickets.page.fact_state'), value: t(`tickets.state.${ticket.state}`) },
    {
      name: t('tickets.page.fact_priority'),
      value: `${ticket.priority} ${t(priorityMessages(ticket.scheme, ticket.priority).title)}`,
    },
    {
      name: t('tickets.page.fact_opened'),
      value: `${formatMoment(ticket.openedAt, now, locale)}, ${ticket.reporter.name}`,
    },
  ]
}

function clockFact({ t, locale, now }: Look, { kind, dueAt, stoppedAt, state }: ShownClock) {
  const due = dueAt === null ? t('promises.state.paused') : formatDeadline(dueAt, now, locale)
  const kept =
    stoppedAt === null
      ? t(`promises.state.${state}`)
      : `${t(`promises.state.${state}`)}: ${formatMoment(stoppedAt, now, locale)}`
  return { name: t(`promises.clock.${kind}`), value: `${due} (${kept})` }
}
