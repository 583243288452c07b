import { beforeEach, describe, expect, test } from 'vitest'
import { aDesk, aTicket, anAnswer, anUpload, ticketNow, type Desk } from '../../../../test/cast-tickets.ts'
import { aMailReader, namesOf } from '../../../../test/cast-mails.ts'
import { aCustomer } from '../../../../test/cast.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { findEvent, listEventsOf } from '../../audit/index.ts'
import {
  addNote,
  addRecipient,
  assignTicket,
  changePriority,
  closeTicket,
  escalateTicket,
  leaveTicket,
  moveTicket,
  postReply,
  reactivateTicket,
  setPartnerAccess,
  type Ticket,
} from '../../tickets/index.ts'
import { findMail, replyAddressFor } from '../index.ts'
import { voicesOf } from '../voices.ts'
import { mailTicketEvent } from './mail-ticket-event.ts'

const world = useWorld({ environment: { PUBLIC_URL_PL: 'https://myhezo.pl', PUBLIC_URL_EN: 'https://myhezo.com' } })
const newMails = aMailReader(world)

let desk: Desk
let ticket: Ticket

beforeEach(async () => {
  desk = await aDesk(world, { lines: [{ serial: '2441G-00417', model: 'X440-G2-48p' }] })
  ticket = await aTicket(world, desk, { recipients: ['jan@dostawca.example'] })
})

const asAnna = () => world.as(desk.anna.actor)
const asAdam = () => world.as(desk.adam.actor)

describe('a ticket that was opened', () => {
  test('is acknowledged to its reporter and told to the recipient and the desk', async () => {
    const mails = await newMails()

    expect(namesOf(mails)).toEqual(['jan ticket_recipient_added', 'anna ticket_opened', 'desk ticket_opened'])
    const anna = mails[1]
    expect(anna).toMatchObject({
      state: 'kept',
      subject: `[#${ticket.number}] Przełącznik nie uruchamia się`,
      fromName: 'myHEZO',
      replyTo: replyAddressFor(world.services.config, ticket.number, desk.anna.email),
      headers: { 'X-Portal-Reason': 'requester', 'X-Portal-Ticket': ticket.number, 'Auto-Submitted': 'auto-generated' },
    })
    expect(anna?.text).toContain(
      'Inżynier skontaktuje się do: piątek, 20\u00a0listopada 2026, 16:05 (czasu warszawskiego)',
    )
    expect(anna?.text).toContain('Po zaniku zasilania świeci tylko dioda PSU.')
    expect(anna?.text).toContain(`https://myhezo.pl/zgloszenia/${ticket.number}`)
    expect(anna?.headers).not.toHaveProperty('List-Unsubscribe')
  })

  test('shows the end of the serial number only, beside the contract', async () => {
    for (const { text, html } of await newMails()) {
      expect(text).toContain('…\u20600417')
      expect(text).toContain(desk.contract.number)
      expect(text + html).not.toContain('2441G-00417')
    }
  })

  test('reads English for who reads English, the title as it was written', async () => {
    const john = await aCustomer(world, [desk.customer], {
      name: 'John Smith',
      locale: 'en',
      email: 'john@zlotygron.example',
    })
    await newMails()
    await aTicket(world, desk, { by: john })

    const [mail] = await newMails()
    expect(mail).toMatchObject({ locale: 'en', headers: { 'Content-Language': 'en' } })
    expect(mail?.text).toContain('An engineer will contact you by: Friday, 20\u00a0November 2026, 16:05 (Warsaw time)')
    expect(mail?.text).toContain('https://myhezo.com/zgloszenia/')
    expect(mail?.subject).toContain('Przełącznik nie uruchamia się')
  })
})

