import type { ReactNode } from 'react'
import { PageHeader } from '../components/index.ts'
import type { Density, Frame } from '../frame.ts'
import { BadgeSamples } from './badge-samples.tsx'
import { ContractsShowcase } from './contracts-showcase.tsx'
import { DashboardShowcase } from './dashboard-showcase.tsx'
import { FormSamples } from './form-samples.tsx'
import { ListSamples } from './list-samples.tsx'
import { PrintShowcase } from './print-showcase.tsx'
import { QueueShowcase } from './queue-showcase.tsx'
import type { SampleProps } from './section.tsx'
import { SignInShowcase } from './sign-in-showcase.tsx'
import { TicketShowcase } from './ticket-showcase.tsx'

/** Every component in every state, in the frame's density (ux 3.5). Theme and language come from the frame. */
export function GalleryPage({ frame: { t, locale, density } }: { frame: Frame }) {
  return (
    <div className="stack">
      <PageHeader title="Galeria" lead={<PageLinks />}>
        <nav className="segments" aria-label="Gęstość">
          {densities.map((one) => (
            <a
              key={one}
              className="segment"
              href={`?density=${one}`}
              aria-current={one === density ? 'true' : undefined}
              data-turbo="false"
            >
              {one}
            </a>
          ))}
        </nav>
      </PageHeader>
      <BadgeSamples t={t} locale={locale} />
      <FormSamples t={t} locale={locale} />
      <ListSamples t={t} locale={locale} />
    </div>
  )
}

function PageLinks() {
  return (
    <>
      Każdy element w każdym stanie. Całe strony:{' '}
      {Object.keys(showcases).map((name) => (
        <a key={name} className="gallery-link" href={`?page=${name}`}>
          {name}
        </a>
      ))}
    </>
  )
}

const densities: readonly Density[] = ['comfortable', 'compact', 'touch']

/** Whole pages with made-up data, at `/dev/gallery?page=ticket`. */
export const showcases: Readonly<Record<string, (props: SampleProps) => ReactNode>> = {
  dashboard: DashboardShowcase,
  contracts: ContractsShowcase,
  ticket: TicketShowcase,
  queue: QueueShowcase,
  'sign-in': SignInShowcase,
  print: PrintShowcase,
}
