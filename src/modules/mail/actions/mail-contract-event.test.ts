import { beforeAll, describe, expect, test } from 'vitest'
import { aContract } from '../../../../test/cast-contracts.ts'
import { aMailReader, tokenIn } from '../../../../test/cast-mails.ts'
import { aCustomer, anOrganisation, type Organisation, type Person } from '../../../../test/cast.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../audit/index.ts'
import { claimEntitlement } from '../../contracts/index.ts'
import { readMailLink } from '../../identity/index.ts'

const world = useWorld({ environment: { PUBLIC_URL_PL: 'https://myhezo.pl', PUBLIC_URL_EN: 'https://myhezo.com' } })
const newMails = aMailReader(world)
const serial = 'FG100FTK24000013'

let gron: Organisation
let ewa: Person
let ola: Person

beforeAll(async () => {
  gron = await anOrganisation(world)
  const kropka = await anOrganisation(world, { name: 'Integrator Kropka' })
  ewa = await aCustomer(world, [gron], { name: 'Ewa Lis', email: 'ewa@zlotygron.example' })
  ola = await aCustomer(world, [kropka], { name: 'Ola Kropka', email: 'ola@kropka.example', locale: 'en' })
  await aCustomer(world, [await anOrganisation(world, { name: 'Obca' })], { email: 'obcy@obca.example' })
  await aContract(world, { number: 'A204518', customer: gron, partner: kropka, lines: [{ serial }] })
  for (const number of ['A204519', 'A204520']) await aContract(world, { number, customer: gron })
})

describe('a contract that opens to somebody', () => {
  test('is told to the newcomer, and to those who could see it before, with a way to call it a mistake', async () => {
    const anna = await aCustomer(world, [], { name: 'Anna Nowak', email: 'anna@zlotygron.example', taxId: gron.taxId })
    await claimEntitlement(world.as(anna.actor), { contractNumber: 'A204518', serial })
    const mails = await newMails()

    expect(mails.map(({ toAddress, kind }) => [toAddress, kind])).toEqual([
      ['anna@zlotygron.example', 'contract_added'],
      [ewa.email, 'contract_new_user'],
      [ola.email, 'contract_new_user'],
    ])
    const [own, toEwa, toOla] = mails
    expect(own?.subject).toBe('Dodano umowę A204518')
    expect(own?.text).toContain('Widzisz także 2 inne umowy tej firmy.')
    expect(toEwa?.text).toContain('Imię i nazwisko: Anna Nowak')
    expect(toOla?.subject).toBe('New user on contract A204518')
    expect(mails.map(({ text, html }) => text + html).join()).not.toContain(serial)
    const links = await Promise.all(
      [toEwa, toOla].map((mail) => readMailLink(world.as(portalItself), tokenIn(mail!), 'revoke_grant')),
    )
    expect(links).toMatchObject([
      { state: 'good', personId: ewa.id },
      { state: 'good', personId: ola.id },
    ])
  })

  test('a second proof by the same person tells nobody again', async () => {
    await claimEntitlement(world.as(ewa.actor), {
      contractNumber: 'A204518',
      serial,
      taxCountry: 'PL',
      taxId: gron.taxId,
    })
    expect(await newMails()).toEqual([])
  })
})

describe('a claim that waits for a human', () => {
  const held = async (person: Person, reason: string) => {
    await inTransaction(world.as(portalItself), (tx) =>
      record(tx, {
        type: 'contracts.entitlement_held',
        subject: { kind: 'claim', id: newId() },
        data: { personId: person.id, contractNumber: 'A204518', reason },
      }),
    )
    return newMails()
  }

  test('is told to the claimant in words that are the same for every reason', async () => {
    const [one] = await held(ewa, 'owner_elsewhere')
    const [other] = await held(ewa, 'contract_unknown')

    expect(one).toMatchObject({ kind: 'access_check', subject: 'Weryfikacja dostępu', toAddress: ewa.email })
    expect([one?.text, one?.html]).toEqual([other?.text, other?.html])
    expect(one?.text).not.toContain('A204518')
    expect(one?.text).toContain('+48 12 25 25 600')
  })

  test('of a closed account says nothing', async () => {
    const gone = await aCustomer(world, [])
    await world.db.updateTable('person').set({ state: 'deactivated' }).where('id', '=', gone.id).execute()
    expect(await held(gone, 'owner_elsewhere')).toEqual([])
  })
})
