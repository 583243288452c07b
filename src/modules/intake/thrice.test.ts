import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../../../bench/durability/portal-process.ts'
import { rawLetter, replyAddressOf } from '../../../test/cast-incoming.ts'
import { aDesk, aTicket } from '../../../test/cast-tickets.ts'
import { useWorld } from '../../../test/world.ts'
import type { Loop } from '../../platform/wake-loop.ts'
import { startIntake } from './index.ts'

/** Ten thousand entries would prove no more than these: the same two copies race for the same lock. */
const MAILS = 200
const TICKETS = 4

const world = useWorld()
const running: Loop[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()))
})

const statesNow = async (): Promise<Record<string, number>> => {
  const rows = await world.db
    .selectFrom('raw_mail')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]))
}

test(`${MAILS} mails delivered three times by different ways are ${MAILS} entries`, async () => {
  const desk = await aDesk(world)
  const tickets = await Promise.all(Array.from({ length: TICKETS }, () => aTicket(world, desk)))
  const port = await freePort()
  const { services, db, databaseUrl } = world
  const config = { ...services.config, mailListen: { host: '127.0.0.1', port } }
  running.push(await startIntake({ services: { ...services, config }, db, databaseUrl }))

  const letters = Array.from({ length: MAILS }, (_, index) => {
    const number = tickets[index % TICKETS]?.number ?? ''
    const to = replyAddressOf(world, number, desk.anna.email)
    return rawLetter({
      from: desk.anna.email,
      to,
      text: `Zdanie ${index}.`,
      messageId: `<thrice-${index}@firma.example>`,
    })
  })
  const ways = letters.flatMap((raw) => [
    raw,
    `Received: from one.example\r\n${raw}`,
    `Delivered-To: x@y.example\r\n${raw}`,
  ])
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxMessages: 10_000 })
  const envelope = { from: desk.anna.email, to: [config.operator.ticketAddress] }
  await Promise.all(ways.map((raw) => transport.sendMail({ envelope, raw })))
  transport.close()

  await expect.poll(statesNow, { timeout: 60_000 }).toEqual({ posted: MAILS, duplicate: 2 * MAILS })
  const entries = await world.db.selectFrom('entry').select('body').where('channel', '=', 'mail').execute()
  expect(new Set(entries.map(({ body }) => body)).size).toBe(MAILS)
  expect(entries).toHaveLength(MAILS)
}, 90_000)
