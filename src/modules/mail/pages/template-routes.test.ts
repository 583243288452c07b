import { beforeAll, describe, expect, test } from 'vitest'
import { aStaffMember, signedIn, type Person } from '../../../../test/cast.ts'
import { aBrowser } from '../../../../test/cast-browser.ts'
import { aMailReader } from '../../../../test/cast-mails.ts'
import { textOf } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'
import { templateIds } from '../rules/template-parts.ts'

const world = useWorld()
const newMails = aMailReader(world)
const browser = aBrowser(world)
let admin: Person
let headers: Record<string, string>

beforeAll(async () => {
  admin = await aStaffMember(world, ['admin'], { name: 'Ada Min' })
  headers = await signedIn(world, admin)
})

const open = (path: string) => browser.get(`/admin/szablony${path}`, { headers })
const send = (path: string, form: Record<string, string> = {}) =>
  browser.post(`/admin/szablony${path}`, form, { headers })
const words = (pl: string, en: string) => ({
  'mail.closed_todo.pl': pl,
  'mail.closed_todo.en': en,
})

describe('the letters', () => {
  test('stand in one list with their numbers and states', async () => {
    const text = textOf(await open(''))
    for (const each of ['M01', 'M15', 'M46', 'Teksty wspólne', 'teksty fabryczne']) expect(text).toContain(each)
  })

  test.each(templateIds)('%s can be opened and looked at in both languages', async (id) => {
    expect((await open(`/${id}`)).statusCode).toBe(200)
    for (const language of ['pl', 'en']) expect((await open(`/${id}/podglad?jezyk=${language}`)).statusCode).toBe(200)
  })

  test('that do not exist are not there', async () => {
    expect((await open('/nothing')).statusCode).toBe(404)
    expect((await open('/constructor')).statusCode).toBe(404)
  })
})

describe('writing a letter', () => {
  test('keeps a draft, publishes it, shows what changed and goes back', async () => {
    const drafted = await send('/ticket_closed', { base: '0', act: 'draft', ...words('Koniec, {number}.', '') })
    expect(drafted.headers.location).toBe('/admin/szablony/ticket_closed?zapisano=szkic')
    expect(textOf(await open('/ticket_closed'))).toContain('szkic, wersja 1')

    const refused = await send('/ticket_closed', { base: '1', act: 'publish', ...words('Koniec {x}.', '') })
    expect(refused.statusCode).toBe(422)
    expect(textOf(refused)).toContain('Brakuje tekstu po angielsku.')
    expect(textOf(refused)).toContain('Ta wiadomość nie ma zmiennej „x”.')
    expect(refused.body).toContain('Koniec {x}.')

    const published = await send('/ticket_closed', { base: '1', act: 'publish', ...words('Koniec.', 'The end.') })
    expect(published.headers.location).toBe('/admin/szablony/ticket_closed?zapisano=opublikowano')
    expect(textOf(await open('/ticket_closed'))).toContain('Ada Min')
    const changes = await open('/ticket_closed/wersje/1')
    expect(changes.body).toMatch(/<del>Problem wrócił[^<]*<\/del>.*<ins>Koniec\.<\/ins>/s)

    expect((await send('/ticket_closed/przywrocenie', { version: '0' })).statusCode).toBe(303)
    expect((await open('/ticket_closed/wersje/2')).body).toContain('<del>Koniec.</del>')
    expect((await open('/ticket_closed/wersje/9')).statusCode).toBe(404)
  })

  test('does not write over what somebody else has saved', async () => {
    const answer = await send('/ticket_closed', { base: '0', act: 'draft', ...words('Inaczej.', 'Other.') })
    expect(answer.statusCode).toBe(409)
    expect(textOf(answer)).toContain('Ktoś w międzyczasie zapisał ten szablon.')
  })
})

describe('looking at a letter', () => {
  test('shows it with a real ticket, the last four characters of the serial number only', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk, { title: 'Zepsuty <b>router</b>' })
    const page = await open(`/ticket_opened/podglad?zgloszenie=${ticket.number}`)
    expect(textOf(page)).toContain(`[#${ticket.number}] Zepsuty &lt;b&gt;router&lt;/b&gt;`)
    expect(page.body).not.toContain('<b>router')
    if (ticket.serial.length > 4) expect(page.body).not.toContain(ticket.serial)
    const unknown = textOf(await open('/ticket_opened/podglad?zgloszenie=26-999999'))
    expect(unknown).toContain('Nie ma takiego zgłoszenia')
    expect(unknown).toContain('26-004217')
  })

  test('shows the HTML where nothing of it can run', async () => {
    const { headers: answered, body } = await open('/ticket_opened/podglad/html?jezyk=en')
    expect(answered['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
    expect(body).toContain('<html lang="en">')
  })

  test('shows the words of a draft before anybody gets them', async () => {
    await send('/ticket_solved', {
      base: '0',
      act: 'draft',
      'mail.solved_title.pl': 'Chyba gotowe',
      'mail.solved_title.en': 'Maybe',
    })
    expect(textOf(await open('/ticket_solved/podglad?jezyk=pl'))).toContain('Chyba gotowe')
  })

  test('sends a test to the own address, marked, in no thread', async () => {
    const sent = await send('/ticket_solved/test', { jezyk: 'en', przyklad: '', zgloszenie: '' })
    expect(sent.headers.location).toContain('zrobiono=test')
    const [mail] = await newMails()
    expect(mail).toMatchObject({ toAddress: admin.email, locale: 'en', ticketId: null, replyTo: null })
    expect(mail?.subject).toMatch(/^\[Test\] /)
  })
})

test('the same as JSON', async () => {
  const call = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) =>
    browser.call(method, `/templates${path}`, body, { headers })
  const { items } = (await call('GET', '')).json<{ items: { id: string }[] }>()
  expect(items.map(({ id }) => id).toSorted()).toEqual([...templateIds].toSorted())

  const texts = { 'mail.assigned_todo': { pl: 'Twoje.', en: '' } }
  const refused = await call('PUT', '/ticket_assigned', { base: 0, publish: true, texts })
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({ errors: [{ code: 'mail.problem.language_missing' }] })
  const good = { 'mail.assigned_todo': { pl: 'Twoje.', en: 'Yours.' } }
  expect((await call('PUT', '/ticket_assigned', { base: 0, publish: true, texts: good })).json()).toEqual({
    version: 1,
  })
  expect((await call('POST', '/ticket_assigned/preview', { language: 'en' })).json<{ text: string }>().text).toContain(
    'Yours.',
  )
  expect((await call('PUT', '/ticket_assigned/published-version', { version: 0 })).json()).toEqual({ version: 2 })
  expect((await call('POST', '/ticket_assigned/test-mail', { language: 'pl' })).statusCode).toBe(204)
  const { versions } = (await call('GET', '/ticket_assigned')).json<{
    versions: { version: number; author: string }[]
  }>()
  expect(versions).toMatchObject([{ version: 2, author: 'Ada Min' }, { version: 1 }])
})
