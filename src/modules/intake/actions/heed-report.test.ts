import { describe, expect, test } from 'vitest'
import { receives, replyAddressOf } from '../../../../test/cast-incoming.ts'
import { aDesk, anAnswer, aTicket, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { addRecipient, type Ticket } from '../../tickets/index.ts'

const world = useWorld()

/** A ticket with an additional recipient who was told, and as many answers more. */
async function scene(answers: number): Promise<{ desk: Desk; ticket: Ticket; email: string; ids: string[] }> {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  const email = `odb-${ticket.number}@zlotygron.example`
  await addRecipient(world.as(desk.anna.actor), { number: ticket.number, email })
  await world.drain()
  for (let n = 0; n < answers; n++) {
    await anAnswer(world, desk, ticket, `Odpowiedź ${n}`)
    await world.drain()
  }
  await world.db.updateTable('outbound_mail').set({ state: 'sent' }).where('ticket_id', '=', ticket.id).execute()
  return { desk, ticket, email, ids: await messageIdsTo(ticket, email) }
}

async function messageIdsTo(ticket: Ticket, email: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('outbound_mail')
    .select('message_id')
    .where('ticket_id', '=', ticket.id)
    .where('to_address', '=', email)
    .orderBy('sequence')
    .execute()
  return rows.map(({ message_id }) => message_id)
}

const report = (email: string, messageId: string, how = 'Action: failed\r\nStatus: 5.1.1') =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.zlotygron.example>',
    'To: zgloszenia@myhezo.pl',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    'I could not deliver your message.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.zlotygron.example',
    '',
    `Final-Recipient: rfc822; ${email}`,
    how,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--b--',
    '',
  ].join('\r\n')

const endOf = async (ticket: Ticket, email: string) =>
  (await listRecipients(world.as(portalItself), ticket.id)).findLast((each) => each.emailKey === email)?.endedHow

const happened = async (ticket: Ticket) =>
  (await listEntries(world.as(portalItself), ticket.id, { internal: true })).map(({ event }) => event)

describe('a mail of ours that comes back', () => {
  test('twice for good pauses its address, shows it on the ticket, and the reporter is told', async () => {
    const { desk, ticket, email, ids } = await scene(2)
    const before = await ticketNow(world, ticket.id)
    expect(await receives(world, report(email, ids[0]!))).toMatchObject({ state: 'automatic', ticket_id: ticket.id })
    expect(await endOf(ticket, email)).toBeNull()
    await receives(world, report(email, ids[1]!))
    expect(await endOf(ticket, email)).toBe('bounced')
    expect((await happened(ticket))[0]).toBe('recipient_bounced')
    expect(await ticketNow(world, ticket.id)).toMatchObject({ move: before.move, state: before.state })

    await world.drain()
    const told = await world.db
      .selectFrom('outbound_mail')
      .select('to_address')
      .where('ticket_id', '=', ticket.id)
      .where('kind', '=', 'ticket_recipient_ended')
      .execute()
    expect(told).toEqual([{ to_address: desk.anna.email }])
    const sent = (await messageIdsTo(ticket, email)).length
    await anAnswer(world, desk, ticket, 'Jeszcze jedna')
    await world.drain()
    expect(await messageIdsTo(ticket, email)).toHaveLength(sent)
  })

  test('is one mail, however often it is reported', async () => {
    const { ticket, email, ids } = await scene(1)
    await receives(world, report(email, ids[0]!))
    await receives(world, report(email, ids[0]!))
    await receives(world, report(email, ids[0]!, 'Action: failed\r\nStatus: 5.1.2'))
    expect(await endOf(ticket, email)).toBeNull()
  })

  test.each([
    ['for a while', 'Action: delayed\r\nStatus: 4.4.1'],
    ['from a full mailbox', 'Action: failed\r\nStatus: 5.2.2'],
  ])('%s is only written down', async (_, how) => {
    const { ticket, email, ids } = await scene(2)
    for (const id of ids) await receives(world, report(email, id, how))
    expect(await endOf(ticket, email)).toBeNull()
    const bounces = await world.db
      .selectFrom('mail_bounce')
      .innerJoin('outbound_mail', 'outbound_mail.id', 'outbound_mail_id')
      .select('is_hard')
      .where('ticket_id', '=', ticket.id)
      .execute()
    expect(bounces).toEqual(ids.map(() => ({ is_hard: false })))
  })

  test('stops the mails to somebody with an account as well', async () => {
    const { desk, ticket } = await scene(2)
    const ids = await messageIdsTo(ticket, desk.anna.email)
    for (const id of ids.slice(0, 2)) await receives(world, report(desk.anna.email, id))
    expect(await endOf(ticket, desk.anna.email)).toBe('bounced')
    await anAnswer(world, desk, ticket, 'Halo')
    await world.drain()
    expect(await messageIdsTo(ticket, desk.anna.email)).toHaveLength(ids.length)
  })
})

describe('a pause ends', () => {
  test('when the address writes, and its mail is taken', async () => {
    const { ticket, email, ids } = await scene(2)
    for (const id of ids.slice(0, 2)) await receives(world, report(email, id))
    const to = replyAddressOf(world, ticket.number, email)
    expect(await receives(world, { from: email, to, text: 'Skrzynka już działa.' })).toMatchObject({ state: 'posted' })
    expect(await endOf(ticket, email)).toBeNull()
    expect((await happened(ticket))[0]).toBe('recipient_resumed')
    await receives(world, report(email, ids[2]!))
    expect(await endOf(ticket, email)).toBeNull()
  })

  test('when somebody with an account writes', async () => {
    const { desk, ticket } = await scene(2)
    const ids = await messageIdsTo(ticket, desk.anna.email)
    for (const id of ids.slice(0, 2)) await receives(world, report(desk.anna.email, id))
    const to = replyAddressOf(world, ticket.number, desk.anna.email)
    await receives(world, { from: desk.anna.email, to, text: 'Jestem.' })
    expect(await endOf(ticket, desk.anna.email)).toBeUndefined()
  })

  test('when a later mail has arrived', async () => {
    const { ticket, email, ids } = await scene(2)
    for (const id of ids.slice(0, 2)) await receives(world, report(email, id))
    await receives(world, report(email, ids[2]!, 'Action: delivered\r\nStatus: 2.0.0'))
    expect(await endOf(ticket, email)).toBeNull()
  })
})

describe('a forged report changes nothing', () => {
  test('about a mail that we never sent', async () => {
    const { ticket, email } = await scene(2)
    for (const id of ['<t26000001.m16.00000000000000000000@myhezo.pl>', '<x@y.example>'])
      expect(await receives(world, report(email, id))).toMatchObject({ state: 'automatic', ticket_id: null })
    expect(await endOf(ticket, email)).toBeNull()
  })

  test('about a mail that went to somebody else', async () => {
    const { desk, ticket, ids } = await scene(2)
    for (const id of ids) await receives(world, report(desk.anna.email, id))
    expect(await endOf(ticket, desk.anna.email)).toBeUndefined()
  })

  test('about a mail that has not left yet', async () => {
    const { ticket, email, ids } = await scene(2)
    await world.db.updateTable('outbound_mail').set({ state: 'queued' }).where('ticket_id', '=', ticket.id).execute()
    for (const id of ids) await receives(world, report(email, id))
    expect(await endOf(ticket, email)).toBeNull()
  })
})