describe('the dialogue', () => {
  beforeEach(async () => {
    await newMails()
  })

  test('an engineer’s answer goes to the customer in the engineer’s name and does not look automatic', async () => {
    await anAnswer(world, desk, ticket)

    const mails = await newMails()
    expect(namesOf(mails)).toEqual(['anna ticket_replied', 'jan ticket_replied'])
    expect(mails[0]?.fromName).toBe('Adam W. – myHEZO')
    expect(mails[0]?.headers).not.toHaveProperty('Auto-Submitted')
    expect(mails[0]?.text).toContain('Prosimy o log z konsoli.')
  })

  test('hangs together for each reader: root first, then the mail before', async () => {
    await anAnswer(world, desk, ticket)
    const [first] = await newMails()
    await anAnswer(world, desk, ticket, 'I jeszcze zdjęcie.')
    const [second] = await newMails()

    const root = `<t${ticket.number.replace('-', '')}.root@myhezo.pl>`
    expect(first?.headers['References']?.startsWith(`${root} <`)).toBe(true)
    expect(second?.headers['References']).toBe(`${root} ${first?.messageId}`)
    expect(second?.headers['In-Reply-To']).toBe(first?.messageId)
    expect(second?.messageId).toMatch(/^<t\d{8}\.m16\.[0-9a-f]{20}@myhezo\.pl>$/)
  })

  test('a customer’s entry goes to the desk, or to the engineer who has the ticket; never back to its author', async () => {
    await postReply(asAnna(), {
      number: ticket.number,
      body: 'Log w załączniku.',
      uploads: [{ id: (await anUpload(world, desk.anna)).id }],
    })
    const onDesk = await newMails()
    await assignTicket(asAdam(), { number: ticket.number, assigneeId: desk.adam.id })
    await postReply(asAnna(), { number: ticket.number, body: 'Nadal nic.' })
    const toAdam = await newMails()

    expect(namesOf(onDesk)).toEqual(['jan ticket_replied', 'desk ticket_customer_wrote'])
    expect(onDesk[1]?.text).toContain('- konsola.txt')
    expect(onDesk[1]?.fromName).toBe('Anna Nowak – myHEZO')
    expect(toAdam.map(({ kind, toAddress }) => [kind, toAddress])).toContainEqual([
      'ticket_customer_wrote',
      desk.adam.email,
    ])
  })

  test('an internal note reaches nobody, now or in any later mail', async () => {
    await addNote(asAdam(), { number: ticket.number, body: 'KANAREK-4711: klient nie płaci' })
    expect(await newMails()).toEqual([])

    await anAnswer(world, desk, ticket)
    await closeTicket(asAdam(), { number: ticket.number, text: 'Wymieniono zasilacz.' })
    for (const { text, html } of await newMails()) expect(text + html).not.toContain('KANAREK')
  })

  test('a question, another priority, an escalation, the end and a new beginning say what they are', async () => {
    await moveTicket(asAdam(), { number: ticket.number, move: 'customer', text: 'Prosimy o numer wersji.' })
    await changePriority(asAdam(), {
      number: ticket.number,
      priority: 'P2',
      reason: 'Praca możliwa przez łącze zapasowe.',
    })
    await escalateTicket(asAnna(), { number: ticket.number, reason: 'Termin minął, a nikt nie dzwoni.' })
    await closeTicket(asAdam(), { number: ticket.number, text: 'Wymieniono zasilacz.' })
    await reactivateTicket(asAnna(), { number: ticket.number, reason: 'Awaria wróciła po godzinie.' })

    const mails = await newMails()
    const toAnna = mails.filter(({ toAddress }) => toAddress === desk.anna.email)
    expect(namesOf(toAnna)).toEqual([
      'anna ticket_waiting',
      'anna ticket_priority_changed',
      'anna ticket_escalated',
      'anna ticket_closed',
    ])
    expect(toAnna.map(({ text }) => text).join('\n')).toMatch(
      /numer wersji[^]*łącze zapasowe[^]*nikt nie dzwoni[^]*Wymieniono zasilacz/,
    )
    const escalation = mails.find(({ toAddress }) => toAddress === 'escalation@myhezo.pl')
    expect(escalation?.subject).toMatch(/^ESKALACJA 26-/)
    expect(escalation?.headers).not.toHaveProperty('References')
    expect(namesOf(mails)).toContain('desk ticket_reactivated')
  })
})

