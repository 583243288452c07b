import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { OpenPortal } from '../../platform/command.ts'
import { root } from '../../../test/files.ts'
import { useWorld } from '../../../test/world.ts'
import { runMailDeliver, runMailParse } from './commands.ts'

const sample = join(root, 'test/mail-samples/pl/gmail-dziala.eml')

async function run(files: string[], json = true) {
  const lines: string[] = []
  const code = await runMailParse(files, (line) => lines.push(line), json)
  return { code, lines }
}

describe('bin/portal mail parse', () => {
  test('prints what the dialogue would show, a line for each file', async () => {
    const { code, lines } = await run([sample, sample])
    expect(code).toBe(0)
    expect(lines).toHaveLength(2)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      file: sample,
      from: 'anna.nowak@zlotygron.example',
      to: ['zgloszenia@myhezo.pl'],
      cc: [],
      subject: 'Re: [#26-004217] FortiGate 100F nie uruchamia się',
      messageId: '<pl-000@example.com>',
      automatic: false,
      visibleText: 'Działa, dziękuję!',
      attachments: [],
      verified: true,
    })
  })

  test('names a file that it cannot read and goes on', async () => {
    const { code, lines } = await run(['/nowhere.eml', sample])
    expect(code).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toEqual({ file: '/nowhere.eml', error: 'file_unreadable' })
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ visibleText: 'Działa, dziękuję!' })
  })

  test('prints text for people', async () => {
    expect((await run([sample], false)).lines[0]).toContain('Działa, dziękuję!')
  })
})

describe('bin/portal mail deliver', () => {
  const world = useWorld()
  const mail = (content = 'Subject: x\r\n\r\ny') => ({
    content: Readable.from([Buffer.from(content)]),
    envelopeFrom: 'anna@firma.example',
    envelopeTo: ['zgloszenia@myhezo.pl'],
  })

  /** The world's own portal, which must outlive the command. */
  const opened: OpenPortal = () =>
    Promise.resolve({
      services: world.services,
      db: world.db,
      databaseUrl: world.databaseUrl,
      jobs: { ...world.services.jobs, work: never, drain: never, stop: () => Promise.resolve() },
      close: () => Promise.resolve(),
    })
  const never = () => Promise.reject(new Error('a command runs no jobs'))

  test('says 0 when the mail is on the disk and in the database', async () => {
    expect(await runMailDeliver(opened, mail(), () => undefined)).toBe(0)
    const row = await world.db.selectFrom('raw_mail').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'waiting', envelope_from: 'anna@firma.example', size: 15 })
    expect(await world.services.files.has(row.sha256)).toBe(true)
  })

  test('says 75 when the portal cannot be opened, or the mail breaks off', async () => {
    const said: string[] = []
    const closed: OpenPortal = () => Promise.reject(new Error('no database'))
    expect(await runMailDeliver(closed, mail(), (line) => said.push(line))).toBe(75)
    expect(said).toEqual(['no database'])
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('Subject: x')
        throw new Error('the pipe broke')
      })(),
    )
    expect(await runMailDeliver(opened, { ...mail(), content: broken }, () => undefined)).toBe(75)
    expect(await world.db.selectFrom('raw_mail').select('id').execute()).toHaveLength(1)
  })
})
