import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { sendNextMail } from '../src/modules/mail/actions/send-next-mail.ts'
import { addRecipient, closeTicket, type Ticket } from '../src/modules/tickets/index.ts'
import { smtpTransport } from '../src/platform/smtp.ts'
import { arrives, takeIn } from './cast-incoming.ts'
import { aDesk, anAnswer, aTicket, type Desk } from './cast-tickets.ts'
import { useSmtpSink } from './smtp-sink.ts'
import { portalItself, useWorld, type World } from './world.ts'

/** Two portals of two operators, each the other's correspondent, and the mail between them. */
const folder = mkdtempSync(join(tmpdir(), 'myhezo-loop-'))
const otherOperator = join(folder, 'operator.json')
const OTHER = 'pomoc@druga.example'
writeFileSync(
  otherOperator,
  JSON.stringify({
    ticketAddress: OTHER,
    accountAddress: 'konto@druga.example',
    deskAddress: 'dyzur@druga.example',
    email: OTHER,
  }),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PATIENCE = 60_000
const SMTP_URL = 'smtp://127.0.0.1:1'
const here = useWorld({ environment: { SMTP_URL } })
const there = useWorld({ environment: { SMTP_URL, OPERATOR_FILE: otherOperator } })
const sink = useSmtpSink()
const HERE = 'zgloszenia@myhezo.pl'

beforeEach(() => sink.clear())

/** What both do within a minute. @returns how many mails went from one portal to the other. */
async function aMinute(): Promise<number> {
  let exchanged = 0
  for (const world of [here, there]) {
    await world.drain()
    await sendAll(world)
    for (const { raw, from, recipients } of sink.received.splice(0)) {
      const target = [here, there].find((each) => each !== world && recipients.some((address) => isAt(each, address)))
      if (target === undefined) continue
      exchanged++
      await arrives(target, raw.replace(/^/, `Return-Path: <${from}>\r\n`))
    }
  }
  for (const world of [here, there]) {
    await takeIn(world)
    world.clock.advanceTo(world.now().add({ minutes: 1 }))
  }
  return exchanged
}

const isAt = ({ services }: World, address: string): boolean =>
  address.split('@').at(-1) === services.config.operator.ticketAddress.split('@').at(-1)

async function sendAll(world: World): Promise<void> {
  const transport = smtpTransport(sink.url)
  while (await sendNextMail(world.as(portalItself), transport)) continue
  transport.close()
}

async function tenMinutes(): Promise<number> {
  let exchanged = 0
  for (let minute = 0; minute < 10; minute++) exchanged += await aMinute()
  return exchanged
}

/** A ticket in which the other portal reads along; its first mails have gone. */
async function watchedBy(world: World, address: string): Promise<{ desk: Desk; ticket: Ticket }> {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  await addRecipient(world.as(desk.anna.actor), { number: ticket.number, email: address })
  return { desk, ticket }
}

const mailEntries = async ({ db }: World): Promise<number> =>
  (await db.selectFrom('entry').select('id').where('channel', '=', 'mail').execute()).length

describe('two portals that face each other', () => {
  test(
    'exchange at most two mails when an engineer writes, although the numbers of their tickets are the same',
    async () => {
      const ours = await watchedBy(here, OTHER)
      const theirs = await watchedBy(there, HERE)
      expect(theirs.ticket.number).toBe(ours.ticket.number)
      await tenMinutes()

      await anAnswer(here, ours.desk, ours.ticket)
      const exchanged = await tenMinutes()
      expect(exchanged).toBeGreaterThan(0)
      expect(exchanged).toBeLessThanOrEqual(2)
      expect(await mailEntries(there)).toBe(1)
    },
    PATIENCE,
  )

  test(
    'exchange at most two mails when both write at once',
    async () => {
      const ours = await watchedBy(here, OTHER)
      const theirs = await watchedBy(there, HERE)
      await tenMinutes()

      await anAnswer(here, ours.desk, ours.ticket)
      await anAnswer(there, theirs.desk, theirs.ticket)
      expect(await tenMinutes()).toBe(2)
    },
    PATIENCE,
  )

  test(
    'fall silent when one of them closes, reopens and acknowledges',
    async () => {
      const ours = await watchedBy(here, OTHER)
      const theirs = await watchedBy(there, HERE)
      await tenMinutes()

      await closeTicket(here.as(ours.desk.anna.actor), { number: ours.ticket.number })
      await closeTicket(there.as(theirs.desk.anna.actor), { number: theirs.ticket.number })
      expect(await tenMinutes()).toBeLessThanOrEqual(2)
      expect(await tenMinutes()).toBe(0)
    },
    PATIENCE,
  )
})