describe('an additional recipient', () => {
  test('learns who added them, gets no history, and can leave with one click', async () => {
    await anAnswer(world, desk, ticket, 'Poufne dla poprzednich czytelników.')
    await newMails()
    await addRecipient(asAnna(), { number: ticket.number, email: 'ewa@dostawca.example' })

    const [mail, ...others] = await newMails()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ kind: 'ticket_recipient_added', toAddress: 'ewa@dostawca.example', toName: '' })
    expect(mail?.text).toContain('Anna Nowak (Złoty Gron')
    expect(mail?.text).not.toContain('Poufne')
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect(mail?.headers['List-Unsubscribe']).toMatch(
      /^<https:\/\/myhezo\.pl\/zgloszenia\/opusc\?t=[\w.-]+>, <mailto:zgloszenia\+/,
    )
  })

  test('leaves by the link of the mail, and the reporter is told', async () => {
    const [first] = (await newMails()).filter(({ toAddress }) => toAddress === 'jan@dostawca.example')
    await leaveTicket(world.as({ kind: 'visitor' }), /opusc\?t=([\w.-]+)/.exec(first?.text ?? '')?.[1] ?? '')
    const told = await newMails()
    await anAnswer(world, desk, ticket)

    expect(namesOf(told)).toEqual(['anna ticket_recipient_ended'])
    expect(told[0]?.text).toContain('jan@dostawca.example')
    expect(namesOf(await newMails())).toEqual(['anna ticket_replied'])
  })
})

describe('the partner', () => {
  test('gets nothing while the switch is off, everything while it is on', async () => {
    await newMails()
    await anAnswer(world, desk, ticket)
    expect(namesOf(await newMails())).not.toContain('ola ticket_replied')

    await setPartnerAccess(asAnna(), { number: ticket.number, access: true })
    expect(namesOf(await newMails())).toEqual(['anna ticket_partner_access', 'ola ticket_partner_access'])
    await anAnswer(world, desk, ticket, 'Drugi wpis.')
    expect(namesOf(await newMails())).toContain('ola ticket_replied')

    await setPartnerAccess(asAnna(), { number: ticket.number, access: false })
    expect(namesOf(await newMails())).toEqual(['anna ticket_partner_access'])
  })
})

describe('jobs that come late, twice or out of order', () => {
  const speak = () => voicesOf(world.services)
  const eventNamed = async (type: string, subject = ticket.id) =>
    (await listEventsOf(world.as(portalItself), subject)).filter((event) => event.type === type)

  test('a second run writes nothing', async () => {
    const before = (await newMails()).length
    for (const event of await listEventsOf(world.as(portalItself), ticket.id))
      await mailTicketEvent(world.as(portalItself), event, speak())

    expect(before).toBe(3)
    expect(await newMails()).toEqual([])
  })

  test('the answer’s job runs first: the question is still told first', async () => {
    await anAnswer(world, desk, ticket)
    const [answered] = await eventNamed('ticket.replied')
    if (answered === undefined) throw new Error('No answer in the log')
    await mailTicketEvent(world.as(portalItself), answered, speak())

    const toAnna = (await newMails()).filter(({ toAddress }) => toAddress === desk.anna.email)
    expect(toAnna.map(({ kind }) => kind)).toEqual(['ticket_opened', 'ticket_replied'])
  })

  test('an event that does not exist leaves no trace', async () => {
    await newMails()
    expect(await findEvent(world.as(portalItself), ticket.id)).toBeNull()
    expect(await findMail(world.as(portalItself), ticket.id)).toBeNull()
    expect((await ticketNow(world, ticket.id)).number).toBe(ticket.number)
  })
})
