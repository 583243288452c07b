import type { ReactNode } from 'react'
import { Identifier } from '../../../web/components/index.ts'
import type { Ticket } from '../rules/ticket.ts'
import type { Look } from './ticket-marks-view.tsx'

/** Device, contract and place, as far as they are known. */
export function ticketFacts(t: Look['t'], ticket: Ticket): { name: string; value: ReactNode }[] {
  const known = (name: string, value: string, shown: ReactNode = value) =>
    value === '' ? [] : [{ name: t(name), value: shown }]
  return [
    ...known('tickets.page.fact_device', ticket.device),
    ...known('tickets.page.fact_serial', ticket.serial, <Identifier value={ticket.serial} t={t} />),
    ...known('tickets.page.fact_place', ticket.place),
    ...known(
      'tickets.page.fact_contract',
      ticket.contractNumber,
      <a href={`/umowy/${ticket.contractNumber}`}>
        <Identifier value={ticket.contractNumber} />
      </a>,
    ),
    ...known('tickets.page.fact_company', ticket.organisationName),
  ]
}
