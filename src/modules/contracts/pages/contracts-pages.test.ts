import { beforeAll, describe, expect, test } from 'vitest'
import {
  aCustomer,
  anOrganisation,
  aStaffMember,
  signedIn,
  type Organisation,
  type Person,
} from '../../../../test/cast.ts'
import { aContract, aSite } from '../../../../test/cast-contracts.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { inTransaction } from '../../../platform/context.ts'
import { issueMailLink } from '../../identity/index.ts'
import { claimEntitlement } from '../actions/claim-entitlement.ts'

const world = useWorld()
let gron: Organisation
let anna: Person
let administrator: Person

beforeAll(async () => {
  gron = await anOrganisation(world, { name: 'Złoty Gron Sp. z o.o.' })
  const kropka = await anOrganisation(world, { name: 'Integrator Kropka Sp. z o.o.' })
  const lodz = await aSite(world, gron)
  const lines = Array.from({ length: 12 }, (_, index) => ({
    serial: `2441G-004${10 + index}`,
    siteId: lodz,
    room: index === 7 ? 'szafa B' : '',
  }))
  await aContract(world, { number: 'A204518', customer: gron, partner: kropka, lines, orderNumber: 'ZAM/2025/17' })
  await aContract(world, { number: 'A204519', customer: gron, plan: 'EXTR-PW-TAC', validTo: '2026-12-18' })
  await aContract(world, {
    number: 'B100117',
    customer: gron,
    partner: kropka,
    validFrom: '2020-01-01',
    validTo: '2026-11-19',
    lines: [{ serial: '1801G-00001' }],
  })
  await aContract(world, {
    number: 'A204600',
    customer: gron,
    renews: 'B100117',
    validFrom: '2026-12-01',
    validTo: '2027-11-30',
    lines: [],
  })
  anna = await aCustomer(world, [gron], { isAdministrator: true })
  administrator = await aStaffMember(world, ['contracts'])
})

const page = async (person: Person | null, url: string) =>
  world.app.inject({ url, headers: person === null ? {} : await signedIn(world, person) })
const text = async (person: Person, url: string) =>
  (await page(person, url)).body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')
const post = async (person: Person | null, url: string, form: Record<string, string>) => {
  const headers = person === null ? { 'sec-fetch-site': 'same-origin' } : await signedIn(world, person)
  return world.app.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
}

describe('the tab Umowy', () => {
  test('lists what is in force, with what a row needs', async () => {
    const shown = await text(anna, '/umowy')

    for (const part of [
      'A204518',
      'A204519',
      'HEZO PartnerWorks AHB 24x7x8',
      'do 31.03.2028',
      'zostało 28 dni',
      'od 01.12.2026',
      'Nowe zgłoszenie',
    ])
      expect(shown).toContain(part)
    expect(shown).not.toContain('B100117')
  })

  test('keeps the ended ones in the archive, where one asks about a renewal', async () => {
    const shown = await text(anna, '/umowy?widok=archiwum')

    expect(shown).toContain('wygasła 19.11.2026')
    expect(shown).toContain('Zapytaj o przedłużenie')
    expect(shown).not.toContain('A204518')
  })

  test('finds by any datum and says why', async () => {
    expect(await text(anna, '/umowy?szukaj=00417')).toContain(
      'Trafienie: S/N 2441G-00417, Extreme X440-G2-48p, Łódź, Serwerownia, szafa B',
    )
  })

  test('offers the archive when the tab has no hit', async () => {
    expect(await text(anna, '/umowy?szukaj=1801g')).toContain('Szukaj też w archiwum (1)')
    expect(await text(anna, '/umowy?szukaj=nieistnieje')).toContain('Nie znaleziono umów dla „nieistnieje”')
  })

  test('offers a new account the entitlement window and the telephone', async () => {
    const shown = await text(await aCustomer(world), '/umowy')

    expect(shown).toContain('Dodaj pierwszą umowę')
    expect(shown).toContain('+48 12 25 25 600')
  })

  test('shows what was sought as text, never as markup', async () => {
    expect(
      (await page(anna, `/umowy?szukaj=${encodeURIComponent('<img src=x onerror=alert(1)>')}`)).body,
    ).not.toContain('<img src=x')
  })

  test('speaks English as well', async () => {
    const john = await aCustomer(world, [gron], { locale: 'en' })
    expect(await text(john, '/umowy')).toContain('28 days left')
  })

  test('asks visitors to sign in', async () => {
    expect((await page(null, '/umowy')).headers.location).toBe('/logowanie?dalej=%2Fumowy')
  })
})

