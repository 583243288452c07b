import { describe, expect, test } from 'vitest'
import {
  arrives,
  rawLetter,
  rawMailNow,
  receives,
  replyAddressOf,
  takeIn,
  type Letter,
} from '../../../../test/cast-incoming.ts'
import { aDesk, anAnswer, aTicket, eventsOf, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { aCustomer } from '../../../../test/cast.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEntries, type Entry } from '../../dialogue/index.ts'
import { addRecipient, closeTicket, setPartnerAccess, type Ticket } from '../../tickets/index.ts'

const world = useWorld()

const dialogue = (ticket: Ticket): Promise<Entry[]> =>
  listEntries(world.as(portalItself), ticket.id, { internal: true })

async function scene(): Promise<{ desk: Desk; ticket: Ticket; letter: Letter }> {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  const to = replyAddressOf(world, ticket.number, desk.anna.email)
  return { desk, ticket, letter: { from: `Anna Nowak <${desk.anna.email}>`, to } }
}

describe('a mail to a signed reply address', () => {
  test('is the reply of the person it was made for, with files, without quotes', async () => {
    const { desk, ticket, letter } = await scene()
    await anAnswer(world, desk, ticket)
    const mail = await receives(world, {
      ...letter,
      text: 'Log w załączniku.\n\npt., 20 lis 2026 o 15:05 Adam W. <a@myhezo.pl> napisał(a):\n> Prosimy o log.',
      files: { 'konsola.log': 'boot failed', 'pusty.txt': '' },
    })

    expect(mail).toMatchObject({ state: 'posted', ticket_id: ticket.id })
    const [entry] = await dialogue(ticket)
    expect(entry).toMatchObject({
      id: mail.entry_id,
      body: 'Log w załączniku.',
      channel: 'mail',
      side: 'customer',
      authorId: desk.anna.id,
      attachments: [{ name: 'konsola.log', kind: 'log', size: 11 }],
    })
    expect(await ticketNow(world, ticket.id)).toMatchObject({ move: 'support' })
  })

  test('of an engineer answers the customer', async () => {
    const { desk, ticket } = await scene()
    const to = replyAddressOf(world, ticket.number, desk.adam.email)
    await receives(world, { from: desk.adam.email, to, text: 'Wysyłamy nowy zasilacz.' })
    expect((await dialogue(ticket))[0]).toMatchObject({ side: 'support', authorId: desk.adam.id, channel: 'mail' })
  })

  test('reactivates a closed ticket, at most three times an hour', async () => {
    const { desk, ticket, letter } = await scene()
    const close = () => closeTicket(world.as(desk.anna.actor), { number: ticket.number })
    for (const n of [1, 2, 3]) {
      await close()
      expect(await receives(world, { ...letter, text: `Znów nie działa ${n}.` })).toMatchObject({ reactivated: true })
      expect(await ticketNow(world, ticket.id)).toMatchObject({ state: 'open', cycle: n + 1 })
    }
    await close()
    expect(await receives(world, { ...letter, text: 'Znów.' })).toMatchObject({ reason: 'too_many_reopenings' })
    expect(await ticketNow(world, ticket.id)).toMatchObject({ state: 'closed' })
  })

  test('of somebody else waits for a person', async () => {
    const { desk, ticket, letter } = await scene()
    const before = await dialogue(ticket)
    const colleague = await aCustomer(world, [desk.customer], { email: `jan-${ticket.number}@zlotygron.example` })
    for (const from of ['zly@zly.example', colleague.email, desk.adam.email])
      expect(await receives(world, { ...letter, from, subject: `Re: [#${ticket.number}]` })).toMatchObject({
        state: 'review',
        reason: 'forged_address',
        ticket_id: ticket.id,
      })
    expect(await dialogue(ticket)).toHaveLength(before.length)
  })

  test('counts no more when the writer has lost the right', async () => {
    const { desk, ticket, letter } = await scene()
    await world.db
      .updateTable('membership')
      .set({ ended_at: world.now() })
      .where('person_id', '=', desk.anna.id)
      .execute()
    expect(await receives(world, letter)).toMatchObject({ state: 'review', reason: 'stranger', ticket_id: ticket.id })
  })

  test('longer than an entry comes along whole as a file', async () => {
    const { ticket, letter } = await scene()
    await receives(world, { ...letter, text: 'Linia dziennika urządzenia\r\n'.repeat(1500) })
    const [entry] = await dialogue(ticket)
    expect(entry?.body.length).toBeLessThanOrEqual(20_000)
    expect(entry?.attachments).toMatchObject([{ name: 'mail.txt' }])
  })

  test('without words and files waits for a person', async () => {
    const { letter } = await scene()
    expect(await receives(world, { ...letter, text: '' })).toMatchObject({ state: 'review', reason: 'empty' })
  })
})

describe('thread headers and subject', () => {
  test('bring a known participant to the ticket', async () => {
    const { desk, ticket } = await scene()
    await anAnswer(world, desk, ticket)
    await world.drain()
    const { message_id } = await world.db
      .selectFrom('outbound_mail')
      .select('message_id')
      .where('ticket_id', '=', ticket.id)
      .where('person_id', '=', desk.anna.id)
      .limit(1)
      .executeTakeFirstOrThrow()
    const thread = await receives(world, {
      from: desk.anna.email,
      messageId: `<one-${ticket.number}@firma.example>`,
      headers: [`In-Reply-To: ${message_id}`],
    })
    expect(thread).toMatchObject({ state: 'posted', ticket_id: ticket.id })
    const own = await receives(world, {
      from: desk.anna.email,
      text: 'I jeszcze zdjęcie.',
      headers: [`References: <lost@x.example> <one-${ticket.number}@firma.example>`],
    })
    expect(own).toMatchObject({ state: 'posted', ticket_id: ticket.id })
    const subject = await receives(world, {
      from: desk.anna.email,
      text: 'Już.',
      subject: `Odp: [#${ticket.number}] x`,
    })
    expect(subject).toMatchObject({ state: 'posted', ticket_id: ticket.id })
  })

  test('give no authority to strangers, nor to staff', async () => {
    const { desk, ticket } = await scene()
    const root = `<t${ticket.number.replace('-', '')}.root@myhezo.pl>`
    const before = (await dialogue(ticket)).length
    for (const mark of [{ headers: [`References: ${root}`] }, { subject: `[#${ticket.number}]` }]) {
      expect(await receives(world, { from: 'zly@zly.example', ...mark })).toMatchObject({ reason: 'stranger' })
      expect(await receives(world, { from: desk.adam.email, ...mark })).toMatchObject({
        reason: 'staff_without_address',
      })
      expect(await receives(world, { from: desk.ola.email, ...mark })).toMatchObject({ reason: 'stranger' })
    }
    expect(await dialogue(ticket)).toHaveLength(before)
  })

  test('are not asked when the sender is not sure, or nothing names a ticket', async () => {
    const { desk, ticket } = await scene()
    const subject = `[#${ticket.number}]`
    for (const from of [`${desk.anna.email}, zly@zly.example`, `Anna <${desk.anna.email.replace('@', '@(x)')}>`])
      expect(await receives(world, { from, subject })).toMatchObject({ reason: 'unverified_sender' })
    const second = rawLetter({ from: desk.anna.email, subject }).replace('To:', 'From: zly@zly.example\r\nTo:')
    expect(await receives(world, second)).toMatchObject({ reason: 'unverified_sender' })
    expect(await receives(world, { from: desk.anna.email, text: 'Nowa sprawa' })).toMatchObject({ reason: 'no_ticket' })
  })

  test('never take Reply-To for the author', async () => {
    const { desk, ticket } = await scene()
    const mail = await receives(world, {
      from: 'zly@zly.example',
      subject: `[#${ticket.number}]`,
      headers: [`Reply-To: ${desk.anna.email}`, `Sender: ${desk.anna.email}`],
    })
    expect(mail).toMatchObject({ state: 'review', reason: 'stranger' })
  })
})

describe('an additional recipient', () => {
  test('writes under the own address, and no more after leaving', async () => {
    const { desk, ticket } = await scene()
    const email = `ewa-${ticket.number}@zlotygron.example`
    await addRecipient(world.as(desk.anna.actor), { number: ticket.number, email })
    const letter = { from: email, to: replyAddressOf(world, ticket.number, email), files: { 'a.png': 'x' } }
    expect(await receives(world, { ...letter, text: 'Ja też to widzę.' })).toMatchObject({ state: 'posted' })
    expect((await dialogue(ticket))[0]).toMatchObject({
      authorId: null,
      authorName: email,
      side: 'customer',
      body: 'Ja też to widzę.',
      attachments: [{ name: 'a.png' }],
    })
    expect(await eventsOf(world, ticket.id)).toContain('ticket.replied')
    await world.db.updateTable('recipient').set({ ended_at: world.now(), ended_how: 'left' }).execute()
    expect(await receives(world, { ...letter, text: 'Nadal?' })).toMatchObject({ reason: 'stranger' })
  })

  test('leaves by the mail that mail programs send for it, and nobody else does', async () => {
    const { desk, ticket, letter } = await scene()
    const email = `ewa-${ticket.number}@zlotygron.example`
    await addRecipient(world.as(desk.anna.actor), { number: ticket.number, email })
    const before = (await dialogue(ticket)).length
    expect(await receives(world, { ...letter, subject: 'opusc', text: '' })).toMatchObject({ state: 'automatic' })
    const to = replyAddressOf(world, ticket.number, email)
    expect(await receives(world, { from: email, to, subject: 'opusc', text: '' })).toMatchObject({ state: 'automatic' })
    const ended = await world.db.selectFrom('recipient').selectAll().where('email_key', '=', email).execute()
    expect(ended).toMatchObject([{ ended_how: 'left' }])
    expect((await dialogue(ticket)).slice(0, -before)).toMatchObject([{ kind: 'event' }])
  })

  test('of one of the partner’s people ends their mails of this ticket', async () => {
    const { desk, ticket } = await scene()
    await setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: true })
    const to = replyAddressOf(world, ticket.number, desk.ola.email)
    expect(await receives(world, { from: desk.ola.email, to, subject: 'opusc', text: '' })).toMatchObject({
      state: 'automatic',
    })
    const ended = await world.db
      .selectFrom('recipient')
      .select(['email', 'ended_how'])
      .where('ticket_id', '=', ticket.id)
      .execute()
    expect(ended).toEqual([{ email: desk.ola.email, ended_how: 'left' }])
  })

  test('of the partner counts only while the switch is on', async () => {
    const { desk, ticket } = await scene()
    const access = (on: boolean) => setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: on })
    await access(true)
    const email = `biuro-${ticket.number}@kropka.example`
    await addRecipient(world.as(desk.anna.actor), { number: ticket.number, email })
    const letter = { from: email, to: replyAddressOf(world, ticket.number, email) }
    expect(await receives(world, { ...letter, text: 'Jesteśmy.' })).toMatchObject({ state: 'posted' })
    expect((await dialogue(ticket))[0]).toMatchObject({ side: 'partner' })
    await access(false)
    expect(await receives(world, { ...letter, text: 'Halo?' })).toMatchObject({ reason: 'stranger' })
  })
})

