import type { ReactNode } from 'react'
import type { Translate } from '../../platform/i18n.ts'
import { Icon, type IconName } from '../icons.tsx'

export type Tab = { href: string; label: string; current: boolean; count?: number }

/** Views of the same list; each is an address of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul className="nav-links">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              <span>{tab.label}</span>
              {tab.count !== undefined && <span className="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The way back up; the page itself is not in it, its h1 says where we are. */
export function Breadcrumbs({ t, trail }: { t: Translate; trail: readonly { href: string; label: ReactNode }[] }) {
  return (
    <nav className="breadcrumbs" aria-label={t('web.breadcrumbs')}>
      <ol className="breadcrumb-list">
        {trail.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
            <Icon name="next" size="small" />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The next part of a long list, as a link, so that it works without script and can be shared. */
export function Pagination({ t, href, shown }: { t: Translate; href?: string | undefined; shown?: ReactNode }) {
  if (!href && !shown) return null
  return (
    <nav className="pagination">
      {shown && <span className="meta">{shown}</span>}
      {href && (
        <a className="button button-secondary" href={href} rel="next">
          {t('web.load_more')}
        </a>
      )}
    </nav>
  )
}

type MenuProps = { label: string; icon?: IconName; children: ReactNode }

/** Further acts behind a button: links and one-button forms. Closes with Esc or a click elsewhere. */
export function Menu({ label, icon = 'expand', children }: MenuProps) {
  return (
    <details className="menu">
      <summary className="button button-secondary">
        <span>{label}</span>
        <Icon name={icon} />
      </summary>
      <div className="menu-panel menu-entries">{children}</div>
    </details>
  )
}
