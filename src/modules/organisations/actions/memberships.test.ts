import { expect, test } from 'vitest'
import { aCustomer, anOrganisation } from '../../../../test/cast.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { listEventsOf } from '../../audit/index.ts'
import { membersOf, organisationsById } from '../store.ts'
import { addMembership } from './add-membership.ts'
import { addSite } from './add-site.ts'
import { endMembership } from './end-membership.ts'
import { ensureOrganisation } from './ensure-organisation.ts'
import { findOrganisation } from './find-organisation.ts'

const world = useWorld()
const itself = () => world.as(portalItself)
const typesOf = async (id: string) => (await listEventsOf(itself(), id)).map(({ type }) => type)

test('the first person to act for a company becomes its administrator, the second does not', async () => {
  const gron = await anOrganisation(world)
  const [anna, marek] = [await aCustomer(world), await aCustomer(world)]

  expect(await addMembership(itself(), { personId: anna.id, organisationId: gron.id })).toMatchObject({
    isNew: true,
    isAdministrator: true,
  })
  expect(await addMembership(itself(), { personId: marek.id, organisationId: gron.id })).toMatchObject({
    isNew: true,
    isAdministrator: false,
  })
  expect(await typesOf(gron.id)).toEqual(['organisations.member_added', 'organisations.member_added'])
})

test('of twenty first persons at once exactly one becomes administrator', async () => {
  const gron = await anOrganisation(world)
  const people = await Promise.all(Array.from({ length: 20 }, () => aCustomer(world)))
  const added = await Promise.all(
    people.map(({ id }) => addMembership(itself(), { personId: id, organisationId: gron.id })),
  )

  expect(added.filter(({ isAdministrator }) => isAdministrator)).toHaveLength(1)
})

test('who is a member already stays one, and nothing is written', async () => {
  const gron = await anOrganisation(world)
  const anna = await aCustomer(world, [gron])

  expect(await addMembership(itself(), { personId: anna.id, organisationId: gron.id })).toMatchObject({ isNew: false })
  expect(await typesOf(gron.id)).toEqual([])
})

test('who has left may come back, and the time before stays as history', async () => {
  const gron = await anOrganisation(world)
  const anna = await aCustomer(world, [gron])
  const ended = { personId: anna.id, organisationId: gron.id, reason: 'revoked' }

  expect(await endMembership(itself(), ended)).toBe(true)
  expect(await endMembership(itself(), ended)).toBe(false)
  expect(await membersOf(itself(), [gron.id], null)).toEqual([])
  expect(await addMembership(itself(), { personId: anna.id, organisationId: gron.id })).toMatchObject({ isNew: true })
  expect(await typesOf(gron.id)).toEqual(['organisations.member_removed', 'organisations.member_added'])
})

test('members are named in order, without those who are gone or closed', async () => {
  const gron = await anOrganisation(world)
  for (const name of ['Żaneta Ósma', 'Celina Łoś', 'Ćma Piotr']) await aCustomer(world, [gron], { name })
  const closed = await aCustomer(world, [gron], { name: 'Zamknięte Konto' })
  await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', closed.id).execute()

  expect((await membersOf(itself(), [gron.id], null)).map(({ name }) => name)).toEqual([
    'Celina Łoś',
    'Ćma Piotr',
    'Żaneta Ósma',
  ])
  expect(await membersOf(itself(), [], null)).toEqual([])
})

test('a company is made once for its tax id, also by two at the same time', async () => {
  const company = { taxCountry: 'PL', taxId: '1200000146', name: 'Uniwersytet Wzorcowy', city: 'Poznań' }
  const ids = await Promise.all([
    ensureOrganisation(itself(), company),
    ensureOrganisation(itself(), { ...company, name: 'Inna nazwa' }),
  ])

  expect(new Set(ids).size).toBe(1)
  expect(await typesOf(ids[0])).toEqual(['organisations.added'])
  expect((await organisationsById(itself(), [...ids, '01900000-0000-7000-8000-000000000000'])).size).toBe(1)
  await expect(ensureOrganisation(itself(), { ...company, name: ' ' })).rejects.toMatchObject({
    code: 'organisations.name_missing',
  })
})

test('a company of others is not there', async () => {
  const [gron, gmina] = [await anOrganisation(world), await anOrganisation(world)]
  const anna = await aCustomer(world, [gron])
  await addSite(itself(), gron.id, { city: 'Łódź' })

  expect((await findOrganisation(world.as(anna.actor), gron.id)).name).toBe(gron.name)
  await expect(findOrganisation(world.as(anna.actor), gmina.id)).rejects.toMatchObject({ code: 'http.not_found' })
})