describe('an automatic mail', () => {
  test('is recorded quietly: nothing answers, reopens or moves', async () => {
    const { desk, ticket, letter } = await scene()
    await closeTicket(world.as(desk.anna.actor), { number: ticket.number })
    const before = { ticket: await ticketNow(world, ticket.id), events: await eventsOf(world, ticket.id) }
    const mails = [
      await receives(world, { ...letter, headers: ['Auto-Submitted: auto-replied'] }),
      await receives(world, { ...letter, headers: ['Precedence: bulk'], text: 'Urlop' }),
      await receives(world, { ...letter, envelopeFrom: '', text: 'Undelivered' }),
    ]
    for (const mail of mails) expect(mail).toMatchObject({ state: 'automatic', ticket_id: ticket.id })
    expect({ ticket: await ticketNow(world, ticket.id), events: await eventsOf(world, ticket.id) }).toEqual(before)
  })
})

describe('a mail that its sender’s domain disowns', () => {
  const disowned = { spf: 'fail', dkim: 'none', dmarc: 'fail', policy: 'reject' } as const

  test('waits for a person, though it answers in the name of somebody who may write', async () => {
    const { desk, ticket, letter } = await scene()
    const before = await dialogue(ticket)
    for (const forged of [letter, { ...letter, to: desk.anna.email, subject: `Re: [#${ticket.number}]` }])
      expect(await receives(world, { ...forged, text: 'Proszę o kopię konfiguracji.' }, disowned)).toMatchObject({
        state: 'review',
        reason: 'dmarc_failed',
        ticket_id: ticket.id,
        dmarc: 'fail',
        dmarc_policy: 'reject',
      })
    expect(await dialogue(ticket)).toHaveLength(before.length)
  })

  test('ends nobody’s mails', async () => {
    const { desk, ticket } = await scene()
    const email = `iza-${ticket.number}@zlotygron.example`
    await addRecipient(world.as(desk.anna.actor), { number: ticket.number, email })
    const to = replyAddressOf(world, ticket.number, email)
    await receives(world, { from: email, to, subject: 'opusc', text: '' }, disowned)
    const kept = await world.db.selectFrom('recipient').select('ended_at').where('email_key', '=', email).execute()
    expect(kept).toEqual([{ ended_at: null }])
  })

  test('is written down where the domain asks for nothing and the reply address is the writer’s own', async () => {
    const { desk, ticket, letter } = await scene()
    const lax = { ...disowned, policy: 'none' } as const
    expect(await receives(world, letter, lax)).toMatchObject({ state: 'posted', dmarc: 'fail', ticket_id: ticket.id })
    const thread = { from: desk.anna.email, subject: `Re: [#${ticket.number}]`, text: 'Bez podpisu.' }
    expect(await receives(world, thread, lax)).toMatchObject({ state: 'review', reason: 'dmarc_failed' })
  })

  test('and one about which nobody answered goes its way', async () => {
    const { letter } = await scene()
    const silent = { spf: 'temperror', dkim: 'temperror', dmarc: 'temperror', policy: null } as const
    expect(await receives(world, letter, silent)).toMatchObject({ state: 'posted', dmarc: 'temperror' })
  })
})

