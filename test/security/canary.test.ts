import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { addNote, addRecipient } from '../../src/modules/tickets/index.ts'
import { sha256 } from '../../src/platform/hash.ts'
import type { CastName } from '../permissions/families.ts'
import { headersOf } from '../permissions/knock.ts'
import { aMailEntry, aStage, type Stage } from '../permissions/stage.ts'
import { aTicket, anAnswer, anUpload } from '../cast-tickets.ts'
import { useWorld } from '../world.ts'
import { everyRead, everythingOf, queryOf, sweep, withQuery } from './sweep.ts'

/** 128 bits in two halves: one may be searched for, the other would be the find. */
type Canary = { readonly head: string; readonly tail: string; readonly whole: string }

function aCanary(): Canary {
  const [head, tail] = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')]
  return { head, tail, whole: `${head}${tail}` }
}

const world = useWorld()
const [title, body, fileName, fileContent, recipient, answer] = Array.from({ length: 6 }, aCanary) as CanarySet
const [note, noteFile, mail] = [aCanary(), aCanary(), aCanary()]
const forStaff = [note, noteFile, mail]
type CanarySet = [Canary, Canary, Canary, Canary, Canary, Canary]
const ofTicket = [title, body, fileName, fileContent, recipient, answer]
let stage: Stage

beforeAll(async () => {
  const set = await aStage(world)
  stage = { ...set, spots: { kept: await aPlantedSpot(set, false), shared: await aPlantedSpot(set, true) } }
  const body = `Nieznany nadawca pisze ${mail.whole}`
  await world.db.updateTable('raw_mail').set({ body, subject: mail.whole }).execute()
})

/** A ticket with a canary in everything that somebody typed into it. */
async function aPlantedSpot({ desk }: Stage, partnerAccess: boolean) {
  const words = partnerAccess ? ['', '', '', '', '', ''] : ofTicket.map(({ whole }) => whole)
  const file = await anUpload(world, desk.anna, { name: `plik ${words[2]}.txt`, content: `log ${words[3]}` })
  const ticket = await aTicket(world, desk, {
    title: `Tytuł ${words[0]}`,
    description: `Opis ${words[1]}`,
    uploads: [{ id: file.id }],
    partnerAccess,
  })
  const { number } = ticket
  const inside = await anUpload(world, desk.adam, { name: `${noteFile.whole}.txt`, content: noteFile.whole })
  const adam = world.as(desk.adam.actor)
  await addNote(adam, { number, body: `Notatka ${note.whole}`, uploads: [{ id: inside.id }] })
  await anAnswer(world, desk, ticket, `Odpowiedź ${words[5]}`)
  const { id: recipientId } = await addRecipient(adam, { number, email: `r${words[4] || '-shared'}@zlotygron.example` })
  const attached = await world.db
    .selectFrom('attachment')
    .innerJoin('entry', 'entry.id', 'attachment.entry_id')
    .select(['attachment.id', 'entry.kind'])
    .where('entry.ticket_id', '=', ticket.id)
    .execute()
  const idOf = (kind: string) => attached.find((each) => each.kind === kind)?.id ?? ''
  const mailEntryId = await aMailEntry(world, number, desk.anna.email, words[5])
  const files = { attachmentId: idOf('message'), noteFileId: idOf('note') }
  return { ticketId: ticket.id, number, ...files, recipientId, mailEntryId }
}

/** Which canaries an answer holds; the half that was searched for may come back as what was typed. */
const foundIn = (text: string, canaries: readonly Canary[]): string[] =>
  canaries.filter(({ tail }) => text.includes(tail)).map(({ whole }) => whole)

const outside = ['stranger', 'half', 'unproven', 'other', 'partnerWithout'] as const satisfies readonly CastName[]
const publicLink = /^(GET|POST) \/zgloszenia\/opusc/

describe('a canary in everything of a ticket (F8)', () => {
  test.each(outside)('is in no answer to %s', { timeout: 180_000 }, async (who) => {
    const reads = everyRead(stage).filter(({ key }) => !publicLink.test(key))
    const searches = reads.flatMap((each) =>
      queryOf(each).flatMap((name) => [title, recipient].map(({ head }) => withQuery(each, { [name]: head }))),
    )
    const leaks: string[] = []
    await sweep(stage, who, [...reads, ...searches], (key, response) => {
      const found = foundIn(everythingOf(response), [...ofTicket, ...forStaff])
      if (found.length > 0) leaks.push(`${key}: ${found.join(' ')}`)
    })
    expect(leaks).toEqual([])
  })

  test('is found by those who may: the sweep sees something', async () => {
    const seen = new Set<string>()
    const see = (_: string, response: Parameters<typeof everythingOf>[0]) => {
      for (const each of foundIn(everythingOf(response), [...ofTicket, ...forStaff])) seen.add(each)
    }
    await sweep(stage, 'owner', everyRead(stage), see)
    expect([...seen].toSorted()).toEqual(ofTicket.map(({ whole }) => whole).toSorted())
    await sweep(stage, 'engineer', everyRead(stage), see)
    expect(seen.size).toBe(9)
  })

  test.each(['owner', 'partnerWith'] as const)('in an internal note is in no answer to %s (row 29)', async (who) => {
    const reads = everyRead(stage)
    const searches = reads.flatMap((each) => queryOf(each).map((name) => withQuery(each, { [name]: note.head })))
    const leaks: string[] = []
    await sweep(stage, who, [...reads, ...searches], (key, response) => {
      if (foundIn(everythingOf(response), forStaff).length > 0) leaks.push(key)
    })
    expect(leaks).toEqual([])
  })

  test('goes by mail to nobody outside, and from a note to no customer', async () => {
    await world.drain()
    const mails = await world.db.selectFrom('outbound_mail').selectAll().execute()
    expect(mails.length).toBeGreaterThan(0)
    const insiders = [stage.people.engineer?.email, world.services.config.operator.deskAddress]
    const leaks = mails.filter((sent) => {
      const text = JSON.stringify(sent)
      const isInside = insiders.includes(sent.to_address)
      const isTheirs = isInside || sent.to_address.endsWith('@zlotygron.example')
      return (foundIn(text, ofTicket).length > 0 && !isTheirs) || (foundIn(text, forStaff).length > 0 && !isInside)
    })
    expect(leaks.map((mail) => [mail.to_address, mail.subject])).toEqual([])
  })
})

const ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const TRACE = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/g

test('counts, lists and search read the same with and without a hidden ticket (row 30)', async () => {
  const lists = ['/pulpit', '/zgloszenia', '/zgloszenia?szukaj=Ukryte', '/umowy', '/szukaj?q=Ukryte']
  const api = ['/api/v1/tickets', '/api/v1/tickets?search=Ukryte', '/api/v1/contracts']
  const contract = [`/umowy/${stage.desk.contract.number}`, `/api/v1/contracts/${stage.desk.contract.number}`]
  for (const who of ['other', 'partnerWithout'] as const) {
    const headers = await headersOf(stage, who)
    const read = async (url: string) => {
      const { statusCode, body: text } = await world.app.inject({ method: 'GET', url, headers })
      return [url, statusCode, sha256(text.replaceAll(ID, 'id').replaceAll(TRACE, 'trace'))]
    }
    const urls = [...lists, ...api, ...contract]
    const before = await Promise.all(urls.map(read))
    await aTicket(world, stage.desk, { title: `Ukryte ${who}` })
    expect(await Promise.all(urls.map(read))).toEqual(before)
  }
})
