import type { ReactNode } from 'react'
import type { Locale, Translate } from '../../platform/i18n.ts'

export type SampleProps = { t: Translate; locale: Locale }

/** One family of components, in all its states. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

export function Shelf({ children }: { children: ReactNode }) {
  return <div className="gallery-row">{children}</div>
}
