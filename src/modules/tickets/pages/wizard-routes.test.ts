import { describe, expect, test } from 'vitest'
import { listEntries, listRecipients } from '../../dialogue/index.ts'
import { aCustomer } from '../../../../test/cast.ts'
import { aContract } from '../../../../test/cast-contracts.ts'
import { aReader, questionsOf, textOf, valueOf } from '../../../../test/cast-pages.ts'
import { aDesk, aTicket, type Desk } from '../../../../test/cast-tickets.ts'
import { portalItself, useWorld } from '../../../../test/world.ts'
import { linkedTickets } from '../store/linked.ts'
import { listTickets } from '../store/lists.ts'
import { findTicket } from '../store/tickets.ts'

const world = useWorld()
const path = '/zgloszenia/nowe'

async function annaReports(details: Parameters<typeof aDesk>[1] = {}) {
  const desk = await aDesk(world, details)
  return { desk, anna: await aReader(world, desk.anna) }
}

const report = (desk: Desk, details: Record<string, string | string[]> = {}) => ({
  do: 'send',
  lineId: desk.contract.lines[0]?.id ?? '',
  priority: 'P1',
  title: 'Nie działa łącze',
  description: 'Od rana świeci czerwona dioda.',
  partnerAccess: 'no',
  language: 'pl',
  once: crypto.randomUUID(),
  ...details,
})

const seenByPortal = (number: string) => findTicket(world.as(portalItself), number)
const numberIn = (location: unknown): string => /^\/zgloszenia\/(.+)\/przyjete$/.exec(String(location))?.[1] ?? ''

describe('choosing the device', () => {
  test('offers what is covered, and shows the rest with the reason', async () => {
    const { anna } = await annaReports({
      lines: [
        { serial: 'FG100FTK24000013' },
        { serial: 'OLD0001', validTo: '2026-10-31' },
        { serial: 'NEW0001', validFrom: '2027-01-01' },
      ],
    })

    const page = await anna.get(path)

    expect(textOf(page)).toContain('FG100FTK24000013')
    expect(textOf(page)).toMatch(/OLD0001 Ochrona tego urządzenia się skończyła \(umowa A\d{6}\)/)
    expect(textOf(page)).toContain('Ochrona zaczyna się 01.01.2027')
    expect(page.body.match(/<input(?=[^>]*name="lineId")(?=[^>]*disabled)/g)).toHaveLength(2)
  })

  test('a search without script that leaves one device chooses it and keeps what was typed', async () => {
    const { anna } = await annaReports({ lines: [{ serial: 'FG100FTK24000013' }, { serial: '2441LZ0A5BC8' }] })

    const found = await anna.send(path, {
      do: 'search',
      szukaj: '2441lz',
      title: 'Rally Bar',
      priority: 'P2',
      description: 'Zrywa.',
    })

    expect(found.statusCode).toBe(422)
    expect(found.body).toMatch(/<input(?=[^>]*name="lineId")(?=[^>]*checked)/)
    expect(valueOf(found, 'title')).toBe('Rally Bar')
    expect(found.body).toContain('Zrywa.</textarea>')
    expect(textOf(found)).toContain('dziś do 16:05')
    expect(textOf(found)).not.toContain('Formularz ma')
  })

  test('an address that names a line has chosen it; one of another company does not exist', async () => {
    const { desk, anna } = await annaReports({ lines: [{ serial: 'A1' }, { serial: 'B2' }] })
    const other = await aContract(world, { lines: [{ serial: 'TAJNE' }] })

    const page = await anna.get(`${path}?linia=${desk.contract.lines[1]?.id}`)

    expect(page.body).toMatch(new RegExp(`<input(?=[^>]*value="${desk.contract.lines[1]?.id}")(?=[^>]*checked)`))
    expect((await anna.get(`${path}?linia=${other.lines[0]?.id}`)).statusCode).toBe(404)
    expect(textOf(await anna.get(`${path}?szukaj=TAJNE`))).toContain('Nie znaleźliśmy takiego urządzenia')
  })

  test('a link to a line that has expired says why it cannot be chosen', async () => {
    const { desk, anna } = await annaReports({ lines: [{ serial: 'OLD1', validTo: '2026-10-31' }, { serial: 'X2' }] })

    expect(textOf(await anna.get(`${path}?linia=${desk.contract.lines[0]?.id}`))).toContain(
      'Umowa na to urządzenie wygasła',
    )
  })

  test('what was reported lately comes first', async () => {
    const { desk, anna } = await annaReports({ lines: [{ serial: 'AAA1' }, { serial: 'BBB2' }] })
    await aTicket(world, desk, { lineId: desk.contract.lines[1]?.id ?? '' })

    const text = textOf(await anna.get(path))

    expect(text.indexOf('BBB2')).toBeLessThan(text.indexOf('AAA1'))
  })
})

