import { expect, test } from 'vitest'
import { receives } from '../../../../test/cast-incoming.ts'
import { aStaffMember } from '../../../../test/cast.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { tellOfTrouble } from './tell-of-trouble.ts'

const world = useWorld()

const told = () =>
  world.db.selectFrom('outbound_mail').selectAll().where('kind', '=', 'mail_attention').orderBy('sequence').execute()

test('administrators are told of mails that wait, in numbers, once an hour at most', async () => {
  const admin = await aStaffMember(world, ['admin'], { locale: 'pl' })
  const tell = () => tellOfTrouble(world.as(portalItself))
  const stranger = { from: 'Zły <zly@zly.example>', subject: 'TAJEMNE HASŁO' }
  expect(await tell()).toBe(false)

  await receives(world, { ...stranger, text: 'Pierwsza' })
  expect(await tell()).toBe(true)
  const [first] = (await told()).filter(({ to_address }) => to_address === admin.email)
  expect(first).toMatchObject({ subject: 'Poczta: wymaga uwagi' })
  expect(first?.text).toContain('1 wiadomość czeka na sprawdzenie')
  expect(first?.text).not.toMatch(/TAJEMNE|zly/)
  expect(first?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' })

  await receives(world, { ...stranger, text: 'Druga' })
  expect(await tell()).toBe(false)
  world.clock.advanceTo(world.now().add({ minutes: 61 }))
  const before = (await told()).length
  expect(await tell()).toBe(false)
  await receives(world, { ...stranger, text: 'Trzecia' })
  world.clock.advanceTo(world.now().add({ minutes: 1 }))
  expect(await tell()).toBe(true)
  expect((await told()).slice(before).at(-1)?.text).toContain('3 wiadomości czekają')

  world.clock.advanceTo(world.now().add({ hours: 5 }))
  expect(await tell()).toBe(false)
})
