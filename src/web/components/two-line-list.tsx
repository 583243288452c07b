import type { ReactNode } from 'react'
import type { DataAttributes } from './button.tsx'

export type TwoLineItem = {
  key: string
  href: string
  /** What scripts need to know of the row's link. */
  link?: DataAttributes
  /** A badge before the title. */
  lead?: ReactNode
  title: ReactNode
  meta?: ReactNode
  /** What stands at the end of the first line: nearly always the promise. */
  end?: ReactNode
  endMeta?: ReactNode
  /** Buttons of the row; they lie above the row's link. */
  action?: ReactNode
  /** A third line over the full width, such as a row's progress. */
  below?: ReactNode
  tone?: 'late' | 'soon'
  current?: boolean
}

type Props = { label: string; items: readonly TwoLineItem[] }

/** Rows of two lines: the subject gets the width it needs (ux 0.9). The whole row is the link's target. */
export function TwoLineList({ label, items }: Props) {
  return (
    <ul className="two-line-list" aria-label={label}>
      {items.map((item) => (
        <Row key={item.key} item={item} />
      ))}
    </ul>
  )
}

function Row({ item }: { item: TwoLineItem }) {
  const { href, link, lead, title, meta, end, endMeta, action, below, tone, current } = item
  return (
    <li className={tone ? `row row-${tone}` : 'row'} aria-current={current ? 'true' : undefined}>
      <div className="row-title">
        {lead}
        <a href={href} {...link}>
          {title}
        </a>
      </div>
      {end && <div className="row-end">{end}</div>}
      {meta && <div className="row-meta">{meta}</div>}
      {endMeta && <div className="row-end-meta">{endMeta}</div>}
      {action && <div className="row-action">{action}</div>}
      {below && <div className="row-below">{below}</div>}
    </li>
  )
}
