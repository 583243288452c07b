import { Temporal } from 'temporal-polyfill'
import type { Ticket } from '../src/modules/tickets/index.ts'
import { anOrganisation, type Person } from './cast.ts'
import { aContract } from './cast-contracts.ts'
import { aDesk, aTicket, type Desk } from './cast-tickets.ts'
import type { World } from './world.ts'

/** Tuesday after Easter, 9:05 in Warsaw: one ticket is late, three are about to be (ux 7.6, task 13). */
export const MORNING = '2027-03-30T09:05+02:00'

export type Morning = {
  readonly desk: Desk
  readonly adam: Person
  /** In the order in which they fall due. */
  readonly late: Ticket
  readonly teams: Ticket
  readonly poe: Ticket
  readonly uplink: Ticket
  readonly question: Ticket
}

/** The five tickets that the queue shows first on that morning; the world's clock ends at 9:05. */
export async function aMorningAfterEaster(world: World): Promise<Morning> {
  const customer = await anOrganisation(world, { name: 'Złoty Gron Sp. z o.o.' })
  const desk = await aDesk(world, {
    customer,
    validFrom: '2026-01-01',
    lines: [{ model: 'X440-G2-48p', serial: '2441G-00417' }],
  })
  const rally = { vendor: 'Logitech', model: 'Rally Bar Mini', serial: '2441LZ0A5BC8' }
  const contract = await aContract(world, {
    customer,
    partner: desk.partner,
    plan: 'LOGI-HEZOPLUS',
    validFrom: '2026-01-01',
    lines: [rally],
  })
  const rooms = { ...desk, contract }
  const open = async (at: string, of: Desk, priority: string, title: string): Promise<Ticket> => {
    world.clock.advanceTo(Temporal.Instant.from(at))
    return aTicket(world, of, { priority, title })
  }
  const teams = await open('2027-03-26T16:30+01:00', rooms, 'P2', 'Rally Bar Mini – zrywa połączenie Teams co 10 minut')
  const question = await open('2027-03-27T22:00+01:00', rooms, 'P3', 'Jak włączyć SSO w aplikacji Sync?')
  const late = await open('2027-03-30T07:53+02:00', desk, 'P1', 'Przełącznik nie uruchamia się po zaniku zasilania')
  const poe = await open('2027-03-30T08:45+02:00', desk, 'P2', 'X440-G2 48p: PoE nie zasila telefonów w szafie B')
  const uplink = await open('2027-03-30T08:50+02:00', desk, 'P1', 'Brak uplinku po burzy')
  world.clock.advanceTo(Temporal.Instant.from(MORNING))
  return { desk, adam: desk.adam, late, teams, poe, uplink, question }
}
