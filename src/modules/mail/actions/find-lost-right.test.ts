import { beforeEach, describe, expect, test } from 'vitest'
import { aMailReader, namesOf } from '../../../../test/cast-mails.ts'
import { aDesk, aTicket, anAnswer, type Desk } from '../../../../test/cast-tickets.ts'
import { headerOf, useSmtpSink } from '../../../../test/smtp-sink.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { smtpTransport } from '../../../platform/smtp.ts'
import { endMembership } from '../../organisations/index.ts'
import { assignTicket, leaveTicket, postReply, setPartnerAccess, type Ticket } from '../../tickets/index.ts'
import { sendNextMail } from './send-next-mail.ts'

const world = useWorld({ environment: { SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL_PL: 'https://myhezo.pl' } })
const sink = useSmtpSink()
const newMails = aMailReader(world)

let desk: Desk
let ticket: Ticket

/** Sends everything that waits. @returns the addresses that got a mail, and what was refused and why. */
async function send() {
  const transport = smtpTransport(sink.url)
  for (let count = 0; count < 20 && (await sendNextMail(world.as(portalItself), transport)); count++);
  transport.close()
  const refused = await world.db
    .selectFrom('outbound_mail')
    .select(['to_address', 'last_error'])
    .where('state', '=', 'refused')
    .execute()
  return {
    got: sink.received
      .map(({ recipients }) => recipients[0]?.split(/[-@]/)[0])
      .toSorted((one, other) => String(one).localeCompare(String(other))),
    refused: refused.map(({ last_error }) => last_error),
  }
}

beforeEach(async () => {
  await world.db.deleteFrom('outbound_mail').execute()
  desk = await aDesk(world)
  ticket = await aTicket(world, desk, { recipients: ['jan@dostawca.example'], partnerAccess: true })
  await newMails()
  await send()
  sink.clear()
})

describe('a right that ends between writing and sending (F13)', () => {
  const answered = async () => {
    await anAnswer(world, desk, ticket)
    expect((await newMails()).map(({ state }) => state)).toEqual(['queued', 'queued', 'queued'])
  }

  test('without any change everybody gets the mail', async () => {
    await answered()
    expect(await send()).toEqual({ got: ['anna', 'jan', 'ola'], refused: [] })
  })

  test('the switch is off: the partner gets nothing', async () => {
    await answered()
    await setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: false })
    expect(await send()).toEqual({ got: ['anna', 'jan'], refused: ['no longer entitled as partner'] })
  })

  test('the recipient has left', async () => {
    await answered()
    const [mail] = await world.db
      .selectFrom('outbound_mail')
      .select('text')
      .where('to_address', '=', 'jan@dostawca.example')
      .where('state', '=', 'queued')
      .execute()
    await leaveTicket(world.as({ kind: 'visitor' }), /opusc\?t=([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? '')
    expect(await send()).toEqual({ got: ['anna', 'ola'], refused: ['no longer entitled as participant'] })
  })

  test('one of the partner’s people has left: nothing that waits, nothing later, and the reporter is told', async () => {
    await answered()
    const { headers } = await world.db
      .selectFrom('outbound_mail')
      .select('headers')
      .where('to_address', '=', desk.ola.email)
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow()
    const leave = JSON.stringify(headers)
    expect(leave).toContain('List-Unsubscribe=One-Click')
    await leaveTicket(world.as({ kind: 'visitor' }), /opusc\?t=([\w.-]+)/.exec(leave)?.[1] ?? '')
    expect((await newMails()).map(({ toAddress, kind }) => [toAddress, kind])).toEqual([
      [desk.anna.email, 'ticket_recipient_ended'],
    ])
    expect(await send()).toEqual({ got: ['anna', 'anna', 'jan'], refused: ['no longer entitled as partner'] })

    await anAnswer(world, desk, ticket, 'Jeszcze jedno.')
    expect(namesOf(await newMails())).toEqual(['anna ticket_replied', 'jan ticket_replied'])
  })

  test('the reporter does not belong to the company any more', async () => {
    await answered()
    await inTransaction(world.as(portalItself), (tx) =>
      endMembership(tx, { personId: desk.anna.id, organisationId: desk.customer.id, reason: 'revoked' }),
    )
    expect(await send()).toEqual({ got: ['jan', 'ola'], refused: ['no longer entitled as requester'] })
  })

  test('the engineer has left the staff', async () => {
    await assignTicket(world.as(desk.adam.actor), { number: ticket.number, assigneeId: desk.adam.id })
    await postReply(world.as(desk.anna.actor), { number: ticket.number, body: 'Halo?' })
    await newMails()
    await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', desk.adam.id).execute()
    expect(await send()).toEqual({ got: ['jan', 'ola'], refused: ['no longer on the staff'] })
  })
})

test('over the wire a reader’s mails come in order, thread together and lead back to the person', async () => {
  await anAnswer(world, desk, ticket, 'Pierwszy.')
  await anAnswer(world, desk, ticket, 'Drugi.')
  await anAnswer(world, desk, ticket, 'Trzeci.')
  await newMails()
  await send()

  const toAnna = sink.received.filter(({ recipients }) => recipients[0] === desk.anna.email)
  expect(toAnna.map(({ mail }) => /Pierwszy|Drugi|Trzeci/.exec(mail.text ?? '')?.[0])).toEqual([
    'Pierwszy',
    'Drugi',
    'Trzeci',
  ])
  const [first, second] = toAnna
  expect(headerOf(second!, 'in-reply-to')).toBe(first?.mail.messageId)
  expect(headerOf(second!, 'references')?.split(/\s+/)).toEqual([
    expect.stringMatching(/^<t\d{8}\.root@myhezo\.pl>$/),
    first?.mail.messageId,
  ])
  expect(second?.mail).toMatchObject({
    from: { name: 'Adam W. – myHEZO', address: 'zgloszenia@myhezo.pl' },
    subject: first?.mail.subject,
  })
  expect(second?.mail.replyTo?.[0]?.address).toMatch(/^zgloszenia\+\d{2}-\d{6}\.[0-9a-f]{24}@myhezo\.pl$/)
  expect(headerOf(second!, 'list-id')).toBe(`"Ticket ${ticket.number}" <${ticket.number}.zgloszenia.myhezo.pl>`)
  expect(headerOf(second!, 'auto-submitted')).toBeUndefined()
})
