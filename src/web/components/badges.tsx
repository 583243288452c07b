import type { ReactNode } from 'react'
import type { Translate } from '../../platform/i18n.ts'
import { Icon, type IconName } from '../icons.tsx'
import type { Tone } from './banner.tsx'

export type Priority = 'P1' | 'P2' | 'P3' | 'P4'

const priorities = {
  P1: { look: 'badge badge-p1', icon: 'urgentTwice', name: 'web.priority_critical' },
  P2: { look: 'badge badge-p2', icon: 'urgent', name: 'web.priority_high' },
  P3: { look: 'badge badge-p3', icon: null, name: 'web.priority_normal' },
  P4: { look: 'badge badge-p3', icon: null, name: 'web.priority_low' },
} as const

/** P1 and P2 are filled and carry arrows, P3 stays plain: colour is a budget. `long` spells the name out. */
export function PriorityBadge({ t, priority, long }: { t: Translate; priority: Priority; long?: boolean }) {
  const { look, icon, name } = priorities[priority]
  return (
    <span className={look} title={long ? undefined : t(name)}>
      {icon && <Icon name={icon} size="small" />}
      {priority}
      {long && <span className="badge-name">{t(name)}</span>}
    </span>
  )
}

export type Move = 'customer' | 'support' | 'vendor' | 'agreed'

const moves = {
  customer: { look: 'chip chip-mine', icon: 'edit', name: 'web.move_customer' },
  support: { look: 'chip', icon: 'clock', name: 'web.move_support' },
  vendor: { look: 'chip', icon: 'building', name: 'web.move_vendor' },
  agreed: { look: 'chip', icon: 'calendar', name: 'web.move_agreed' },
} as const

/** Whose move it is. The customer's own move stands out for the customer; staff see the same fact from the other side. */
export function MoveChip({
  t,
  move,
  viewer = 'customer',
}: {
  t: Translate
  move: Move
  viewer?: 'customer' | 'staff'
}) {
  const { look, icon, name } = moves[move]
  const mine = viewer === 'staff' ? move === 'support' : move === 'customer'
  return (
    <span className={mine ? 'chip chip-mine' : look.replace(' chip-mine', '')}>
      <Icon name={icon} size="small" />
      {t(viewer === 'staff' ? `${name}_staff` : name)}
    </span>
  )
}

export type Coverage = 'covered' | 'ending' | 'expired' | 'unknown'

const coverages: Record<Coverage, { tone: Tone; icon: IconName; name: string }> = {
  covered: { tone: 'ok', icon: 'covered', name: 'web.coverage_covered' },
  ending: { tone: 'warn', icon: 'attention', name: 'web.coverage_ending' },
  expired: { tone: 'neutral', icon: 'uncovered', name: 'web.coverage_expired' },
  unknown: { tone: 'neutral', icon: 'help', name: 'web.coverage_unknown' },
}

/** Is this device covered; `until` adds the day in words. What is not known is said to be unknown, never uncovered. */
export function CoverageChip({ t, coverage, until }: { t: Translate; coverage: Coverage; until?: string }) {
  const { tone, icon, name } = coverages[coverage]
  return (
    <span className={`chip tone-${tone}`}>
      <Icon name={icon} size="small" />
      {until ? t(`${name}_until`, { until }) : t(name)}
    </span>
  )
}

/** A state in words. The tone colours only the dot, so that a list of states stays calm. */
export function StateBadge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`state state-${tone}`}>
      <span className="state-dot" aria-hidden="true" />
      {children}
    </span>
  )
}
