import { describe, expect, test } from 'vitest'
import { listRecipients } from '../../dialogue/index.ts'
import { aBrowser } from '../../../../test/cast-browser.ts'
import { textOf } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { setPartnerAccess } from '../actions/set-partner-access.ts'
import { signLeaveLink, signPartnerLeaveLink } from '../actions/sign-leave-link.ts'

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
    const { address, recipients } = await aLeaveLink()
    const browser = aBrowser(world, 'en')

    const left = await browser.post(address)
    await browser.post(address)

    expect([left.statusCode, left.headers.location]).toEqual([303, address])
    expect(textOf(await browser.get(address))).toContain('We send no more mails of this ticket to jan@serwis.example.')
    expect((await recipients())[0]?.endedHow).toBe('left')
  })

  test('does nothing for a link that the portal did not sign', async () => {
    const { token, recipients } = await aLeaveLink()
    const forged = `${token.slice(0, -3)}abc`

    expect((await aBrowser(world).get(`/zgloszenia/opusc?t=${forged}`)).statusCode).toBe(404)
    expect((await aBrowser(world).post(`/zgloszenia/opusc?t=${forged}`)).statusCode).toBe(404)
    expect((await recipients())[0]?.endedAt).toBeNull()
  })

  test.each([
    ['a form', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'a form in parts',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])(
    'takes one click of a mail program as %s, without cookies and without sending it elsewhere',
    async (_, type, payload) => {
      const { address, recipients } = await aLeaveLink()

      const answer = await world.app.inject({
        method: 'POST',
        url: address,
        headers: { 'content-type': type },
        payload,
      })

      expect(answer.statusCode).toBe(200)
      expect(answer.headers.location).toBeUndefined()
      expect((await recipients())[0]?.endedHow).toBe('left')
    },
  )
})

describe('one of the partner’s people', () => {
  const partnerLink = async (sharing = true) => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk, { partnerAccess: true })
    const token = signPartnerLeaveLink(world.services, ticket.id, desk.ola.id)
    if (!sharing) await setPartnerAccess(world.as(desk.anna.actor), { number: ticket.number, access: false })
    const recipients = () => listRecipients(world.as(portalItself), ticket.id)
    return { desk, ticket, token, address: `/zgloszenia/opusc?t=${token}`, recipients }
  }

  test('leaves a ticket and stands among those who have gone', async () => {
    const { desk, address, recipients } = await partnerLink()
    const browser = aBrowser(world)

    expect(textOf(await browser.get(address))).toContain(desk.ola.email)
    await browser.post(address)
    await browser.post(address)

    expect(await recipients()).toMatchObject([{ email: desk.ola.email, endedHow: 'left' }])
    expect(textOf(await browser.get(address))).toContain('nie wysyłamy już wiadomości')
  })

  test('cannot learn by it that the ticket still exists once the switch is off', async () => {
    const { address } = await partnerLink(false)
    expect((await aBrowser(world).get(address)).statusCode).toBe(404)
    expect((await aBrowser(world).post(address)).statusCode).toBe(404)
  })

  test('cannot use the link of one ticket for another', async () => {
    const { token, ticket } = await partnerLink()
    const other = await partnerLink()
    const forged = token.replace(ticket.id, other.ticket.id)
    expect((await aBrowser(world).post(`/zgloszenia/opusc?t=${forged}`)).statusCode).toBe(404)
  })
})
