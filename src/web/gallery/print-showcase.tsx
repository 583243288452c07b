import { Temporal } from 'temporal-polyfill'
import { ButtonLink, Facts, PrintSheet } from '../components/index.ts'
import { sampleNow } from './sample.ts'
import type { SampleProps } from './section.tsx'

/** A page made for paper (ux 3.8). */
export function PrintShowcase({ t, locale }: SampleProps) {
  return (
    <>
      <PrintSheet
        {...{ t, locale }}
        now={sampleNow}
        title="Protokół"
        address="myhezo.pl/zgloszenia/26-004217"
        brand="myHEZO"
      >
        <Facts items={[{ name: 'Data', value: Temporal.PlainDate.from('2027-03-30').toString() }]} />
      </PrintSheet>
      <ButtonLink href="#main" icon="print">
        Drukuj
      </ButtonLink>
    </>
  )
}
