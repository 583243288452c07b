import { afterEach, describe, expect, test } from 'vitest'
import { rawLetter, replyAddressOf, takeIn, type Letter } from '../../../test/cast-incoming.ts'
import { aDesk, aTicket } from '../../../test/cast-tickets.ts'
import { startCutProxy } from '../../../test/cut-proxy.ts'
import { useDovecot } from '../../../test/dovecot.ts'
import { portalItself, useWorld } from '../../../test/world.ts'
import type { ImapAccount } from '../../platform/config.ts'
import { startMailboxWatcher } from '../../platform/mailbox-watcher.ts'
import type { Loop } from '../../platform/wake-loop.ts'
import { listEntries } from '../dialogue/index.ts'
import type { Ticket } from '../tickets/index.ts'
import { keepRawMail } from './actions/keep-raw-mail.ts'
import { startIntake } from './index.ts'

const world = useWorld()
const dovecot = useDovecot()
const running: Loop[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()))
})

/** The worker's intake with a mailbox instead of a door of its own. */
async function startWith(imap: ImapAccount): Promise<void> {
  const { services, db, databaseUrl } = world
  const config = { ...services.config, imap }
  running.push(await startIntake({ services: { ...services, config }, db, databaseUrl }))
}

async function scene(): Promise<{ ticket: Ticket; letter: Letter }> {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  return { ticket, letter: { from: desk.anna.email, to: replyAddressOf(world, ticket.number, desk.anna.email) } }
}

const mailedBodies = async (ticket: Ticket): Promise<string[]> =>
  (await listEntries(world.as(portalItself), ticket.id, { internal: true, limit: 1000 }))
    .filter(({ channel }) => channel === 'mail')
    .map(({ body }) => body)

const watched = () => world.db.selectFrom('mailbox_state').selectAll().executeTakeFirst()

const figures = async (): Promise<string> => (await world.app.inject('/metrics')).body

describe('the mailbox of the portal', () => {
  test('lets a reply become an entry as soon as the mail server has it', async () => {
    const { ticket, letter } = await scene()
    await startWith(dovecot.accountOf('portal'))
    await expect.poll(watched, { timeout: 10_000 }).toMatchObject({ waiting: 0, last_error: null })

    await dovecot.deliver('portal', [rawLetter({ ...letter, text: 'Działa, dziękuję!' })])
    await expect.poll(() => mailedBodies(ticket), { timeout: 15_000 }).toEqual(['Działa, dziękuję!'])
    expect(dovecot.countOf('portal')).toEqual({ inbox: 0, elsewhere: 1 })
    expect(await figures()).toMatch(
      /mail_in_waiting 0\n[^]*mail_in_lag_seconds 0\n[^]*mailbox_last_contact_seconds 0\n[^]*mailbox_failing 0\n/,
    )
  })

  test('that cannot be reached is noted and stops nothing', async () => {
    const { ticket, letter } = await scene()
    await startWith(dovecot.accountOf('portal', { password: 'falsch' }))
    await expect.poll(watched, { timeout: 10_000 }).toMatchObject({ last_error: expect.stringMatching(/./) })
    expect(await figures()).toContain('mailbox_failing 1\n')
    await keepRawMail(world.as(portalItself), {
      content: (async function* () {
        yield Buffer.from(rawLetter({ ...letter, text: 'Inną drogą.' }))
      })(),
      envelopeFrom: null,
      envelopeTo: [],
    })
    await expect.poll(() => mailedBodies(ticket), { timeout: 15_000 }).toEqual(['Inną drogą.'])
  })
})

/** So many places of the whole conversation, the greeting and the farewell included. */
const CUTS = 100
const AT_ONCE = 10

describe('a connection that is cut', () => {
  const mailsOf = (letter: Letter, name: string): string[] =>
    ['pierwszy', 'drugi'].map((which) =>
      rawLetter({
        ...letter,
        text: `${name} ${which}`,
        messageId: `<${name}-${which}@firma.example>`,
        files: { 'log.txt': 'boot failed\n'.repeat(200) },
      }),
    )

  /** Fetches a mailbox over a wire that is cut once. @returns how many bytes the server has sent in all. */
  async function fetchOverCut(name: string, bytes: number): Promise<number> {
    const account = dovecot.accountOf(name)
    const proxy = await startCutProxy(account.port)
    proxy.cutAfter(bytes)
    const loop = startMailboxWatcher({
      account: { ...account, port: proxy.port },
      maxBytes: 1_000_000,
      log: world.services.log,
      keep: async (content) =>
        void (await keepRawMail(world.as(portalItself), { content, envelopeFrom: null, envelopeTo: [] })),
      report: async () => undefined,
      pause: 1,
    })
    await expect.poll(() => dovecot.countOf(name), { timeout: 15_000, interval: 5 }).toEqual({ inbox: 0, elsewhere: 2 })
    await loop.stop()
    await proxy.close()
    return proxy.carried()
  }

  test(`at any of ${CUTS} places loses no mail and doubles none`, async () => {
    const { ticket, letter } = await scene()
    await dovecot.deliver('whole', mailsOf(letter, 'whole'))
    const length = await fetchOverCut('whole', Number.POSITIVE_INFINITY)

    const cuts = Array.from({ length: CUTS }, (_, index) => ({
      name: `cut${index}`,
      bytes: Math.max(1, Math.floor((length * index) / CUTS)),
    }))
    const lane = async () => {
      for (let next = cuts.pop(); next !== undefined; next = cuts.pop()) {
        await dovecot.deliver(next.name, mailsOf(letter, next.name))
        await fetchOverCut(next.name, next.bytes)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    await takeIn(world)

    const bodies = await mailedBodies(ticket)
    expect(new Set(bodies).size).toBe(2 * (CUTS + 1))
    expect(bodies).toHaveLength(2 * (CUTS + 1))
  }, 60_000)
})
