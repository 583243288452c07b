import { Disclosure, PriorityBadge, RadioCards, type RadioCard } from '../../../web/components/index.ts'
import type { FormState } from '../../../web/form-state.ts'
import { formatDeadline } from '../../../web/format.ts'
import { Icon } from '../../../web/icons.tsx'
import type { PriorityCode, PriorityScheme } from '../../catalogue/rules/plan.ts'
import { prioritiesOf, priorityMessages } from '../../catalogue/rules/priorities.ts'
import type { ClockLedger } from '../../promises/rules/clock-ledger.ts'
import type { PromisedTime, PromisePreview } from '../../promises/rules/promise-preview.ts'
import { LedgerView } from './ledger-view.tsx'
import type { Look } from './ticket-marks-view.tsx'

/** What each priority would promise if the report were sent now. */
export type PromiseOffer = PromisePreview & { readonly ledger: ClockLedger | null }

export type PriorityChoices = {
  readonly scheme: PriorityScheme
  readonly offers: readonly PromiseOffer[]
  /** False until a device is chosen: then nothing can be promised yet. */
  readonly known: boolean
  /** A report about a whole contract may only be a question (E82). */
  readonly questionsOnly: readonly PriorityCode[] | null
  readonly hotline: { readonly text: string; readonly href: string }
}

type Props = { readonly look: Look; readonly form: FormState; readonly choices: PriorityChoices }

/** The described situations with the hour that each would be promised (R88, ux S12). */
export function PriorityPickerView({ look, form, choices }: Props) {
  const { t } = look
  return (
    <div data-part="promises">
      {!choices.known && <p className="hint">{t('tickets.wizard.priority_unknown_line')}</p>}
      <RadioCards
        form={form}
        name="priority"
        label={t('tickets.wizard.priority')}
        cards={prioritiesOf(choices.scheme).map((priority) => priorityCard(look, choices, priority))}
      />
      <WhyTheseHours look={look} offers={choices.offers} />
    </div>
  )
}

function priorityCard(look: Look, choices: PriorityChoices, priority: PriorityCode): RadioCard {
  const { t } = look
  const words = priorityMessages(choices.scheme, priority)
  const offer = choices.offers.find((each) => each.priority === priority)
  const isExcluded = choices.questionsOnly !== null && !choices.questionsOnly.includes(priority)
  return {
    value: priority,
    title: (
      <>
        <PriorityBadge t={t} priority={priority} />
        {t(words.title)}
      </>
    ),
    text: isExcluded ? (
      t('tickets.wizard.needs_device')
    ) : (
      <Situation {...{ look, choices, priority, offer }} description={t(words.description)} />
    ),
    aside: !isExcluded && offer && <Reaction look={look} reaction={offer.reaction} />,
    disabled: isExcluded,
  }
}

type SituationProps = {
  look: Look
  choices: PriorityChoices
  priority: PriorityCode
  offer: PromiseOffer | undefined
  description: string
}

function Situation({ look: { t }, choices, priority, offer, description }: SituationProps) {
  const more = [offer?.delivery, offer?.onSite].flatMap((promise) => promise ?? [])
  return (
    <>
      <span>{description}</span>
      {more.map((promise) => (
        <span key={promise.kind} className="promise-more">
          {laterPromise(t, promise)}
        </span>
      ))}
      {offer?.notes.map((note) => (
        <span key={note} className="promise-note">
          {t(note)}
        </span>
      ))}
      {priority === 'P1' && (
        <span className="promise-phone">
          <Icon name="phone" size="small" /> {t('tickets.wizard.call_too')}{' '}
          <a href={choices.hotline.href} className="figures nowrap">
            {choices.hotline.text}
          </a>
        </span>
      )}
    </>
  )
}

function Reaction({ look: { t, locale, now }, reaction }: { look: Look; reaction: PromisedTime | undefined }) {
  if (reaction === undefined) return <span className="faint">{t('tickets.list.nothing_promised')}</span>
  return (
    <span className="promise-offer">
      <span className="faint">{reactionWithin(t, reaction)}</span>
      <strong>{formatDeadline(reaction.dueAt, now, locale)}</strong>
    </span>
  )
}

/** "Reakcja do 1 h, całą dobę" */
export function reactionWithin(t: Look['t'], { hours, calendar }: PromisedTime): string {
  const window = calendar === '24x7' ? t('tickets.wizard.window_always') : t('tickets.wizard.window_hours')
  return hours === undefined ? t('promises.clock.reaction') : t('tickets.wizard.reaction_within', { hours, window })
}

function laterPromise(t: Look['t'], { kind, hours, shipped }: PromisedTime): string {
  if (hours !== undefined) return t(`tickets.wizard.${kind}_hours`, { hours })
  return t(shipped ? 'tickets.wizard.delivery_shipped' : `tickets.wizard.${kind}_nbd`)
}

function WhyTheseHours({ look, offers }: { look: Look; offers: readonly PromiseOffer[] }) {
  const explained = offers.filter(({ ledger }) => ledger !== null)
  if (explained.length === 0) return null
  return (
    <Disclosure summary={look.t('tickets.wizard.why_these_hours')}>
      <div className="ledgers">
        {explained.map(({ priority, ledger, reaction }) => (
          <section key={priority} aria-label={priority}>
            <p>
              <PriorityBadge t={look.t} priority={priority} />
            </p>
            {ledger && <LedgerView look={look} ledger={ledger} dueAt={reaction?.dueAt ?? null} />}
          </section>
        ))}
      </div>
    </Disclosure>
  )
}