describe('choosing the priority', () => {
  test('promises an hour for each situation and explains it', async () => {
    const { desk, anna } = await annaReports({ plan: 'LOGI-HEZOPLUS' })

    const text = textOf(await anna.get(`${path}?linia=${desk.contract.lines[0]?.id}`))

    expect(text).toMatch(
      /P1 Krytyczny .*Można też zadzwonić: \+48 12 25 25 600 Reakcja do 1 h, całą dobę dziś do 16:05/,
    )
    expect(text).toContain('Reakcja do 4 h, w godzinach okna serwisowego pon., 23 lis, do 11:05')
    expect(text).toContain('Dlaczego te godziny?')
    expect(text).toContain('sob., 21 lis weekend')
  })

  test('takes only questions about a whole contract', async () => {
    const { desk, anna } = await annaReports()

    const page = await anna.send(path, { do: 'line', lineId: `umowa:${desk.contract.number}` })
    expect(page.body.match(/<input(?=[^>]*name="priority")(?=[^>]*disabled)/g)).toHaveLength(2)

    const sent = await anna.send(path, report(desk, { lineId: `umowa:${desk.contract.number}`, priority: 'P3' }))
    expect(await seenByPortal(numberIn(sent.headers.location))).toMatchObject({ contractLineId: null, priority: 'P3' })
  })
})

