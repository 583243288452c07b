import type { ReactNode } from 'react'
import type { Temporal } from 'temporal-polyfill'
import type { Locale, Translate } from '../../platform/i18n.ts'
import { formatDate, formatTime } from '../format.ts'

type Props = {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  title: ReactNode
  address: string
  brand: string
  children: ReactNode
}

/** A page made for paper (ux 3.8): A4, without tints, its address once and the time of printing. */
export function PrintSheet({ t, locale, now, title, address, brand, children }: Props) {
  return (
    <article className="print-sheet">
      <header className="print-head">
        <h1>{title}</h1>
        <strong>{brand}</strong>
      </header>
      {children}
      <footer className="print-foot">
        <span>{address}</span>
        <span>{t('web.print_page', { time: `${formatDate(now, locale)}, ${formatTime(now, locale)}` })}</span>
      </footer>
    </article>
  )
}
