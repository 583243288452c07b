import { beforeAll, describe, expect, test } from 'vitest'
import { sampleLetters } from '../../../../test/cast-letters.ts'
import { aDesk, aTicket, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import type { Ticket } from '../../tickets/index.ts'
import { findMail } from '../store/outbox.ts'
import { queueMail } from './queue-mail.ts'

const world = useWorld({ environment: { PUBLIC_URL_PL: 'https://myhezo.pl' } })
let desk: Desk
let ticket: Ticket

beforeAll(async () => {
  desk = await aDesk(world)
  ticket = await aTicket(world, desk, { title: 'FortiGate 100F nie uruchamia się' })
})

const aboutAccount =
  /^(activation|account_|password_|email_|new_sign_in|security_|failed_|contract|access_|invitation|data_|deletion_|import_|webhook_|enquiry_|morning_|weekly_|note_)/
const letters = (['pl', 'en'] as const).flatMap((locale) => sampleLetters(locale).map((each) => ({ ...each, locale })))

async function queued({ name, kind, content, locale }: (typeof letters)[number], author: string | null) {
  const isOfTicket = !aboutAccount.test(kind)
  const id = await inTransaction(world.as(portalItself), (tx) =>
    queueMail(tx, {
      eventId: `${locale}-${name}-${author ?? ''}`,
      kind,
      to: {
        address: desk.ola.email,
        name: 'Ola',
        personId: desk.ola.id,
        locale,
        reason: isOfTicket ? 'partner' : 'account',
      },
      content,
      ticket: isOfTicket ? { id: ticket.id, number: ticket.number, ownThread: false } : null,
      author,
      leaveUrl: isOfTicket ? 'https://myhezo.pl/zgloszenia/opusc?t=a.b' : null,
    }),
  )
  const mail = await findMail(world.as(portalItself), id ?? '')
  if (mail === null) throw new Error('no mail')
  return { ...mail, isOfTicket }
}

describe('the headers of ux.md 4.2', () => {
  test.each(letters)('stand on $locale $name', async (letter) => {
    const { headers, isOfTicket, messageId, replyTo, fromName } = await queued(letter, null)

    expect(headers).toMatchObject({
      'Content-Language': letter.locale,
      'X-Portal-Reason': isOfTicket ? 'partner' : 'account',
      'X-Auto-Response-Suppress': 'All',
      'Auto-Submitted': 'auto-generated',
    })
    expect(fromName).toBe('myHEZO')
    expect(messageId).toMatch(/^<(t\d{8}\.)?m\d\d[a-z]?\.[0-9a-f]{20}@myhezo\.pl>$/)
    for (const value of Object.values(headers)) expect(value).toMatch(/^[\x20-\x7e]+$/)
    if (!isOfTicket) {
      expect(Object.keys(headers).filter((name) => /^(List|References|In-Reply|X-Portal-Ticket)/.test(name))).toEqual(
        [],
      )
      expect(replyTo).toBeNull()
      return
    }
    const root = `<t${ticket.number.replace('-', '')}.root@myhezo.pl>`
    expect(headers['References']?.split(' ')[0]).toBe(root)
    expect(headers['References']?.split(' ').at(-1)).toBe(headers['In-Reply-To'])
    expect(headers).toMatchObject({
      'X-Portal-Ticket': ticket.number,
      'List-Id': `"Ticket ${ticket.number}" <${ticket.number}.zgloszenia.myhezo.pl>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(headers['List-Unsubscribe']).toBe(
      `<https://myhezo.pl/zgloszenia/opusc?t=a.b>, <mailto:${replyTo ?? ''}?subject=opusc>`,
    )
  })

  test('do not call automatic what a person wrote, and name the person', async () => {
    const letter = letters.find(({ name }) => name === 'replied')
    if (letter === undefined) throw new Error('no letter')
    const { headers, fromName } = await queued(letter, 'Adam W.')
    expect(headers).not.toHaveProperty('Auto-Submitted')
    expect(fromName).toBe('Adam W. – myHEZO')
  })
})