describe('sending', () => {
  test('opens the ticket and confirms it with its number, the promised hour and what happens next', async () => {
    const { desk, anna } = await annaReports()
    const shown = await anna.get(`${path}?linia=${desk.contract.lines[0]?.id}`)

    const sent = await anna.send(
      path,
      report(desk, { recipients: 'jan@zlotygron.example, ewa@serwis.example', once: valueOf(shown, 'once') ?? '' }),
      [{ name: 'konsola.log', content: 'boot failed' }],
    )
    expect(sent.statusCode).toBe(303)
    const number = numberIn(sent.headers.location)
    const page = textOf(await anna.get(String(sent.headers.location)))

    expect(page).toContain(`Zgłoszenie ${number} jest u nas`)
    expect(page).toContain('Inżynier odpowie: dziś do 16:05')
    expect(page).toContain('+48 12 25 25 600')
    expect(page).toContain('Adres ewa@serwis.example jest spoza Twojej firmy')
    expect(page).not.toContain('Adres jan@zlotygron.example')
    expect(page).toContain('Integrator Kropka nie widzi tego zgłoszenia')
    const ticket = await seenByPortal(number)
    expect(ticket).toMatchObject({ title: 'Nie działa łącze', partnerAccess: false, priority: 'P1' })
    const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: true })
    expect(entry?.attachments.map(({ name, kind }) => [name, kind])).toEqual([['konsola.log', 'log']])
    expect(await listRecipients(world.as(portalItself), ticket.id)).toHaveLength(2)
  })

  test('the hour that was shown before is the hour that is kept', async () => {
    const { desk, anna } = await annaReports()
    const shown = textOf(await anna.get(`${path}?linia=${desk.contract.lines[0]?.id}`))

    const sent = await anna.send(path, report(desk))

    expect(shown).toContain('dziś do 16:05')
    expect((await seenByPortal(numberIn(sent.headers.location))).nextDueAt?.toString()).toBe('2026-11-20T15:05:00Z')
  })

  test('says everything that is wrong at once and keeps what was typed, chosen and sent', async () => {
    const { desk, anna } = await annaReports()

    const refused = await anna.send(
      path,
      report(desk, {
        title: '',
        partnerAccess: '',
        recipients: 'jan@, ola@zlotygron.example',
        fileKind: 'configuration',
      }),
      [{ name: 'kopia.cfg', content: 'hostname sw1' }],
    )

    expect(refused.statusCode).toBe(422)
    expect(textOf(refused)).toContain('Formularz ma 3 błędy')
    expect(textOf(refused)).toContain('Prosimy wpisać tytuł zgłoszenia.')
    expect(textOf(refused)).toContain('Prosimy zdecydować, czy pracownicy partnera mogą widzieć to zgłoszenie.')
    expect(textOf(refused)).toContain('jan@: ')
    expect(refused.body).toContain('Od rana świeci czerwona dioda.</textarea>')
    expect(refused.body).toContain('jan@, ola@zlotygron.example</textarea>')
    expect(textOf(refused)).toContain('kopia.cfg Konfiguracja')

    const again = await anna.send(
      path,
      report(desk, { upload: valueOf(refused, 'upload') ?? '', once: valueOf(refused, 'once') ?? '' }),
    )
    expect(again.statusCode).toBe(303)
    const ticket = await seenByPortal(numberIn(again.headers.location))
    const [entry] = await listEntries(world.as(portalItself), ticket.id, { internal: true })
    expect(entry?.attachments.map(({ name }) => name)).toEqual(['kopia.cfg'])
  })

  test('a second click opens nothing twice', async () => {
    const { desk, anna } = await annaReports()
    const fields = report(desk)

    const answers = [
      await anna.send(path, fields),
      await anna.send(path, fields),
      await anna.send(path, fields, [{ name: 'a.log', content: 'x' }]),
    ]

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    expect(answers[0]?.headers.location).toBe(answers[1]?.headers.location)
    expect((await listTickets(world.as(desk.anna.actor))).tickets).toHaveLength(1)
  })

  test('asks about the partner by name without an answer chosen beforehand', async () => {
    const { desk, anna } = await annaReports()

    const page = await anna.get(`${path}?linia=${desk.contract.lines[0]?.id}`)

    expect(textOf(page)).toContain('Czy pracownicy firmy Integrator Kropka mogą widzieć to zgłoszenie?')
    expect(page.body).not.toMatch(/<input(?=[^>]*name="partnerAccess")(?=[^>]*checked)/)
  })

  test('a partner who reports sees that the ticket is shared, and why', async () => {
    const { desk } = await annaReports()
    const ola = await aReader(world, desk.ola)

    expect(textOf(await ola.get(`${path}?linia=${desk.contract.lines[0]?.id}`))).toContain(
      'Zgłoszenie otwiera partner, dlatego je widzi.',
    )

    const sent = await ola.send(path, report(desk, { partnerAccess: '' }))
    expect(await seenByPortal(numberIn(sent.headers.location))).toMatchObject({ partnerAccess: true })
  })
})

