import { domainOf, isForeign, listRecipients, type Recipient, type RecipientEnd } from '../../dialogue/index.ts'
import { findPerson, listStaff, type Person } from '../../identity/index.ts'
import { membersOf, type Member } from '../../organisations/index.ts'
import { escalationNow } from '../../promises/index.ts'
import { sideOf, type Ticket } from '../../tickets/index.ts'
import type { Context } from '../../../platform/context.ts'
import type { Circle, CustomerPerson, ExtraRecipient, Reachable } from '../rules/audience.ts'
import { ticketMailWishes } from '../store/ticket-mail-wishes.ts'

/**
 * Everybody around a ticket as they stand at this moment: reporter, people of the customer and of the partner with
 * their side, additional recipients, engineer, group mailboxes (E86, E90, E91).
 */
export async function readCircle(ctx: Context, ticket: Ticket): Promise<Circle> {
  const { operator } = ctx.services.config
  const organisationIds = [ticket.organisationId, ...(ticket.partner === null ? [] : [ticket.partner.id])]
  const members = await membersOf(ctx, organisationIds, ticket.contractId)
  const recipients = await listRecipients(ctx, ticket.id)
  const unreachable = lastEnded(recipients, 'bounced')
  const reached = members.filter(({ email }) => !unreachable.has(email.toLowerCase()))
  const people = await peopleOf(ctx, ticket, reached, lastEnded(recipients, 'left'))
  return {
    people,
    reporter: await reporterOf(ctx, ticket, people),
    recipients: recipientsOf(recipients, ticket, members),
    partnerAccess: ticket.partnerAccess,
    isUrgent: ticket.priority === 'P1',
    assignee: ticket.assignee === null ? null : await staffMember(ctx, ticket.assignee.id),
    deskAddress: operator.deskAddress,
    escalationAddress: operator.escalationEmail,
    dutyManagers: await dutyManagers(ctx),
  }
}

/** The managers whom the escalation names for this day, as long as they work here (E95). */
async function dutyManagers(ctx: Context): Promise<Reachable[]> {
  const { onDuty } = await escalationNow(ctx)
  if (onDuty.length === 0) return []
  const addresses = new Set(onDuty.map((email) => email.toLowerCase()))
  const staff = (await listStaff(ctx)).filter(({ email }) => addresses.has(email.toLowerCase()))
  return staff.map(({ id, email, name, locale }) => ({ personId: id, address: email, name, locale }))
}

/** A ticket that nobody known has reported concerns all of the customer's people: it has no other reader. */
async function peopleOf(
  ctx: Context,
  ticket: Ticket,
  members: readonly Member[],
  leavers: ReadonlySet<string>,
): Promise<CustomerPerson[]> {
  const byPerson = Map.groupBy(members, ({ personId }) => personId)
  const wishes = await ticketMailWishes(ctx, [...byPerson.keys()])
  return [...byPerson].flatMap(([personId, [member, ...others]]) => {
    if (member === undefined) return []
    const organisationIds = [member, ...others].map(({ organisationId }) => organisationId)
    const side = customerSide(ticket, personId, organisationIds)
    return [
      {
        personId,
        address: member.email,
        name: member.name,
        locale: member.locale,
        side,
        watches: ticket.reporter.id === null || wishes.get(personId) === 'all',
        mutes: wishes.get(personId) === 'none',
        hasLeft: leavers.has(member.email.toLowerCase()),
      },
    ]
  })
}

function customerSide(ticket: Ticket, personId: string, organisationIds: readonly string[]): CustomerPerson['side'] {
  const side = sideOf({ kind: 'customer', personId, organisationIds }, ticket)
  return side === 'customer' || side === 'partner' ? side : null
}

/** Who called without an account counts as the customer's representative (R94); who lost a membership does not. */
async function reporterOf(
  ctx: Context,
  ticket: Ticket,
  people: readonly CustomerPerson[],
): Promise<CustomerPerson | null> {
  const member = people.find(({ personId }) => personId === ticket.reporter.id)
  if (member !== undefined) return member
  if (ticket.reporter.id === null) return null
  const person = await findPerson(ctx, ticket.reporter.id)
  if (person === null || person.kind !== 'customer' || person.state !== 'registered') return null
  return { ...reachable(person), side: 'customer', watches: false, mutes: false, hasLeft: false }
}

/** The addresses that ended so and last so: who is added again afterwards has come back. */
function lastEnded(recipients: readonly Recipient[], how: RecipientEnd): ReadonlySet<string> {
  const last = new Map(recipients.map(({ emailKey, endedHow }) => [emailKey, endedHow]))
  return new Set([...last].filter(([, ended]) => ended === how).map(([key]) => key))
}

function recipientsOf(all: readonly Recipient[], ticket: Ticket, members: readonly Member[]): ExtraRecipient[] {
  const addressesIn = (organisationId: string | undefined) =>
    members.filter((member) => member.organisationId === organisationId).map(({ email }) => email.toLowerCase())
  const customers = addressesIn(ticket.organisationId)
  const partners = addressesIn(ticket.partner?.id)
  const active = all.filter(({ endedAt }) => endedAt === null)
  return active.map(({ id, email, emailKey, language }) => ({
    id,
    address: email,
    locale: language,
    ofPartner: isOfPartner(emailKey, customers, partners),
  }))
}

/** At the partner's own domain, unless the customer's people are there as well (E90). */
function isOfPartner(key: string, customers: readonly string[], partners: readonly string[]): boolean {
  if (partners.length === 0 || !isForeign(key, customers)) return false
  return partners.includes(key) || !isForeign(`x@${domainOf(key)}`, partners)
}

async function staffMember(ctx: Context, id: string): Promise<Reachable | null> {
  const person = await findPerson(ctx, id)
  return person?.kind === 'staff' && person.state === 'active' ? reachable(person) : null
}

const reachable = ({ id, email, name, locale }: Person): Reachable => ({ personId: id, address: email, name, locale })
