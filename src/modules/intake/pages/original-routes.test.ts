import { describe, expect, test } from 'vitest'
import { receives, replyAddressOf } from '../../../../test/cast-incoming.ts'
import { aCustomer, signedIn, type Person } from '../../../../test/cast.ts'
import { aDesk, aTicket } from '../../../../test/cast-tickets.ts'
import { useWorld } from '../../../../test/world.ts'

const world = useWorld()

async function get(person: Person, url: string) {
  const answer = await world.app.inject({ url, headers: await signedIn(world, person) })
  return { status: answer.statusCode, html: answer.body.replaceAll(/<!-- -->/g, ''), headers: answer.headers }
}

const html =
  '<p>Panel <b>nie świeci</b></p><script>alert(1)</script><img src="https://obcy.example/a.png" alt="Logo"><a href="https://firma.example">opis</a>'

async function mailed() {
  const desk = await aDesk(world)
  const ticket = await aTicket(world, desk)
  const to = replyAddressOf(world, ticket.number, desk.anna.email)
  const { entry_id } = await receives(world, {
    from: `Anna <${desk.anna.email}>`,
    to,
    subject: 'Re: panel',
    text: `Panel nie świeci.\r\n\r\nW dniu 20.11.2026 o 15:05 Portal <${to}> pisze:\r\n> Co świeci?`,
    html,
    files: { 'log.txt': 'abc' },
  })
  const path = `/zgloszenia/${ticket.number}/wpisy/${entry_id}/oryginal`
  return { desk, ticket, entryId: entry_id ?? '', path, to }
}

describe('an entry that came by mail', () => {
  test('shows its whole mail one click away, to everybody who sees the entry', async () => {
    const { desk, ticket, path, to } = await mailed()
    const colleague = await aCustomer(world, [desk.customer], { email: `jan-${ticket.number}@zlotygron.example` })
    for (const reader of [desk.anna, colleague, desk.adam]) {
      const at = reader === desk.adam ? `/k/zgloszenia/${ticket.number}` : `/zgloszenia/${ticket.number}`
      const page = await get(reader, at)
      expect(page.html).toContain(`<a href="${path}">Pokaż całą wiadomość</a>`)
      const { status, html: shown } = await get(reader, path)
      expect(status).toBe(200)
      expect(shown).toContain('Re: panel')
      expect(shown).toContain('&gt; Co świeci?')
      expect(shown).toContain('log.txt')
      expect(shown).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
      expect(shown).not.toContain(to)
    }
  })

  test('shows nothing to anybody else, and nothing of another ticket', async () => {
    const { desk, path, entryId } = await mailed()
    const stranger = await aCustomer(world, [])
    const other = await aTicket(world, desk)
    for (const url of [path, `${path}/tresc`]) {
      expect((await get(stranger, url)).status).toBe(404)
      expect((await get(desk.ola, url)).status).toBe(404)
    }
    expect((await get(desk.anna, `/zgloszenia/${other.number}/wpisy/${entryId}/oryginal`)).status).toBe(404)
  })

  test('stays inside when its entry is a note', async () => {
    const { desk, path, entryId } = await mailed()
    await world.db.updateTable('entry').set({ kind: 'note' }).where('id', '=', entryId).execute()
    expect((await get(desk.anna, path)).status).toBe(404)
    expect((await get(desk.anna, `${path}/tresc`)).status).toBe(404)
    expect((await get(desk.adam, path)).status).toBe(200)
  })

  test('gives staff all headers and the mail as a file, and customers neither', async () => {
    const { desk, ticket, entryId, path } = await mailed()
    const file = `/k/zgloszenia/${ticket.number}/wpisy/${entryId}/plik`
    const asStaff = await get(desk.adam, path)
    expect(asStaff.html).toContain('MIME-Version: 1.0')
    expect(asStaff.html).toContain(`href="${file}"`)
    const raw = await get(desk.adam, file)
    expect(raw.headers['content-disposition']).toMatch(/^attachment/)
    expect(raw.html).toMatch(/^From: Anna/)
    expect((await get(desk.anna, path)).html).not.toMatch(/MIME-Version|\/plik/)
    expect((await get(desk.anna, file)).status).toBe(404)
  })
})

describe('the frame of a mail', () => {
  test('runs and loads nothing by its own policy', async () => {
    const { desk, path } = await mailed()
    const { headers, html: frame } = await get(desk.anna, `${path}/tresc`)
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    )
    expect(frame).toContain('<b>nie świeci</b>')
    expect(frame).toContain('rel="noopener noreferrer nofollow"')
    expect(frame).not.toMatch(/<script|obcy\.example/)
  })

  test('shows pictures from elsewhere only after a click', async () => {
    const { desk, path } = await mailed()
    expect((await get(desk.anna, path)).html).toContain(`href="${path}?obrazy=tak"`)
    const asked = await get(desk.anna, `${path}?obrazy=tak`)
    expect(asked.html).toContain(`src="${path}/tresc?obrazy=tak"`)
    const frame = await get(desk.anna, `${path}/tresc?obrazy=tak`)
    expect(frame.html).toContain('<img alt="Logo" src="https://obcy.example/a.png"')
    expect(frame.headers['content-security-policy']).toContain('img-src data: https:;')
  })

  test('is not there for a mail of words alone', async () => {
    const desk = await aDesk(world)
    const ticket = await aTicket(world, desk)
    const to = replyAddressOf(world, ticket.number, desk.anna.email)
    const { entry_id } = await receives(world, { from: desk.anna.email, to, text: 'Samo słowo.' })
    const path = `/zgloszenia/${ticket.number}/wpisy/${entry_id}/oryginal`
    const page = await get(desk.anna, path)
    expect(page.html).toContain('Samo słowo.')
    expect(page.html).not.toContain('<iframe')
    expect((await get(desk.anna, `${path}/tresc`)).status).toBe(404)
  })
})