describe('the same on another device', () => {
  test('comes filled in but for the device and the partner, and both tickets name each other', async () => {
    const { desk, anna } = await annaReports({ lines: [{ serial: 'FG100FTK24000013' }, { serial: '2441LZ0A5BC8' }] })
    const first = numberIn(
      (await anna.send(path, report(desk, { recipients: 'noc@zlotygron.example' }))).headers.location,
    )
    expect((await anna.get(`/zgloszenia/${first}/przyjete`)).body).toContain(`/zgloszenia/nowe?jak=${first}`)

    const page = await anna.get(`${path}?jak=${first}`)
    expect(textOf(page)).toContain(`To kopia opisu ze zgłoszenia ${first}`)
    expect(valueOf(page, 'title')).toBe('Nie działa łącze')
    expect(page.body).toContain('Od rana świeci czerwona dioda.')
    expect(page.body).toContain('noc@zlotygron.example')
    expect(page.body).not.toMatch(/<input(?=[^>]*name="(lineId|partnerAccess)")(?=[^>]*checked)/)

    const line = desk.contract.lines[1]?.id ?? ''
    const second = numberIn((await anna.send(path, report(desk, { lineId: line, jak: first }))).headers.location)
    expect(textOf(await anna.get(`/zgloszenia/${first}`))).toContain(`To samo na innych urządzeniach ${second}`)
    expect(textOf(await anna.get(`/zgloszenia/${second}`))).toContain(`To samo na innych urządzeniach ${first}`)

    const third = numberIn((await anna.send(path, report(desk, { lineId: line, jak: second }))).headers.location)
    const linked = await linkedTickets(world.as(desk.anna.actor), await seenByPortal(first))
    expect(linked.map(({ number }) => number)).toEqual([second, third])
    expect(await linkedTickets(world.as(desk.ola.actor), await seenByPortal(first))).toEqual([])
  })

  test('is never of a ticket that one may not see', async () => {
    const { desk } = await annaReports()
    const ticket = await aTicket(world, desk)
    const other = await annaReports()

    expect((await other.anna.get(`${path}?jak=${ticket.number}`)).statusCode).toBe(404)
    expect((await other.anna.send(path, report(other.desk, { jak: ticket.number }))).statusCode).toBe(404)
  })
})

describe('the promise in a calendar', () => {
  test('is a file of the ticket that names the hour, for those who may see it', async () => {
    const { desk, anna } = await annaReports()
    const { number } = await aTicket(world, desk)

    const file = await anna.get(`/zgloszenia/${number}/termin.ics`)
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(file.headers['content-disposition']).toBe(`attachment; filename="${number}.ics"`)
    expect(file.body).toContain('DTSTART:20261120T150500Z')
    expect((await anna.get(`/zgloszenia/${number}/przyjete`)).body).toContain(`/zgloszenia/${number}/termin.ics`)

    const stranger = await aReader(world, (await annaReports()).desk.anna)
    expect((await stranger.get(`/zgloszenia/${number}/termin.ics`)).statusCode).toBe(404)
  })
})

describe('who may report', () => {
  test('nobody who has proven no right, and no staff', async () => {
    const { desk } = await annaReports()

    const stranger = await (await aReader(world, await aCustomer(world))).get(path)
    const adam = await (await aReader(world, desk.adam)).get(path)

    expect(stranger.headers.location).toBe('/umowy/dodaj?dalej=%2Fzgloszenia%2Fnowe')
    expect(adam.statusCode).toBe(404)
  })

  test('a confirmation is its owner’s alone', async () => {
    const { desk } = await annaReports()
    const ticket = await aTicket(world, desk)

    expect((await (await aReader(world, desk.ola)).get(`/zgloszenia/${ticket.number}/przyjete`)).statusCode).toBe(404)
  })

  test('the wizard speaks English', async () => {
    const { desk } = await annaReports()

    const text = textOf(
      await (await aReader(world, desk.anna, 'en')).get(`${path}?linia=${desk.contract.lines[0]?.id}`),
    )

    expect(text).toContain('How urgent is it?')
    expect(text).toContain('today by 16:05 (Warsaw time)')
  })

  test('the wizard asks the database at most six questions', async () => {
    const { desk, anna } = await annaReports()
    const address = `${path}?linia=${desk.contract.lines[0]?.id}`
    await anna.get(address)

    expect(await questionsOf(world, () => anna.get(address))).toBeLessThanOrEqual(6)
  })
})
