import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../../../test/files.ts'
import { runMailParse } from './commands.ts'

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
