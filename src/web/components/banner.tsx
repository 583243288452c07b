import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icons.tsx'

export type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'neutral'

const pictures: Record<Tone, IconName> = {
  info: 'info',
  ok: 'done',
  warn: 'attention',
  danger: 'error',
  neutral: 'info',
}

/** A notice across the page. Danger is announced at once, the rest politely. */
export function Banner({ tone, children, action }: { tone: Tone; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`banner tone-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={pictures[tone]} />
      <div className="banner-text">{children}</div>
      {action}
    </div>
  )
}

/** The outcome of an act, said where the act was done; it stays until the next one (no vanishing toasts). */
export function InlineStatus({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <p className={`inline-status tone-${tone}`} role="status">
      <Icon name={pictures[tone]} />
      <span>{children}</span>
    </p>
  )
}
