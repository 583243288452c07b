import { expect, test } from 'vitest'
import { aStaffMember } from '../../../../test/cast.ts'
import { aMailReader } from '../../../../test/cast-mails.ts'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import { addNote } from '../../tickets/index.ts'

const world = useWorld()
const newMails = aMailReader(world)

test('a colleague whom a note mentions is told, without a word of the note; the author and customers are not', async () => {
  const desk = await aDesk(world)
  const kasia = await aStaffMember(world, ['engineer'], { name: 'Kasia Żak', locale: 'en' })
  const ticket = await aTicket(world, desk, { recipients: ['jan@dostawca.example'] })
  await newMails()

  const body = '@Kasia Żak, @Adam Wilk, @Anna Nowak: klient nie zapłacił.'
  await addNote(world.as(desk.adam.actor), { number: ticket.number, body })
  const mails = await newMails()

  expect(mails.map(({ toAddress, subject, kind }) => [toAddress, subject, kind])).toEqual([
    [kasia.email, `Note in ${ticket.number}`, 'note_mention'],
  ])
  expect(mails[0]?.text).toContain(`/k/zgloszenia/${ticket.number}`)
  expect(`${mails[0]?.text}${mails[0]?.html}`).not.toMatch(/zapłacił|Anna/)
  expect(mails[0]?.headers).toMatchObject({ 'X-Portal-Ticket': ticket.number, 'Auto-Submitted': 'auto-generated' })
  expect(mails[0]?.headers).not.toHaveProperty('References')
})

test('a note that mentions nobody writes no mail', async () => {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  await newMails()
  await addNote(world.as(desk.adam.actor), { number: ticket.number, body: 'Bez wzmianki, kasia@serwis.example' })
  expect(await newMails()).toEqual([])
})
