import type { ReactNode } from 'react'
import type { Translate } from '../../platform/i18n.ts'
import { Icon, type IconName } from '../icons.tsx'

type EmptyProps = { icon?: IconName; title: ReactNode; children?: ReactNode; action?: ReactNode }

/** Says why there is nothing, and what to do next. */
export function EmptyState({ icon = 'check', title, children, action }: EmptyProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} size="large" />
      <p className="empty-title">{title}</p>
      {children && <div className="empty-text">{children}</div>}
      {action && <div className="actions">{action}</div>}
    </div>
  )
}

type ErrorProps = { t: Translate; title: ReactNode; code?: string; retry?: string; children?: ReactNode }

/** What failed, what was kept, a way to try again and a code to quote. One failed part leaves the rest of the page alone. */
export function ErrorState({ t, title, code, retry, children }: ErrorProps) {
  return (
    <div className="error-state" role="alert">
      <Icon name="error" />
      <div>
        <p className="empty-title">{title}</p>
        {children}
        {code && (
          <p className="meta">
            {t('web.error_code')} <code>{code}</code>
          </p>
        )}
        {retry && (
          <a className="button button-secondary button-small" href={retry}>
            {t('web.error_retry')}
          </a>
        )}
      </div>
    </div>
  )
}

/** Holds the room of rows that are on their way, so that nothing jumps. */
export function Skeleton({ t, rows = 3 }: { t: Translate; rows?: number }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('web.loading')}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="skeleton-row" />
      ))}
    </div>
  )
}

/** Work with a known amount: bytes, rows, steps. */
export function Progress({ label, value, max }: { label: ReactNode; value: number; max: number }) {
  return (
    <label className="progress">
      <span>{label}</span>
      <progress value={value} max={max} />
    </label>
  )
}