describe('the same mail', () => {
  test('is written once, however often and by whatever way it comes', async () => {
    const { ticket, letter } = await scene()
    const raw = rawLetter({ ...letter, messageId: `<same-${ticket.number}@x.example>` })
    const ids = [
      await arrives(world, raw),
      await arrives(world, raw),
      await arrives(world, `Received: from elsewhere\r\n${raw}`),
    ]
    await Promise.all([takeIn(world), takeIn(world)])
    const states = await Promise.all(ids.map(async (id) => (await rawMailNow(world, id)).state))
    expect(states.toSorted()).toEqual(['duplicate', 'duplicate', 'posted'])
    expect((await dialogue(ticket)).filter(({ channel }) => channel === 'mail')).toHaveLength(1)
  })

  test('that somebody sent ahead without a right, or as an automatic one, keeps the true one out of nothing', async () => {
    const { desk, ticket, letter } = await scene()
    const copy = { from: desk.anna.email, messageId: `<copy-${ticket.number}@x.example>`, text: 'Proszę o wymianę.' }
    expect(await receives(world, copy)).toMatchObject({ reason: 'no_ticket' })
    expect(await receives(world, copy)).toMatchObject({ state: 'duplicate' })
    expect(await receives(world, { ...copy, envelopeFrom: '' })).toMatchObject({ state: 'automatic' })
    expect(await receives(world, { ...copy, to: letter.to ?? '' })).toMatchObject({ state: 'posted' })
  })

  test('is not one that only has the same Message-ID', async () => {
    const { ticket, letter } = await scene()
    const messageId = `<same-${ticket.number}@x.example>`
    await receives(world, { from: 'zly@zly.example', messageId, text: letter.text ?? '' })
    await receives(world, { ...letter, messageId, text: 'Pierwszy.' })
    await receives(world, { ...letter, messageId, text: 'Drugi.' })
    const bodies = (await dialogue(ticket)).filter(({ channel }) => channel === 'mail').map(({ body }) => body)
    expect(bodies).toEqual(['Drugi.', 'Pierwszy.'])
  })
})

