import { addNote, addRecipient, signLeaveLink } from '../../src/modules/tickets/index.ts'
import { sendContactEnquiry } from '../../src/modules/intake/actions/send-contact-enquiry.ts'
import { visitor } from '../../src/platform/context.ts'
import { tokenHash } from '../../src/platform/hash.ts'
import { newId } from '../../src/platform/id.ts'
import { aCustomer, anOrganisation, aStaffMember, type Person } from '../cast.ts'
import { aDesk, aTicket, anUpload, type Desk } from '../cast-tickets.ts'
import { arrives, receives, replyAddressOf } from '../cast-incoming.ts'
import { withApplication, withPassword } from '../cast-entry.ts'
import { aChangedTemplate } from '../cast-templates.ts'
import type { World } from '../world.ts'
import type { CastName } from './families.ts'

/** A ticket of the owner with something of every kind in it. */
export type Spot = {
  readonly ticketId: string
  readonly number: string
  readonly attachmentId: string
  readonly noteFileId: string
  readonly recipientId: string
  /** An entry that its sender wrote by mail. */
  readonly mailEntryId: string
}

/** The world in which the matrix is asked: one contract, its owner and everybody else. */
export type Stage = {
  readonly world: World
  readonly desk: Desk
  readonly people: Readonly<Record<CastName, Person | null>>
  /** Not shared with the partner, and shared. */
  readonly spots: Readonly<Record<'kept' | 'shared', Spot>>
  /** A mail of a stranger that waits for a person to look at it. */
  readonly heldMailId: string
  /** An enquiry by the contact form that waits for a person. */
  readonly caseId: string
  /** A letter whose words an administrator has changed. */
  readonly templateId: string
}

export async function aStage(world: World): Promise<Stage> {
  const desk = await aDesk(world)
  const owner = await withPassword(world, desk.anna)
  await withApplication(world, owner)
  const elsewhere = await anOrganisation(world, { name: 'Betonex S.A.' })
  const staff = (name: string, role: Parameters<typeof aStaffMember>[1]) => aStaffMember(world, role, { name })
  const people = {
    stranger: null,
    half: owner,
    unproven: await aCustomer(world, [], { name: 'Nina Nowa' }),
    other: await aCustomer(world, [elsewhere], { name: 'Olaf Obcy' }),
    partnerWithout: desk.ola,
    partnerWith: desk.ola,
    engineer: desk.adam,
    coordinator: await staff('Kora Dynat', ['coordinator']),
    onsite: await staff('Tomasz Teren', ['onsite']),
    contracts: await staff('Umberto Umowa', ['contracts']),
    manager: await staff('Marta Szef', ['manager']),
    admin: await staff('Ada Min', ['admin']),
    owner,
  }
  return {
    world,
    desk,
    people,
    spots: { kept: await aSpot(world, desk, false), shared: await aSpot(world, desk, true) },
    heldMailId: await aHeldMail(world),
    caseId: await aCase({ world }),
    templateId: await aChangedTemplate(world, people.admin),
  }
}

export async function aSpot(world: World, desk: Desk, partnerAccess: boolean): Promise<Spot> {
  const file = await anUpload(world, desk.anna)
  const ticket = await aTicket(world, desk, { partnerAccess, uploads: [{ id: file.id }] })
  const inside = await anUpload(world, desk.adam, { name: 'wewn.txt' })
  await addNote(world.as(desk.adam.actor), { number: ticket.number, body: 'Do wglądu', uploads: [{ id: inside.id }] })
  const attached = (name: string) =>
    world.db
      .selectFrom('attachment')
      .innerJoin('entry', 'entry.id', 'attachment.entry_id')
      .select('attachment.id')
      .where('entry.ticket_id', '=', ticket.id)
      .where('attachment.name', '=', name)
      .executeTakeFirstOrThrow()
  return {
    ticketId: ticket.id,
    number: ticket.number,
    attachmentId: (await attached('konsola.txt')).id,
    noteFileId: (await attached('wewn.txt')).id,
    recipientId: await aRecipient(world, ticket.number),
    mailEntryId: await aMailEntry(world, ticket.number, desk.anna.email),
  }
}

