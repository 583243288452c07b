import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  Banner,
  Breadcrumbs,
  ButtonLink,
  Card,
  CollapsibleList,
  ExpiryTimeline,
  Facts,
  Identifier,
  PageHeader,
} from '../../../web/components/index.ts'
import { formatPlainDate } from '../../../web/format.ts'
import { Icon } from '../../../web/icons.tsx'
import { coverInWords } from '../../catalogue/rules/cover-in-words.ts'
import type { ContractLine, ContractView, KnownPlan } from '../rules/views.ts'
import { ClaimsPart, type SeenClaim } from './claims-view.tsx'
import { LinesPart } from './contract-lines-view.tsx'
import { MainAct, TicketCount } from './contract-list-view.tsx'

export type PersonWithAccess = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly isAdministrator: boolean
}

export type ContractPageProps = {
  t: Translate
  locale: Locale
  today: Temporal.PlainDate
  contract: ContractView
  lines: readonly ContractLine[]
  search: string
  /** How many of the contract's tickets are open; absent where nobody counts them. */
  openTickets: number | undefined
  /** Where the list of lines goes on; null on its last part. */
  nextLines: string | null
  people: readonly PersonWithAccess[]
  /** Tries to prove a right, for staff only. */
  claims: readonly SeenClaim[] | null
  mayReview: boolean
  collapsed: readonly string[]
  contact: { hotline: string; hotlineHref: string; email: string }
}

/** One contract (S10): am I covered, until when, by which window; its devices, and who has access. */
export function ContractPage(props: ContractPageProps) {
  const { t, contract } = props
  return (
    <>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: '/umowy', label: t('contracts.title') }]} />}
        title={t('contracts.heading', { number: contract.number })}
        lead={<Parties t={t} contract={contract} />}
        actions={contract.state === 'active' && <MainAct t={t} contract={contract} main />}
      />
      <div className="stack">
        <StateNotice {...props} />
        <Card>
          <div className="card-text">
            <ExpiryTimeline {...props} from={contract.validFrom} until={contract.validTo} detailed />
            <ContractFacts {...props} />
          </div>
        </Card>
        <CoverCard {...props} />
        <LinesPart {...props} />
        <People {...props} />
        <ClaimsPart {...props} />
      </div>
    </>
  )
}

function Parties({ t, contract: { customer, partner, side } }: { t: Translate; contract: ContractView }) {
  const names = [
    customer.name,
    ...(partner === null || side === 'partner' ? [] : [t('contracts.partner_named', { name: partner.name })]),
  ]
  return <>{names.join(' · ')}</>
}

/** Why no ticket can be opened, and what to do instead (E66, E69). */
function StateNotice({ t, locale, contract, contact }: ContractPageProps) {
  const { state, validFrom, validTo, renewedBy, partner } = contract
  if (state === 'active') return null
  if (state === 'future')
    return <Banner tone="info">{t('contracts.starts', { day: formatPlainDate(validFrom, locale) })}</Banner>
  return (
    <div id="przedluzenie">
      <Banner
        tone="warn"
        action={
          <div className="actions">
            {renewedBy !== null && (
              <ButtonLink kind="primary" href={`/umowy/${renewedBy}`}>
                {t('contracts.open_renewed', { number: renewedBy })}
              </ButtonLink>
            )}
            <button type="button" className="button button-secondary" disabled aria-disabled="true">
              {t('contracts.new_ticket')}
            </button>
          </div>
        }
      >
        <strong>{t('contracts.ended', { day: formatPlainDate(validTo, locale) })}</strong>{' '}
        {partner === null ? t('contracts.renewal_operator') : t('contracts.renewal_partner', { name: partner.name })}{' '}
        <a href={`mailto:${contact.email}`}>{contact.email}</a>, <a href={contact.hotlineHref}>{contact.hotline}</a>
      </Banner>
    </div>
  )
}

function ContractFacts({ t, locale, contract, openTickets }: ContractPageProps) {
  const { number, daysLeft, state, orderNumber, renews, renewedBy } = contract
  const items = [
    ...(state === 'active' ? [{ name: t('contracts.left'), value: t('contracts.days', { days: daysLeft }) }] : []),
    ...(openTickets === undefined
      ? []
      : [{ name: t('contracts.open_tickets'), value: <TicketCount {...{ t, locale, number }} count={openTickets} /> }]),
    ...(orderNumber === '' ? [] : [{ name: t('contracts.order'), value: <Identifier value={orderNumber} /> }]),
    ...(renews === null ? [] : [{ name: t('contracts.renews'), value: <ContractLink number={renews} /> }]),
    ...(renewedBy === null ? [] : [{ name: t('contracts.renewed_by'), value: <ContractLink number={renewedBy} /> }]),
  ]
  return items.length > 0 && <Facts items={items} />
}

function ContractLink({ number }: { number: string }) {
  return (
    <a href={`/umowy/${number}`}>
      <Identifier value={number} />
    </a>
  )
}

function CoverCard({ t, locale, contract: { plans } }: ContractPageProps) {
  if (plans.length === 0) return null
  return (
    <Card title={t('contracts.cover')}>
      <div className="plan-covers">
        {plans.map((plan) => (
          <PlanCover key={plan.id} t={t} plan={plan} name={nameAmong(plans, plan, locale)} />
        ))}
      </div>
    </Card>
  )
}

/** Two vendors' plans may bear one name; then the vendor is said as well. */
function nameAmong(plans: readonly KnownPlan[], { id, name, vendor }: KnownPlan, locale: Locale): string {
  const isShared = plans.some((other) => other.id !== id && other.name[locale] === name[locale])
  return isShared ? `${name[locale]} (${vendor})` : name[locale]
}

function PlanCover({ t, plan, name }: { t: Translate; plan: KnownPlan; name: string }) {
  const lines = coverInWords(plan)
  return (
    <div>
      <h3>{name}</h3>
      {lines.length === 0 ? (
        <p className="meta">{t('contracts.cover_on_contract')}</p>
      ) : (
        <ul className="plain-list">
          {lines.map(({ key, params }) => (
            <li key={`${key} ${Object.values(params).join(' ')}`}>
              <Icon name="check" size="small" />
              {t(key, params)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function People({ t, contract, people, collapsed }: ContractPageProps) {
  return (
    <CollapsibleList
      t={t}
      name="contract.people"
      title={t('contracts.people')}
      count={people.length}
      open={!collapsed.includes('contract.people')}
      back={`/umowy/${contract.number}`}
    >
      {people.length === 0 ? (
        <p className="card-body meta">{t('contracts.nobody')}</p>
      ) : (
        <ul className="plain-list card-body">
          {people.map(({ personId, name, email, isAdministrator }) => (
            <li key={personId}>
              {name}{' '}
              <span className="meta">
                {email}
                {isAdministrator && `, ${t('contracts.administrator')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </CollapsibleList>
  )
}
