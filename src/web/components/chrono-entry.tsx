import type { ReactNode } from 'react'
import type { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../platform/i18n.ts'
import { formatDay, formatMoment, formatTime } from '../format.ts'
import { Icon } from '../icons.tsx'

export type EntryKind = 'customer' | 'support' | 'partner' | 'note' | 'event'

type Props = {
  kind: EntryKind
  /** Number within the ticket: `#wpis-12` leads here. */
  number: number
  at: Temporal.Instant
  now: Temporal.Instant
  locale: Locale
  author?: ReactNode
  /** What the author is, such as "inżynier", or who may read it. */
  role?: ReactNode
  /** Language of the text where it differs from the page's. */
  lang?: string | undefined
  attachments?: ReactNode
  children: ReactNode
}

/** One entry of a dialogue. Events of the system are one compact line; people's words get room. */
export function ChronoEntry({ kind, number, at, now, locale, author, role, lang, attachments, children }: Props) {
  const anchor = `wpis-${number}`
  return (
    <article className={`entry entry-${kind}`} id={anchor}>
      <a className="entry-time" href={`#${anchor}`} title={formatMoment(at, now, locale)}>
        <time dateTime={at.toString()}>{formatTime(at, locale)}</time>
      </a>
      {kind === 'event' && <Icon name="event" size="small" />}
      <div className="entry-content">
        {author && (
          <p className="entry-head">
            <strong>{author}</strong>
            {role && <span className="entry-role">{role}</span>}
          </p>
        )}
        <div className="entry-body" lang={lang}>
          {children}
        </div>
        {attachments && <div className="entry-attachments">{attachments}</div>}
      </div>
    </article>
  )
}

/** Separates the days of a dialogue. */
export function DayDivider({ at, locale }: { at: Temporal.Instant; locale: Locale }) {
  return <h3 className="day-divider">{formatDay(at, locale)}</h3>
}

type AttachmentProps = { href: string; name: string; note: ReactNode }

export function AttachmentLink({ href, name, note }: AttachmentProps) {
  return (
    <a className="attachment" href={href} download>
      <Icon name="attachment" size="small" />
      <span className="attachment-name">{name}</span>
      <span className="faint">{note}</span>
    </a>
  )
}
