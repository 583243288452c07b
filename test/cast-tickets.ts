import { findTicketById, openTicket, postReply, type NewTicket, type Ticket } from '../src/modules/tickets/index.ts'
import { keepUpload, type AttachmentKind, type Upload } from '../src/modules/dialogue/index.ts'
import { aCustomer, anOrganisation, aStaffMember, type Organisation, type Person } from './cast.ts'
import { aContract, type Contract, type ContractDetails } from './cast-contracts.ts'
import { portalItself, type World } from './world.ts'

/** Złoty Gron with Anna, its partner Integrator Kropka with Ola, a contract between them, and Adam at the desk. */
export type Desk = {
  readonly customer: Organisation
  readonly partner: Organisation
  readonly contract: Contract
  readonly anna: Person
  readonly ola: Person
  readonly adam: Person
}

/** The people and the contract that most tests of tickets need. */
export async function aDesk(world: World, details: Partial<ContractDetails> = {}): Promise<Desk> {
  const customer = details.customer ?? (await anOrganisation(world, { name: 'Złoty Gron Sp. z o.o.' }))
  const partner = details.partner ?? (await anOrganisation(world, { name: 'Integrator Kropka' }))
  const contract = await aContract(world, { customer, partner, ...details })
  const anna = await aCustomer(world, [customer], {
    name: 'Anna Nowak',
    email: `anna-${customer.id.slice(-6)}@zlotygron.example`,
  })
  const ola = await aCustomer(world, [partner], {
    name: 'Ola Kropka',
    email: `ola-${partner.id.slice(-6)}@kropka.example`,
  })
  const adam = await aStaffMember(world)
  return { customer, partner, contract, anna, ola, adam }
}

/** What Anna types when nothing else is said: P1 on the first device, not shared with the partner. */
export function aReport(desk: Pick<Desk, 'contract'>, details: Partial<NewTicket> = {}): NewTicket {
  return {
    lineId: desk.contract.lines[0]?.id ?? null,
    priority: 'P1',
    title: 'Przełącznik nie uruchamia się',
    description: 'Po zaniku zasilania świeci tylko dioda PSU.',
    partnerAccess: desk.contract.partner === null ? null : false,
    ...details,
  }
}

/** A ticket that Anna has opened. */
export async function aTicket(
  world: World,
  desk: Desk,
  details: Partial<NewTicket> & { by?: Person } = {},
): Promise<Ticket> {
  const { by = desk.anna, ...report } = details
  const { id } = await openTicket(world.as(by.actor), aReport(desk, report))
  return ticketNow(world, id)
}

/** A ticket as it stands in the database, seen by the portal itself. */
export const ticketNow = (world: World, id: string): Promise<Ticket> => findTicketById(world.as(portalItself), id)

/** Adam answers; the reaction is met. */
export async function anAnswer(
  world: World,
  desk: Desk,
  ticket: Ticket,
  body = 'Prosimy o log z konsoli.',
): Promise<void> {
  await postReply(world.as(desk.adam.actor), { number: ticket.number, body })
}

/** A file that a person has sent and not attached yet. */
export function anUpload(
  world: World,
  person: Person,
  details: { name?: string; content?: string | Uint8Array; kind?: AttachmentKind } = {},
): Promise<Upload> {
  const { name = 'konsola.txt', content = 'log z konsoli', kind = 'log' } = details
  return keepUpload(world.as(person.actor), {
    name,
    kind,
    content: once(typeof content === 'string' ? Buffer.from(content) : content),
  })
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

/** The types of the events that a ticket's log holds, in their order. */
export async function eventsOf(world: World, ticketId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('audit_event')
    .innerJoin('audit_chain', 'audit_chain.event_id', 'audit_event.id')
    .select('type')
    .where('subject_id', '=', ticketId)
    .orderBy('audit_chain.position')
    .execute()
  return rows.map(({ type }) => type)
}