/** Somebody of the owner's company who gets the ticket's mails; added by somebody whose day has only begun (decision 20). */
export async function aRecipient(world: World, number: string): Promise<string> {
  const email = `odbiorca-${newId().slice(-8)}@zlotygron.example`
  const adder = await aStaffMember(world)
  return (await addRecipient(world.as(adder.actor), { number, email })).id
}

/** @returns an entry of a person of the ticket that came by mail with these words. */
export async function aMailEntry(world: World, number: string, from: string, words = 'pocztą'): Promise<string> {
  const to = replyAddressOf(world, number, from)
  const text = `Odpowiadam ${words} w ${number}.`
  const { entry_id } = await receives(world, { from, to, text, html: `<p>${text}</p>` })
  if (entry_id === null) throw new Error('The mail did not become an entry')
  return entry_id
}

async function aHeldMail(world: World): Promise<string> {
  const id = await arrives(world, { from: 'Ktoś <ktos@obcy.example>', subject: 'Bez numeru', html: '<p>Halo</p>' })
  await hold(world, id)
  return id
}

/** Lets a mail wait for a person again, whatever became of it. */
export async function hold(world: World, id: string): Promise<void> {
  const read = { subject: 'Bez numeru', from_address: 'ktos@obcy.example', reason: 'no_ticket' }
  await world.db
    .updateTable('raw_mail')
    .set({ ...read, state: 'review' })
    .where('id', '=', id)
    .execute()
}

/** An enquiry that waits for a person. */
export async function aCase({ world }: Pick<Stage, 'world'>): Promise<string> {
  const typed = { company: '', phone: '', taxId: '', contractNumber: '', serial: '' }
  const email = `sprawa-${newId().slice(-8)}@kowal.example`
  const asked = { ...typed, name: 'Jan Kowal', email, subject: 'Pytanie', message: 'Dzień dobry' }
  const ctx = { ...world.as(visitor), ip: `2001:db8:${newId().slice(-4)}::1` }
  const { number } = await sendContactEnquiry(ctx, asked, null)
  const { id } = await world.db
    .selectFrom('enquiry')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return id
}

export const leaveToken = ({ world }: Stage, { recipientId }: Spot): string =>
  signLeaveLink(world.services, recipientId)

/** A session, the one passkey and a token of the owner, of another browser of theirs. */
export async function aSession({ world, desk }: Stage): Promise<string> {
  const id = newId()
  const values = { id, person_id: desk.anna.id, token_hash: aHash(id), level: 'full' as const, last_seen_at: at(world) }
  await world.db
    .insertInto('session')
    .values({ ...values, created_at: at(world), expires_at: at(world, 24), fresh_until: at(world) })
    .execute()
  return id
}

export async function aPasskey({ world, desk }: Stage): Promise<string> {
  const id = newId()
  await world.db.deleteFrom('passkey').where('person_id', '=', desk.anna.id).execute()
  const values = { id, person_id: desk.anna.id, credential_id: id, public_key: aHash(id), counter: 0, name: 'Telefon' }
  await world.db
    .insertInto('passkey')
    .values({ ...values, created_at: at(world) })
    .execute()
  return id
}

export async function aToken({ world, desk }: Stage): Promise<string> {
  const id = newId()
  const values = { id, person_id: desk.anna.id, token_hash: aHash(id), name: 'Raporty', scopes: ['tickets:read'] }
  await world.db
    .insertInto('api_token')
    .values({ ...values, created_at: at(world), expires_at: at(world, 24) })
    .execute()
  return id
}

const aHash = (text: string): Buffer => tokenHash(text)
const at = (world: World, hours = 0): string => world.now().add({ hours }).toString()
