import { describe, expect, test } from 'vitest'
import { aMailReader, tokenIn } from '../../../../test/cast-mails.ts'
import { aCustomer, anOrganisation, type Person } from '../../../../test/cast.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../audit/index.ts'
import { readMailLink } from '../../identity/index.ts'

const world = useWorld({ environment: { PUBLIC_URL_PL: 'https://myhezo.pl', PUBLIC_URL_EN: 'https://myhezo.com' } })
const newMails = aMailReader(world)

async function happened(type: string, person: Person, data = {}) {
  await inTransaction(world.as(portalItself), (tx) =>
    record(tx, { type, subject: { kind: 'person', id: person.id }, data }),
  )
  return newMails()
}

const TYPED = '<b>Tanie buty: kup teraz na evil.example</b>'

async function aRegistrant(locale: 'pl' | 'en' = 'pl'): Promise<Person> {
  const person = await aCustomer(world, [], { name: TYPED, locale })
  await world.db
    .updateTable('person')
    .set({ state: 'registered', activated_at: null, company: TYPED })
    .where('id', '=', person.id)
    .execute()
  return person
}

const anna = async (locale: 'pl' | 'en' = 'pl') => aCustomer(world, [await anOrganisation(world)], { locale })

const linkState = (token: string, purpose: Parameters<typeof readMailLink>[2]) =>
  readMailLink(world.as(portalItself), token, purpose)

describe('a mail to an address that nobody has confirmed', () => {
  test('carries a link that works, and not one character that a stranger chose', async () => {
    const person = await aRegistrant()
    const [mail, ...others] = await happened('identity.registered', person, { browserHash: 'ab'.repeat(32) })

    expect(others).toEqual([])
    expect(mail).toMatchObject({
      kind: 'activation',
      toAddress: person.email,
      toName: '',
      fromName: 'myHEZO',
      replyTo: null,
      subject: 'Potwierdź adres e-mail',
    })
    expect(JSON.stringify(mail)).not.toMatch(/buty|evil/)
    expect(mail?.text).toContain('https://myhezo.pl/aktywacja?t=')
    expect(await linkState(tokenIn(mail!), 'activate')).toMatchObject({ state: 'good', personId: person.id })
  })

  test('reads English for who registered in English', async () => {
    const [mail] = await happened('identity.registered', await aRegistrant('en'))
    expect(mail).toMatchObject({ subject: 'Confirm your e-mail', locale: 'en' })
    expect(mail?.text).toContain('https://myhezo.com/aktywacja?t=')
  })

  test('the link ends after 24 hours', async () => {
    const [mail] = await happened('identity.registered', await aRegistrant())
    expect(mail?.text).toContain('sobota, 21\u00a0listopada 2026, 15:05 (czasu warszawskiego)')
  })
})

describe('a mail about an account', () => {
  test.each([
    ['identity.activated', {}, 'account_ready', 'Konto gotowe – dodaj umowę'],
    ['identity.registration_repeated', {}, 'account_exists', 'Masz już konto'],
    ['identity.password_reset_requested', {}, 'password_reset', 'Ustaw nowe hasło'],
    ['identity.password_changed', {}, 'password_changed', 'Zmieniono dane logowania'],
    ['identity.signed_in_from_new_device', { device: 'Firefox, Windows' }, 'new_sign_in', 'Nowe logowanie'],
    ['identity.password_guessed', { tries: 5 }, 'password_guessed', 'Nieudane próby logowania'],
    ['identity.security_changed', { what: 'passkey_added' }, 'security_changed', 'Zmiana zabezpieczeń konta'],
    ['identity.security_changed', { what: 'something_new' }, 'security_changed', 'Zmiana zabezpieczeń konta'],
  ])('%s %j: %s', async (type, data, kind, subject) => {
    const person = await anna()
    const mails = await happened(type, person, data)

    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({
      kind,
      subject,
      toAddress: person.email,
      toName: 'Anna Nowak',
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Portal-Reason': 'account' },
    })
    expect(mails[0]?.headers).not.toHaveProperty('List-Unsubscribe')
  })

  test('tells the login name and where to sign in, never a password (E55)', async () => {
    const person = await anna()
    const [mail] = await happened('identity.activated', person)
    expect(mail?.text).toContain(`Login: ${person.email}\nAdres logowania: https://myhezo.pl/logowanie`)
  })

  test('names the device of a new sign-in and nothing more exact', async () => {
    const [mail] = await happened('identity.signed_in_from_new_device', await anna(), { device: 'Firefox, Windows' })
    expect(mail?.text).toContain('Przeglądarka: Firefox, Windows')
  })

  test('a link for a new password works half an hour', async () => {
    const [mail] = await happened('identity.password_reset_requested', await anna())
    expect(mail?.text).toContain('15:35 (czasu warszawskiego)')
    expect((await linkState(tokenIn(mail!), 'reset_password')).state).toBe('good')
  })

  test.each([
    ['a closed account', 'deactivated'],
    ['one that waits for its confirmation', 'registered'],
  ] as const)('%s is not told of sign-ins and resets', async (_, state) => {
    const person = await anna()
    await world.db.updateTable('person').set({ state }).where('id', '=', person.id).execute()
    expect(await happened('identity.password_reset_requested', person)).toEqual([])
    expect(await happened('identity.registration_repeated', person)).toEqual([])
  })
})

describe('a change of address', () => {
  async function changeOf(person: Person): Promise<string> {
    const id = newId()
    const change = {
      id,
      person_id: person.id,
      old_email: person.email,
      new_email: 'nowa@firma.example',
      requested_at: world.now().toString(),
    }
    await world.db.insertInto('email_change').values(change).execute()
    return id
  }

  test('asks the new address, in a mail that names nobody', async () => {
    const person = await anna()
    const changeId = await changeOf(person)
    const [mail, ...others] = await happened('identity.email_change_requested', person, { changeId })

    expect(others).toEqual([])
    expect(mail).toMatchObject({ kind: 'email_confirmation', toAddress: 'nowa@firma.example', toName: '' })
    expect(mail?.text).not.toContain(person.email)
    expect(await linkState(tokenIn(mail!), 'confirm_email')).toMatchObject({ state: 'good', payload: { changeId } })
  })

  test('once made is told to both; only the old address gets the way back', async () => {
    const person = await anna()
    const changeId = await changeOf(person)
    const [old, fresh] = await happened('identity.email_changed', person, { changeId })

    expect([old?.toAddress, fresh?.toAddress]).toEqual([person.email, 'nowa@firma.example'])
    expect(await linkState(tokenIn(old!), 'revert_email')).toMatchObject({ state: 'good', payload: { changeId } })
    expect(fresh?.text).not.toContain('?t=')
  })

  test('that nobody knows of says nothing', async () => {
    expect(await happened('identity.email_changed', await anna(), { changeId: newId() })).toEqual([])
  })
})

test('a job that runs twice makes neither a second mail nor a second link', async () => {
  const person = await anna()
  const eventId = await inTransaction(world.as(portalItself), (tx) =>
    record(tx, { type: 'identity.password_reset_requested', subject: { kind: 'person', id: person.id } }),
  )
  for (let run = 0; run < 2; run++) {
    await world.services.jobs.enqueue(world.db, 'mail.identity_password_reset_requested', {
      eventId,
      subjectId: person.id,
      data: {},
    })
  }
  expect(await newMails()).toHaveLength(1)
  const links = await world.db.selectFrom('mail_link').select('id').where('person_id', '=', person.id).execute()
  expect(links).toHaveLength(1)
})