describe('a mail that cannot be read', () => {
  test('is put aside after three tries, whole, while others pass', async () => {
    const { ticket, letter } = await scene()
    const bad = rawLetter({ ...letter, headers: [`X-Long: ${'a'.repeat(20_000)}`] })
    const id = await arrives(world, bad)
    for (const state of ['waiting', 'waiting', 'quarantined']) {
      await takeIn(world)
      expect(await rawMailNow(world, id)).toMatchObject({ state, reason: 'intake.mail_too_complex' })
      world.clock.advanceTo(world.now().add({ seconds: 30 }))
    }
    expect(await receives(world, { ...letter, text: 'Działa już.' })).toMatchObject({ state: 'posted' })
    expect(await dialogue(ticket)).not.toHaveLength(0)
    const { sha256 } = await rawMailNow(world, id)
    expect(await world.services.files.has(sha256)).toBe(true)
  })

  test('is put aside when it kills its reader every time', async () => {
    const { letter } = await scene()
    const id = await arrives(world, { ...letter, text: 'Trucizna' })
    await world.db.updateTable('raw_mail').set({ attempts: 12 }).where('id', '=', id).execute()
    await takeIn(world)
    expect(await rawMailNow(world, id)).toMatchObject({ state: 'quarantined', reason: 'crashed' })
  })

  test('is not put aside because workers died beside it for reasons of their own', async () => {
    const { letter } = await scene()
    const id = await arrives(world, { ...letter, text: 'Niewinna' })
    await world.db.updateTable('raw_mail').set({ attempts: 11 }).where('id', '=', id).execute()
    await takeIn(world)
    expect(await rawMailNow(world, id)).toMatchObject({ state: 'posted' })
  })

  test('for a reason of ours is tried again', async () => {
    const { letter } = await scene()
    const id = await arrives(world, { ...letter, text: 'Za chwilę' })
    await takeIn(world, () => Promise.reject(new Error('the database is gone')))
    expect(await rawMailNow(world, id)).toMatchObject({ state: 'waiting', failures: 1, reason: 'failed' })
    world.clock.advanceTo(world.now().add({ seconds: 5 }))
    await takeIn(world)
    expect(await rawMailNow(world, id)).toMatchObject({ state: 'posted' })
  })
})
