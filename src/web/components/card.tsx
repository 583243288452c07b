import type { ReactNode } from 'react'

type CardProps = {
  title?: ReactNode
  id?: string
  level?: 2 | 3
  action?: ReactNode
  flush?: boolean
  children: ReactNode
}

/** A sheet with its own heading. `flush` lets a table or list reach the edges. */
export function Card({ title, id, level = 2, action, flush, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={flush ? 'card card-flush' : 'card'} id={id}>
      {(title || action) && (
        <header className="card-head">
          {title && <Heading>{title}</Heading>}
          {action}
        </header>
      )}
      {children}
    </section>
  )
}

type HeaderProps = { title: ReactNode; lead?: ReactNode; above?: ReactNode; actions?: ReactNode; children?: ReactNode }

/** The head of a page: its one h1, a line under it, and the page's acts on the right. */
export function PageHeader({ title, lead, above, actions, children }: HeaderProps) {
  return (
    <header className="page-head">
      {above}
      <div className="page-head-row">
        <div>
          <h1>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {children}
    </header>
  )
}

/** Names and values in two aligned columns. */
export function Facts({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
