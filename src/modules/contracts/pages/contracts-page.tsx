import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../../platform/i18n.ts'
import {
  Banner,
  ButtonLink,
  Card,
  EmptyState,
  InlineStatus,
  PageHeader,
  Pagination,
  Tabs,
} from '../../../web/components/index.ts'
import { formatPlainDate } from '../../../web/format.ts'
import type { ContractView, ListedContract } from '../rules/views.ts'
import { listAddress, views, type View } from '../rules/list-address.ts'
import { ContractList } from './contract-list-view.tsx'
import { SearchForm } from './search-form-view.tsx'

type Props = {
  t: Translate
  locale: Locale
  today: Temporal.PlainDate
  view: View
  search: string
  contracts: readonly ListedContract[]
  next: string | null
  elsewhere: number | null
  alike: boolean
  openTickets: ReadonlyMap<string, number> | undefined
  /** False until a customer has proven a first right: there is nothing to list then. */
  isProven: boolean
  isCustomer: boolean
  /** The contract that was just added, and where the person was heading. */
  added: { contract: ContractView; onward: string | null } | null
  hotline: { text: string; href: string }
}

/** All contracts of the person: in force, archived, found (S09). */
export function ContractsPage(props: Props) {
  const { t, isProven, isCustomer, added } = props
  return (
    <>
      <PageHeader title={t('contracts.title')} actions={isCustomer && isProven && <AddButton t={t} />} />
      {added && (
        <div className="added-contract">
          <Added t={t} locale={props.locale} {...added} />
        </div>
      )}
      {isProven ? <Listing {...props} /> : <NewAccount t={t} hotline={props.hotline} />}
    </>
  )
}

function Listing(props: Props) {
  const { t, view, search, contracts } = props
  return (
    <>
      <Tabs
        label={t('contracts.views')}
        tabs={views.map((each) => ({
          href: listAddress(each, search),
          label: t(`contracts.view_${each}`),
          current: each === view,
        }))}
      />
      <SearchForm
        t={t}
        action="/umowy"
        label={t('contracts.search')}
        hint={t('contracts.search_hint')}
        value={search}
        clear={listAddress(view, '')}
        hidden={{ widok: view }}
      />
      {props.alike && <InlineStatus tone="info">{t('contracts.alike', { search })}</InlineStatus>}
      {contracts.length > 0 ? <Found {...props} /> : <Nothing {...props} />}
    </>
  )
}

function Found(props: Props) {
  const { t, contracts, next, view, search } = props
  return (
    <Card flush>
      <ContractList {...props} />
      <Pagination
        t={t}
        href={next === null ? undefined : listAddress(view, search, next)}
        shown={t('contracts.shown', { count: contracts.length })}
      />
      {search !== '' && <Elsewhere {...props} />}
    </Card>
  )
}

/** "Szukaj też w archiwum (2)": what the tab beside this one would find. */
function Elsewhere({ t, view, search, elsewhere, main }: Props & { main?: boolean }) {
  if (elsewhere === null || elsewhere === 0) return null
  const other = view === 'archiwum' ? 'aktywne' : 'archiwum'
  const text = t(other === 'archiwum' ? 'contracts.also_archive' : 'contracts.also_active', { count: elsewhere })
  const href = listAddress(other, search)
  if (main) {
    return (
      <ButtonLink kind="primary" href={href}>
        {text}
      </ButtonLink>
    )
  }
  return (
    <p className="card-body">
      <a href={href}>{text}</a>
    </p>
  )
}

function Nothing(props: Props) {
  const { t, search, view } = props
  if (search !== '') {
    return (
      <Card>
        <EmptyState icon="search" title={t('contracts.no_hit', { search })} action={<Elsewhere {...props} main />}>
          {t('contracts.no_hit_help')}
        </EmptyState>
      </Card>
    )
  }
  const archive = <ButtonLink href={listAddress('archiwum', '')}>{t('contracts.open_archive')}</ButtonLink>
  return (
    <Card>
      <EmptyState icon="contract" title={t(`contracts.empty_${view}`)} action={view === 'aktywne' && archive} />
    </Card>
  )
}

function NewAccount({ t, hotline }: Pick<Props, 't' | 'hotline'>) {
  return (
    <Card>
      <EmptyState
        icon="key"
        title={t('contracts.new_account')}
        action={
          <ButtonLink kind="primary" icon="add" href="/umowy/dodaj">
            {t('contracts.add')}
          </ButtonLink>
        }
      >
        {t('contracts.new_account_text')} <a href={hotline.href}>{hotline.text}</a>
      </EmptyState>
    </Card>
  )
}

function Added({ t, locale, contract, onward }: NonNullable<Props['added']> & Pick<Props, 't' | 'locale'>) {
  const { number, lineCount, validTo } = contract
  return (
    <Banner
      tone="ok"
      action={
        <div className="actions">
          {onward !== null && (
            <ButtonLink kind="primary" href={onward}>
              {t('contracts.go_on')}
            </ButtonLink>
          )}
          <ButtonLink href={`/umowy/${number}`}>{t('contracts.see')}</ButtonLink>
          <ButtonLink kind="quiet" href="/umowy/dodaj">
            {t('contracts.add_another')}
          </ButtonLink>
        </div>
      }
    >
      {t('contracts.added', { number, count: lineCount, day: formatPlainDate(validTo, locale) })}
    </Banner>
  )
}

function AddButton({ t }: { t: Translate }) {
  return (
    <ButtonLink icon="add" href="/umowy/dodaj">
      {t('contracts.add')}
    </ButtonLink>
  )
}
