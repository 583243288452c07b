import type { Frame, NavigationItem } from '../frame.ts'
import { Icon } from '../icons.tsx'
import { homeOf, paths } from '../paths.ts'
import { AccountMenu } from './account-menu.tsx'
import { Avatar } from './avatar.tsx'
import { LanguageSwitch } from './switches.tsx'

/** The bar over every page; the hotline stands at the same place on all of them (WCAG 3.2.6). */
export function TopBar({ frame }: { frame: Frame }) {
  const { t, person, navigation } = frame
  return (
    <header className="top-bar">
      <div className="top-bar-inner">
        <Wordmark frame={frame} />
        {navigation.length > 0 && (
          <nav className="top-nav" aria-label={t('web.main_navigation')}>
            <Links items={navigation} />
          </nav>
        )}
        <div className="top-tools">
          {person?.proven && <SearchBox frame={frame} id="search" />}
          <Hotline frame={frame} />
          {person ? <PersonTools frame={frame} /> : <VisitorTools frame={frame} />}
          <SmallScreenMenu frame={frame} />
        </div>
      </div>
    </header>
  )
}

/** Staff on a wide screen choose from a rail; below that width the bar carries the same links. */
export function Rail({ frame: { t, navigation, views } }: { frame: Frame }) {
  return (
    <nav className="rail" aria-label={t('web.main_navigation')}>
      {views && <Links items={views} keyed />}
      <Links items={views ? navigation.filter(({ current }) => !current) : navigation} keyed />
    </nav>
  )
}

function Wordmark({ frame: { t, brand, person } }: { frame: Frame }) {
  return (
    <a
      className="wordmark"
      href={person ? homeOf(person.kind) : paths.landing}
      aria-label={t('web.home', { brand: brand.name })}
    >
      <svg className="mark" viewBox="0 0 24 24" aria-hidden="true">
        <path
          className="mark-body"
          d="M10.4 1.7a2.3 2.3 0 0 1 3.2 0l8.7 8.7a2.3 2.3 0 0 1 0 3.2l-8.7 8.7a2.3 2.3 0 0 1-3.2 0l-8.7-8.7a2.3 2.3 0 0 1 0-3.2z"
        />
        <path className="mark-hands" d="M12 6.8V12l3.6 2.6" />
      </svg>
      <span>{brand.name}</span>
    </a>
  )
}

function Links({ items, keyed }: { items: readonly NavigationItem[]; keyed?: boolean }) {
  return (
    <ul className="nav-links">
      {items.map((item) => (
        <li key={item.href}>
          <a
            href={item.href}
            aria-current={item.current ? 'page' : undefined}
            data-key={keyed ? item.keys : undefined}
            data-key-label={keyed && item.keys ? item.label : undefined}
          >
            <span>{item.label}</span>
            {item.count !== undefined && <span className="count">{item.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

function SearchBox({ frame: { t, query }, id }: { frame: Frame; id: string }) {
  return (
    <search className="search-box">
      <form action={paths.search} method="get">
        <label className="visually-hidden" htmlFor={id}>
          {t('web.search')}
        </label>
        <Icon name="search" />
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={query}
          placeholder={t('web.search_placeholder')}
          autoComplete="off"
          data-search
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  )
}

function Hotline({ frame: { t, brand } }: { frame: Frame }) {
  return (
    <a className="hotline" href={brand.hotlineHref}>
      <Icon name="phone" />
      <span>
        <small>{t('web.hotline_hours')}</small>
        <strong className="figures">{brand.hotline}</strong>
      </span>
    </a>
  )
}

function PersonTools({ frame }: { frame: Frame }) {
  const { t, person, notices } = frame
  return (
    <>
      {notices !== undefined && <Bell t={t} notices={notices} />}
      <details className="menu gear">
        <summary className="icon-button">
          <Icon name="gear" label={t('web.settings')} />
          {person && <Avatar name={person.name} />}
        </summary>
        <div className="menu-panel">
          <AccountMenu frame={frame} />
        </div>
      </details>
    </>
  )
}

function VisitorTools({ frame }: { frame: Frame }) {
  const { t, locale, otherLocalePath, signingIn } = frame
  return (
    <div className="visitor-tools">
      <LanguageSwitch t={t} locale={locale} otherLocalePath={otherLocalePath} />
      {!signingIn && (
        <a className="button button-secondary" href={paths.signIn}>
          {t('web.sign_in')}
        </a>
      )}
    </div>
  )
}

function SmallScreenMenu({ frame }: { frame: Frame }) {
  const { t, person, navigation, locale, otherLocalePath } = frame
  return (
    <details className="menu small-menu">
      <summary className="icon-button" aria-label={t('web.menu')}>
        <Icon name="menu" />
      </summary>
      <div className="menu-panel">
        {person?.proven && <SearchBox frame={frame} id="search-small" />}
        <nav aria-label={t('web.main_navigation')}>
          <Links items={navigation} />
        </nav>
        {person ? (
          <AccountMenu frame={frame} />
        ) : (
          <LanguageSwitch t={t} locale={locale} otherLocalePath={otherLocalePath} />
        )}
      </div>
    </details>
  )
}

/** Stands in the bar where somebody counts notices. */
function Bell({ t, notices }: { t: Frame['t']; notices: number }) {
  return (
    <a className="icon-button bell" href={paths.notices} aria-label={t('web.notices', { count: notices })}>
      <Icon name="bell" />
      {notices > 0 && (
        <span className="count" aria-hidden="true">
          {notices}
        </span>
      )}
    </a>
  )
}
