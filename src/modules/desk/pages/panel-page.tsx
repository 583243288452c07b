import type { ReactNode } from 'react'
import { Breadcrumbs, PageHeader } from '../../../web/components/index.ts'
import type { Look } from './due-view.tsx'

type Props = {
  readonly look: Look
  readonly name: string
  readonly title: string
  readonly back: string
  readonly children: ReactNode
}

/** A form of a ticket that is a page of its own and, inside the ticket, a panel that comes when it is opened. */
export function PanelPage({ look: { t }, name, title, back, children }: Props) {
  return (
    <div className="narrow-panel">
      <PageHeader
        title={title}
        above={<Breadcrumbs t={t} trail={[{ href: back, label: t('desk.back_to_ticket') }]} />}
      />
      <div className="card">
        <turbo-frame id={`panel-${name}`} target="_top">
          {children}
        </turbo-frame>
      </div>
    </div>
  )
}
