import { describe, expect, test } from 'vitest'
import { listRecipients } from '../../dialogue/index.ts'
import { aBrowser } from '../../../../test/cast-browser.ts'
import { textOf } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { signLeaveLink } from '../actions/sign-leave-link.ts'

const world = useWorld()

async function aLeaveLink() {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk, { recipients: ['jan@serwis.example'] })
  const recipients = () => listRecipients(world.as(portalItself), ticket.id)
  const token = signLeaveLink(world.services, (await recipients())[0]?.id ?? '')
  return { ticket, token, address: `/zgloszenia/opusc?t=${token}`, recipients }
}

describe('leaving a ticket by link', () => {
  test('asks first and names nothing but number and address', async () => {
    const { ticket, address, recipients } = await aLeaveLink()

    const page = await aBrowser(world).get(address)

    expect(page.statusCode).toBe(200)
    expect(textOf(page)).toContain(ticket.number)
    expect(textOf(page)).toContain('jan@serwis.example')
    expect(textOf(page)).not.toContain(ticket.title)
    expect((await recipients())[0]?.endedAt).toBeNull()
  })

  test('stops the mails, and says so also the second time', async () => {
    const { address, token, recipients } = await aLeaveLink()
    const browser = aBrowser(world, 'en')

    const left = await browser.post('/zgloszenia/opusc', { t: token })
    await browser.post('/zgloszenia/opusc', { t: token })

    expect([left.statusCode, left.headers.location]).toEqual([303, address])
    expect(textOf(await browser.get(address))).toContain('We send no more mails of this ticket to jan@serwis.example.')
    expect((await recipients())[0]?.endedHow).toBe('left')
  })

  test('does nothing for a link that the portal did not sign', async () => {
    const { token, recipients } = await aLeaveLink()
    const forged = `${token.slice(0, -3)}abc`

    expect((await aBrowser(world).get(`/zgloszenia/opusc?t=${forged}`)).statusCode).toBe(404)
    expect((await aBrowser(world).post('/zgloszenia/opusc', { t: forged })).statusCode).toBe(404)
    expect((await recipients())[0]?.endedAt).toBeNull()
  })
})