describe('one contract', () => {
  test('says what is covered, until when, which devices, who has access', async () => {
    const shown = await text(anna, '/umowy/A204518')

    for (const part of [
      'Umowa A204518',
      'partner: Integrator Kropka Sp. z o.o.',
      'Co obejmuje',
      'Zwrot w 7 dni na nasz koszt',
      'Urządzenia 12',
      '2441G-00417',
      'Łódź, Serwerownia, szafa B',
      'Objęte do 31.03.2028',
      'ZAM/2025/17',
      'Anna Nowak',
      'administrator firmy',
    ])
      expect(shown).toContain(part)
  })

  test('searches its own devices', async () => {
    const shown = await text(anna, '/umowy/A204518?szukaj=szafa')

    expect(shown).toContain('2441G-00417')
    expect(shown).not.toContain('2441G-00418')
  })

  test('that has ended is readable, takes no ticket, and leads to its successor and the partner', async () => {
    const { body } = await page(anna, '/umowy/B100117')

    expect(body).toMatch(/<button[^>]* disabled=""[^>]*>Nowe zgłoszenie/)
    expect(body).not.toContain('/zgloszenia/nowe?umowa=B100117')
    expect(body).toContain('/umowy/A204600')
    expect(await text(anna, '/umowy/B100117')).toContain('kontakt z partnerem Integrator Kropka Sp. z o.o.')
  })

  test('that has not begun says when it will, and a contract without devices whom to ask', async () => {
    const shown = await text(anna, '/umowy/A204600')

    expect(shown).toContain('Umowa zacznie obowiązywać 01.12.2026')
    expect(shown).toContain('Brak urządzeń')
  })

  test('of others is not there', async () => {
    expect((await page(await aCustomer(world), '/umowy/A204518')).statusCode).toBe(404)
  })

  test('shows a partner only its own people', async () => {
    const kropka = (
      await world.db
        .selectFrom('organisation')
        .select('id')
        .where('name', 'like', 'Integrator%')
        .executeTakeFirstOrThrow()
    ).id
    const piotr = await aCustomer(world, [{ id: kropka, name: 'Integrator Kropka', taxId: '' }], { name: 'Piotr Ćma' })
    const shown = await text(piotr, '/umowy/A204518')

    expect(shown).toContain('Użytkownicy z dostępem 1')
    expect(shown).not.toContain(anna.email)
  })
})

describe('the entitlement window', () => {
  const right = { contractNumber: 'A204518', serial: '2441G-00417' }
  const newcomer = () => aCustomer(world, [], { taxId: gron.taxId })

  test('asks for contract and serial, and keeps where the person was heading', async () => {
    const { body } = await page(await newcomer(), '/umowy/dodaj?dalej=%2Fzgloszenia%2Fnowe')

    expect(body).toContain('name="dalej" value="/zgloszenia/nowe"')
    expect(body).toContain(gron.taxId)
    expect(body).not.toContain('name="discriminator"')
  })

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads to %s',
    async (dalej) => {
      const { body } = await page(await newcomer(), `/umowy/dodaj?dalej=${encodeURIComponent(dalej)}`)
      expect(body).toContain('name="dalej" value=""')
    },
  )

  test('leads to the list with the number of devices, and onward', async () => {
    const jan = await newcomer()
    const sent = await post(jan, '/umowy/dodaj', { ...right, dalej: '/zgloszenia/nowe', once: 'o1' })
    expect(sent.statusCode).toBe(303)

    const shown = await page(jan, String(sent.headers.location))
    expect(shown.body).toContain('Dodano umowę A204518: 12 urządzeń, ważna do 31.03.2028.')
    expect(shown.body).toContain('href="/zgloszenia/nowe"')
  })

  test('keeps what was typed, says one sentence, and then offers the name of the service', async () => {
    const sent = await post(await newcomer(), '/umowy/dodaj', { ...right, serial: 'NIC-1', once: 'o2' })

    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('Nie udało się potwierdzić tych danych dla Twojej firmy.')
    expect(sent.body).toContain('value="NIC-1"')
    expect(sent.body).toContain('name="discriminator"')
  })

  test('shows what is wrong with the shape at the field', async () => {
    const sent = await post(await newcomer(), '/umowy/dodaj', {
      contractNumber: 'AB12345',
      serial: '',
      taxId: '1200000012',
      once: 'o3',
    })

    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('Numer umowy to jedna litera i sześć cyfr')
  })

  test('sent again corrected after "back" is another try', async () => {
    const jan = await newcomer()
    expect((await post(jan, '/umowy/dodaj', { ...right, serial: 'NIC-2', once: 'o4' })).statusCode).toBe(422)
    expect((await post(jan, '/umowy/dodaj', { ...right, once: 'o4' })).statusCode).toBe(303)
  })

  test('is no page of the staff', async () => {
    expect((await page(administrator, '/umowy/dodaj')).statusCode).toBe(404)
  })
})

