import type { ReactNode } from 'react'

export type TwoLineItem = {
  key: string
  href: string
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

type Props = { label: string; items: readonly TwoLineItem[]; keys?: KeyTexts | undefined }

/** Words of the shortcut help; see key-list. */
export type KeyTexts = { [data: `data-${string}`]: string }

/** Rows of two lines: the subject gets the width it needs (ux 0.9). The whole row is the link's target. */
export function TwoLineList({ label, items, keys }: Props) {
  const list = (
    <ul className="two-line-list" aria-label={label}>
      {items.map((item) => <Row key={item.key} item={item} />)}
    </ul>
  )
  return keys ? <key-list {...keys}>{list}</key-list> : list
}

function Row({ item }: { item: TwoLineItem }) {
  const { href, lead, title, meta, end, endMeta, action, below, tone, current } = item
  return (
    <li className={tone ? `row row-${tone}` : 'row'} aria-current={current ? 'true' : undefined}>
      <div className="row-title">
        {lead}
        <a href={href}>{title}</a>
      </div>
      {end && <div className="row-end">{end}</div>}
      {meta && <div className="row-meta">{meta}</div>}
      {endMeta && <div className="row-end-meta">{endMeta}</div>}
      {action && <div className="row-action">{action}</div>}
      {below && <div className="row-below">{below}</div>}
    </li>
  )
}
