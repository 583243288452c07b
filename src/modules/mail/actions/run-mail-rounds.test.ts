import { describe, expect, test } from 'vitest'
import { aCustomer, anOrganisation, aStaffMember } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { aMailReader } from '../../../../test/cast-mails.ts'
import { aDesk, aTicket, eventsOf } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { Temporal } from 'temporal-polyfill'
import { assignTicket, moveTicket, postReply } from '../../tickets/index.ts'
import { readVoices } from '../voices.ts'
import { runMailRounds } from './run-mail-rounds.ts'

const world = useWorld({ start: '2026-11-18T09:30:00Z' })
const newMails = aMailReader(world)

const today = () => world.now().toZonedDateTimeISO('Europe/Warsaw').toPlainDate()

/** Moves the clock to a day and time in Warsaw and looks, twice, whether mails are due. @returns what was written. */
async function at(moment: string) {
  await newMails()
  world.clock.advanceTo(Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Warsaw').toInstant())
  const ctx = world.as(portalItself)
  await runMailRounds(ctx, () => readVoices(ctx))
  await runMailRounds(world.as(portalItself), () => readVoices(ctx))
  return newMails()
}
const kinds = (mails: Awaited<ReturnType<typeof at>>, kind: string) => mails.filter((mail) => mail.kind === kind)

test('nothing goes before its time, and nothing twice', async () => {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  await assignTicket(world.as(desk.adam.actor), { number: ticket.number, assigneeId: desk.adam.id })
  expect(kinds(await at('2026-11-19T08:40'), 'morning_list')).toEqual([])
  const list = kinds(await at('2026-11-19T08:50'), 'morning_list')
  expect(list.filter(({ toAddress }) => toAddress === desk.adam.email)).toHaveLength(1)
  expect(list[0]?.subject).toMatch(/^Dziś do 12:00: \d+$/)
  expect(list.find(({ toAddress }) => toAddress === desk.adam.email)?.text).toContain(ticket.number)
  expect(kinds(await at('2026-11-19T10:00'), 'morning_list')).toEqual([])
})

test('who has turned the morning list off gets none', async () => {
  const quiet = await aStaffMember(world)
  const preferences = JSON.stringify({ morningMail: false })
  await world.db.updateTable('person').set({ preferences }).where('id', '=', quiet.id).execute()
  const list = kinds(await at('2026-11-20T09:00'), 'morning_list')
  expect(list.length).toBeGreaterThan(0)
  expect(list.map(({ toAddress }) => toAddress)).not.toContain(quiet.email)
})

test('managers get the past week in numbers on Monday, with nobody’s name', async () => {
  const marta = await aStaffMember(world, ['manager'], { name: 'Marta Szef' })
  const mails = kinds(await at('2026-11-23T08:10'), 'weekly_numbers')
  expect(mails.map(({ toAddress }) => toAddress)).toEqual([marta.email])
  expect(mails[0]?.subject).toBe('Tydzień 47')
  expect(mails[0]?.text).toMatch(/Nowe zgłoszenia: 1\n/)
  expect(mails[0]?.text).not.toContain('Nowak')
})

describe('the end of a contract', () => {
  const scene = async (days: number) => {
    const customer = await anOrganisation(world, { name: 'Hotel Widok' })
    const partner = await anOrganisation(world, { name: 'Kropka' })
    const boss = await aCustomer(world, [customer], { name: 'Zofia Szefowa' })
    const clerk = await aCustomer(world, [customer], { name: 'Karol Kadrowy' })
    const seller = await aCustomer(world, [partner], { name: 'Ola Kropka' })
    await world.db
      .updateTable('membership')
      .set({ is_administrator: false })
      .where('person_id', '=', clerk.id)
      .execute()
    await world.db.updateTable('membership').set({ is_administrator: true }).where('person_id', '=', boss.id).execute()
    const validTo = today().add({ days })
    const dates = { validFrom: validTo.subtract({ years: 1 }).toString(), validTo: validTo.toString() }
    const contracts = [
      await aContract(world, { customer, partner, ...dates }),
      await aContract(world, { customer, partner, ...dates }),
    ]
    return { boss, clerk, seller, contracts }
  }

  test('is told ninety days ahead in one mail for all contracts, to the partner and the administrators', async () => {
    const { boss, clerk, seller, contracts } = await scene(91)
    const mails = kinds(await at(`${today().add({ days: 1 }).toString()}T08:05`), 'contracts_expiring')
    expect(mails.map(({ toAddress }) => toAddress).toSorted()).toEqual([boss.email, seller.email].toSorted())
    expect(mails.map(({ toAddress }) => toAddress)).not.toContain(clerk.email)
    for (const { number } of contracts) expect(mails[0]?.text).toContain(number)
    expect(mails[0]?.text).toContain('zostało 90 dni')
    expect(kinds(await at(`${today().add({ days: 1 }).toString()}T08:05`), 'contracts_expiring')).toEqual([])
  })

  test('is told although nobody looked on the very day', async () => {
    const { boss } = await scene(9)
    const mails = kinds(await at(`${today().add({ days: 4 }).toString()}T08:05`), 'contracts_expiring')
    expect(mails.filter(({ toAddress }) => toAddress === boss.email)).toHaveLength(1)
    expect(mails[0]?.text).toContain('zostało 5 dni')
  })

  test('is told on the day after it', async () => {
    const { boss, seller, contracts } = await scene(0)
    const mails = kinds(await at(`${today().add({ days: 1 }).toString()}T08:05`), 'contract_expired')
    expect(mails.filter(({ toAddress }) => toAddress === boss.email)).toHaveLength(contracts.length)
    expect(mails.filter(({ toAddress }) => toAddress === seller.email)).toHaveLength(contracts.length)
  })
})

describe('a ticket that waits for its customer', () => {
  test('reminds the reporter after two and five working days, then no more, and stops with an answer', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const number = ticket.number
    const monday = today().add({ days: 8 - today().dayOfWeek })
    const on = (days: number) => at(`${monday.add({ days }).toString()}T09:05`)
    await at(`${monday.toString()}T10:00`)
    await moveTicket(world.as(desk.adam.actor), { number, move: 'customer', text: 'Prosimy o log.' })
    const reminded = async (days: number) =>
      kinds(await on(days), 'ticket_reminder').filter(({ ticketId }) => ticketId === ticket.id)

    expect(await reminded(1)).toEqual([])
    const [first] = await reminded(2)
    expect(first).toMatchObject({ toAddress: desk.anna.email, subject: `[#${number}] ${ticket.title}` })
    expect(first?.text).toContain('Prosimy o log.')
    expect(await reminded(3)).toEqual([])
    const [last] = await reminded(7)
    expect(last?.text).toContain('To ostatnie przypomnienie.')
    expect(await reminded(8)).toEqual([])
    expect((await eventsOf(world, ticket.id)).filter((type) => type === 'ticket.reminder_written')).toHaveLength(2)

    await moveTicket(world.as(desk.adam.actor), { number, move: 'customer', text: 'I zdjęcie.' })
    await postReply(world.as(desk.anna.actor), { number, body: 'Już.' })
    expect(await reminded(10)).toEqual([])
  })
})