describe('tries to prove a right', () => {
  test('are shown to staff with their true reason, and cleared by who administers contracts', async () => {
    const jan = await aCustomer(world, [], { taxId: gron.taxId, name: 'Jan Żuraw' })
    await claimEntitlement({ ...world.as(jan.actor), ip: '' }, { contractNumber: 'A204519', serial: 'NIC-3' }).catch(
      () => null,
    )
    const engineer = await aStaffMember(world)

    expect(await text(engineer, '/umowy/A204519')).toContain('Nie ma takiego numeru seryjnego ani klucza')
    expect(await text(engineer, '/umowy/A204519')).not.toContain('Sprawdzone, odblokuj')
    expect(await text(anna, '/umowy/A204519')).not.toContain('Próby potwierdzenia')
    expect((await post(engineer, '/umowy/A204519/proby', {})).statusCode).toBe(404)

    expect((await post(administrator, '/umowy/A204519/proby', {})).statusCode).toBe(303)
    expect(await text(administrator, '/umowy/A204519')).not.toContain('Sprawdzone, odblokuj')
  })
})

describe('"to pomyłka"', () => {
  async function grantedLink(minutes = 72 * 60): Promise<{ jan: Person; token: string }> {
    const jan = await aCustomer(world, [], { taxId: gron.taxId, name: 'Jan Żuraw' })
    await claimEntitlement({ ...world.as(jan.actor), ip: '' }, { contractNumber: 'A204518', serial: '2441G-00417' })
    const claim = await world.db
      .selectFrom('entitlement_claim')
      .select('id')
      .where('person_id', '=', jan.id)
      .executeTakeFirstOrThrow()
    const token = await inTransaction(world.as(portalItself), (tx) =>
      issueMailLink(tx, { personId: anna.id, purpose: 'revoke_grant', payload: { claimId: claim.id }, minutes }),
    )
    return { jan, token }
  }
  const link = (token: string) => `/umowy/pomylka?t=${token}`

  test('shows who got access; opening it, as mail scanners do, changes nothing', async () => {
    const { jan, token } = await grantedLink()
    for (let opened = 0; opened < 10; opened++) await page(null, link(token))

    expect((await page(null, link(token))).body).toContain('Jan Żuraw')
    expect((await page(jan, '/umowy/A204518')).statusCode).toBe(200)
  })

  test('its button takes access away at once, once, and proving it again waits for a human', async () => {
    const { jan, token } = await grantedLink()
    expect((await post(null, '/umowy/pomylka', { t: token })).body).toContain('Dostęp został cofnięty')

    expect((await page(jan, '/umowy/A204518')).statusCode).toBe(404)
    expect((await post(null, '/umowy/pomylka', { t: token })).statusCode).toBe(410)
    expect((await page(null, link(token))).body).toContain('Tego linku nie można już użyć')
    await expect(
      claimEntitlement(
        { ...world.as({ kind: 'customer', personId: jan.id, name: jan.name, organisationIds: [] }), ip: '' },
        { contractNumber: 'A204518', serial: '2441G-00417' },
      ),
    ).rejects.toMatchObject({ code: 'contracts.claim_refused' })
    const events = await world.db
      .selectFrom('audit_event')
      .select('data')
      .where('type', '=', 'contracts.entitlement_revoked')
      .execute()
    expect(events).toMatchObject([{ data: { personId: jan.id, organisationId: gron.id, by: anna.id } }])
  })

  test.each(['', 'x', 'a'.repeat(43), '../..'])('a link that never existed ("%s") shows nobody', async (token) => {
    const { statusCode, body } = await page(null, link(token))
    expect(statusCode).toBe(200)
    expect(body).toContain('Tego linku nie można już użyć')
  })

  test('a link that has run out revokes nothing', async () => {
    const { jan, token } = await grantedLink(-1)
    expect((await post(null, '/umowy/pomylka', { t: token })).statusCode).toBe(410)
    expect((await page(jan, '/umowy/A204518')).statusCode).toBe(200)
  })
})
