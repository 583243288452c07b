import { Temporal } from 'temporal-polyfill'
import {
  ButtonLink,
  CollapsibleList,
  ExpiryTimeline,
  Identifier,
  MoveChip,
  PageHeader,
  PriorityBadge,
  PromiseBadge,
  TwoLineList,
} from '../components/index.ts'
import { minutesAway, sampleNow, sampleToday } from './sample.ts'
import type { SampleProps } from './section.tsx'

/** The customer's first page (ux S08): what must I do, what is going on. */
export function DashboardShowcase({ t, locale }: SampleProps) {
  const clock = { t, locale, now: sampleNow }
  return (
    <>
      <PageHeader
        title="Pulpit"
        lead="Złoty Gron Sp. z o.o."
        actions={
          <ButtonLink kind="primary" icon="add" href="#new">
            Zgłoś awarię
          </ButtonLink>
        }
      />
      <div className="stack">
        <CollapsibleList t={t} name="dashboard.mine" title="Wymaga Twojej reakcji" count={2} open back="/pulpit">
          <TwoLineList
            label="Wymaga Twojej reakcji"
            items={[
              {
                key: '1',
                href: '#1',
                lead: <PriorityBadge t={t} priority="P1" />,
                title: 'FortiGate 100F nie uruchamia się',
                meta: (
                  <>
                    <Identifier value="26-004217" />
                    <span>Prosimy o log z konsoli</span>
                  </>
                ),
                end: <PromiseBadge {...clock} promise={{ state: 'soon', due: minutesAway(55) }} />,
              },
              {
                key: '2',
                href: '#2',
                title: 'Zwrot uszkodzonej jednostki',
                meta: (
                  <>
                    <Identifier value="26-004101" />
                    <span>Etykieta jest gotowa do druku</span>
                  </>
                ),
                end: <PromiseBadge {...clock} promise={{ state: 'ok', due: minutesAway(60 * 24 * 6) }} />,
              },
            ]}
          />
        </CollapsibleList>
        <CollapsibleList t={t} name="dashboard.open" title="Aktywne zgłoszenia" count={2} open back="/pulpit">
          <TwoLineList
            label="Aktywne zgłoszenia"
            items={[
              {
                key: '1',
                href: '#3',
                lead: <PriorityBadge t={t} priority="P2" />,
                title: 'Rally Bar zrywa połączenia',
                meta: (
                  <>
                    <Identifier value="26-004209" />
                    <span>Gdynia, sala 3.12</span>
                  </>
                ),
                end: <PromiseBadge {...clock} promise={{ state: 'ok', due: minutesAway(420) }} />,
                endMeta: <MoveChip t={t} move="support" />,
              },
              {
                key: '2',
                href: '#4',
                lead: <PriorityBadge t={t} priority="P3" />,
                title: 'Jak włączyć SSO w Poly Lens?',
                meta: (
                  <>
                    <Identifier value="26-004150" />
                    <span>Łódź, serwerownia</span>
                  </>
                ),
                end: <PromiseBadge {...clock} promise={{ state: 'met', took: '2 h 4 min' }} />,
                endMeta: <MoveChip t={t} move="vendor" />,
              },
            ]}
          />
        </CollapsibleList>
        <CollapsibleList t={t} name="dashboard.contracts" title="Aktywne umowy" count={2} open back="/pulpit">
          <TwoLineList
            label="Aktywne umowy"
            items={[
              contractItem({ t, locale }, 'A204518', '2025-04-01', '2028-03-31', '14 urządzeń'),
              contractItem({ t, locale }, 'A204519', '2024-12-19', '2027-04-18', '3 urządzenia'),
            ]}
          />
        </CollapsibleList>
      </div>
    </>
  )
}

function contractItem({ t, locale }: SampleProps, number: string, from: string, until: string, devices: string) {
  return {
    key: number,
    href: `#${number}`,
    title: <Identifier value={number} />,
    meta: <span>HEZO+ 24×7 · {devices}</span>,
    below: (
      <ExpiryTimeline
        {...{ t, locale }}
        from={Temporal.PlainDate.from(from)}
        until={Temporal.PlainDate.from(until)}
        today={sampleToday}
        detailed
      />
    ),
  }
}
